package io.drsip.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.UnaryOperator;

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

    private Messages(List<byte[]> octets) {
        this.octets = octets;
    }

    /** The message of a name, or all eleven. */
    static Messages named(String name) {
        return among(name, NAMES);
    }

    /** The message of a name, or all of some. */
    static Messages among(String name, List<String> names) {
        List<String> wanted = name.equals(ALL) ? names : List.of(name);
        return new Messages(wanted.stream().map(Messages::load).toList());
    }

    /** Messages that were made. */
    static Messages of(byte[]... octets) {
        return new Messages(List.of(octets));
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

    /** All of them. */
    List<byte[]> each() {
        return octets;
    }

    /** Something else made of each. */
    Messages mapped(UnaryOperator<byte[]> change) {
        return new Messages(octets.stream().map(change).toList());
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
