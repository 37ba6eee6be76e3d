package io.drsip.testkit.shell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hides numbers and names in lines that end in tickets: {@code +1425555****}. Immutable. */
final class Redaction {

    private static final Pattern DISPLAY_NAME = Pattern.compile("\"[^\"]*\"(?=\\s*<)");
    private static final Pattern URI_USER =
            Pattern.compile("(?<=\\bsips?:|\\btel:)[^@>;\\s]+(?=@)|(?<=\\btel:)[^@>;\\s]+");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.-])\\+\\d{5,15}+(?!\\*)");
    private static final int HIDDEN = 4;

    private final boolean on;

    Redaction(boolean on) {
        this.on = on;
    }

    String text(String line) {
        if (!on) {
            return line;
        }
        String unnamed = DISPLAY_NAME.matcher(line).replaceAll("\"***\"");
        return eachMatch(NUMBER, eachMatch(URI_USER, unnamed));
    }

    private String eachMatch(Pattern pattern, String line) {
        return pattern.matcher(line).replaceAll(found -> Matcher.quoteReplacement(number(found.group())));
    }

    /** A number without its last digits; of anything shorter, nothing stays. */
    String number(String user) {
        if (!on) {
            return user;
        }
        boolean isNumber = user.length() > HIDDEN + 2 && user.matches("\\+?\\d+");
        return (isNumber ? user.substring(0, user.length() - HIDDEN) : "") + "*".repeat(HIDDEN);
    }
}
