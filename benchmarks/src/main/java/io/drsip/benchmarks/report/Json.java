package io.drsip.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON (RFC 8259) as JMH writes it: maps, lists, strings, doubles and booleans; null is an empty string. Trusts
 * its input as one trusts one's own files. Single thread.
 */
final class Json {

    private static final int HEX = 16;
    private static final int HEX_DIGITS = 4;

    private final String text;

    // What is read next.
    private int at;

    private Json(String text) {
        this.text = text;
    }

    static Object parse(String text) {
        Json json = new Json(text);
        Object value = json.value();
        json.skipSpace();
        if (json.at != text.length()) {
            throw json.error("the end");
        }
        return value;
    }

    private Object value() {
        skipSpace();
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            default -> word();
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        while (!isNext('}')) {
            skipSpace();
            String name = string();
            expect(':');
            members.put(name, value());
            isNext(',');
        }
        return members;
    }

    private List<Object> array() {
        List<Object> elements = new ArrayList<>();
        at++;
        while (!isNext(']')) {
            elements.add(value());
            isNext(',');
        }
        return elements;
    }

    private String string() {
        if (peek() != '"') {
            throw error("a string");
        }
        StringBuilder string = new StringBuilder();
        at++;
        while (peek() != '"') {
            char next = text.charAt(at++);
            string.append(next == '\\' ? escaped() : next);
        }
        at++;
        return string.toString();
    }

    private char escaped() {
        char escape = text.charAt(at++);
        return switch (escape) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                at += HEX_DIGITS;
                yield (char) Integer.parseInt(text.substring(at - HEX_DIGITS, at), HEX);
            }
            default -> escape;
        };
    }

    private Object word() {
        int start = at;
        while (at < text.length() && ",]} \r\n\t".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(start, at);
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> "";
            default -> Double.valueOf(word);
        };
    }

    /** Skips a mark if it comes next. */
    private boolean isNext(char mark) {
        skipSpace();
        boolean next = peek() == mark;
        at += next ? 1 : 0;
        return next;
    }

    private void expect(char mark) {
        if (!isNext(mark)) {
            throw error(String.valueOf(mark));
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw error("more");
        }
        return text.charAt(at);
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException error(String expected) {
        return new IllegalArgumentException("no JSON: " + expected + " expected at " + at);
    }
}
