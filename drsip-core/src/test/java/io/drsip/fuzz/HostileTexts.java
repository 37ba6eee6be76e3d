package io.drsip.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** Texts made of what has ever broken a line, a quoted string, an address or a decoder. Always the same ones. */
final class HostileTexts {

    /** Characters that a careless cast to an octet makes CR or LF of are among them, and halves of surrogate pairs. */
    private static final List<String> PIECES = List.of(
            "a",
            "b1",
            "Z",
            "0",
            "1",
            "5061",
            "sip:a@contoso.com",
            "sips:",
            "tel:+1425",
            "contoso.com",
            "192.0.2.1",
            "[2001:db8::1]",
            "x=y",
            "\r",
            "\n",
            "\r\n",
            "\r\n ",
            "\r\n\r\n",
            "\r\nX-Injected: 1",
            "\0",
            "\t",
            " ",
            "  ",
            "\u0007",
            "\u007F",
            "\u0085",
            "\u00A0",
            "\u010D",
            "\u010A",
            "\u0D0A",
            "\u2028",
            "\u2029",
            "\uFEFF",
            "\u202E",
            "\u212A",
            "\u0130",
            "\uD83D",
            "\uDC4D",
            "\uD83D\uDC4D",
            "\u00e9",
            "\u20ac",
            "%0d%0a",
            "%0D%0A%0D%0A",
            "%00",
            "%",
            "%4",
            "%zz",
            "%C3%A9",
            "\"",
            "\"\"",
            "\\",
            "\\\"",
            "\\\r\n",
            "<",
            ">",
            "<>",
            ",",
            ", ",
            ";",
            ";tag=2",
            ";lr",
            "=",
            "@",
            ":",
            "?",
            "?a=b",
            "&",
            "#",
            "/",
            "(",
            ")",
            "*",
            "+",
            "-",
            ".",
            "..",
            "~",
            "|",
            "^",
            "{",
            "}");

    private HostileTexts() {}

    static void check(int rounds) {
        SplittableRandom random = new SplittableRandom(3261);
        for (int round = 0; round < rounds; round++) {
            ApiCalls call = ApiCalls.ALL.get(round % ApiCalls.ALL.size());
            String text = text(random);
            TextProperty.check(call, text, random.nextInt());
            TextProperty.checkText(text, random.nextInt());
        }
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int pieces = random.nextInt(random.nextInt(8) + 1); pieces >= 0; pieces--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
