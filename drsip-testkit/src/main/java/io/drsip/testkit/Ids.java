package io.drsip.testkit;

import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;

/** Tags, branches and GUIDs in Microsoft's lengths. Single thread. */
final class Ids {

    private final Random random;

    Ids(long seed) {
        this.random = new Random(seed);
    }

    String guid() {
        byte[] octets = octets(16);
        octets[6] = (byte) ((octets[6] & 0x0F) | 0x40);
        octets[8] = (byte) ((octets[8] & 0x3F) | 0x80);
        String hex = HexFormat.of().formatHex(octets);
        return UUID.fromString(hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"))
                .toString();
    }

    /** 32 lower-case hexadecimal digits, as Microsoft's tags are. */
    String tag() {
        return hex(16);
    }

    /** Eight hexadecimal digits behind the cookie: Microsoft's branches are short. */
    String branch() {
        return "z9hG4bK" + hex(4);
    }

    private String hex(int octets) {
        return HexFormat.of().formatHex(octets(octets));
    }

    private byte[] octets(int count) {
        byte[] octets = new byte[count];
        random.nextBytes(octets);
        return octets;
    }
}
