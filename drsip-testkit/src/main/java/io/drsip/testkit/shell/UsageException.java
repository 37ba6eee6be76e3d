package io.drsip.testkit.shell;

import java.util.List;

/** The command line cannot be followed. The message has a line for each reason. */
final class UsageException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    UsageException(List<String> problems) {
        super(String.join("\n", problems));
    }
}
