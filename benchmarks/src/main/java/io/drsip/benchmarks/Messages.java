package io.drsip.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** One message, or several that take turns: then the time of an operation is the mean over them. Single thread. */
final class Messages {

    /** The name that stands for all of them. */
    static final String ALL = "all";

    private static final List<String> NAMES = List.of(
            "01-options",
            "02-options-200",
            "03-invite-sbc",
            "04-invite-teams",
            "05-trying",
            "06-ringing",
            "07-progress-sdp",
            "08-ack",
            "09-bye",
            "10-refer",
            "11-reinvite");

    private final List<byte[]> octets;

    // Whose turn it is.
    private int turn;

    private Messages(List<String> names) {
        octets = names.stream().map(Messages::load).toList();
    }

    /** The message of a name, or all eleven. */
    static Messages named(String name) {
        return among(name, NAMES);
    }

    /** The message of a name, or all of some. */
    static Messages among(String name, List<String> names) {
        return new Messages(name.equals(ALL) ? names : List.of(name));
    }

    private static byte[] load(String name) {
        try (InputStream file = Messages.class.getResourceAsStream("/messages/" + name + ".sip")) {
            if (file == null) {
                throw new IllegalArgumentException("no message " + name + "; there are " + NAMES + " and " + ALL);
            }
            return file.readAllBytes();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    int size() {
        return octets.size();
    }

    byte[] next() {
        byte[] next = octets.get(turn);
        turn = turn + 1 == octets.size() ? 0 : turn + 1;
        return next;
    }

    /** Some messages one behind the other, as in a stream. */
    byte[] glued(int count) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            stream.writeBytes(next());
        }
        return stream.toByteArray();
    }
}
