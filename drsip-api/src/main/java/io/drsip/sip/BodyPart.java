package io.drsip.sip;

import java.util.List;
import java.util.Optional;

/**
 * One part of a {@link MultipartBody}: headers of its own, and content (RFC 2046 section 5.1). Immutable.
 *
 * <p>Headers are read when they are asked for, so that a part that nobody needs may be as broken as it likes.
 */
public final class BodyPart {

    private static final MediaType TEXT = new MediaType("text", "plain", Params.none());
    private static final String LENGTH = "Content-Length";

    private final Slice head;
    private final Slice content;

    /** The head up to and with the empty line, if there is one. */
    BodyPart(Slice head, Slice content) {
        this.head = head;
        this.content = content;
    }

    /**
     * What the part is.
     *
     * @return its Content-Type; {@code text/plain} if it says nothing (RFC 2046 section 5.1)
     * @throws SipParseException if the Content-Type breaks the grammar
     */
    public MediaType contentType() {
        return header(HeaderType.CONTENT_TYPE).orElse(TEXT);
    }

    /**
     * What the part is for.
     *
     * @return its Content-Disposition; if it says nothing {@code session} for a session description, else {@code
     *     render} (RFC 3261 section 20.11)
     * @throws SipParseException if one of the two headers breaks the grammar
     */
    public ContentDisposition disposition() {
        boolean session = contentType().matches(MediaType.SDP);
        return header(HeaderType.CONTENT_DISPOSITION)
                .orElse(session ? ContentDisposition.SESSION : ContentDisposition.RENDER);
    }

    private <T> Optional<T> header(HeaderType<T> type) {
        Optional<String> text = header(type.name());
        return text.flatMap(value -> type.parse(value).stream().findFirst());
    }

    /**
     * Whether the content stands there in another form than its own (RFC 2045 section 6).
     *
     * @return true for a Content-Transfer-Encoding other than {@code binary}, {@code 8bit} and {@code 7bit}
     */
    public boolean isEncoded() {
        return header("Content-Transfer-Encoding")
                .filter(encoding -> !List.of("binary", "8bit", "7bit").contains(Grammar.lower(encoding)))
                .isPresent();
    }

    /**
     * A header of the part.
     *
     * @param name its name, in any case
     * @return the first value of that name, folds as one space each
     */
    public Optional<String> header(String name) {
        int at = lineOf(name);
        if (at < 0) {
            return Optional.empty();
        }
        int colon = MultipartBody.indexOf(head, ':', at);
        String value = slice(colon + 1, lineEnd(at)).toString();
        return Optional.of(Quoting.unfold(value).strip());
    }

    /** Where the line of a header begins, or -1. */
    private int lineOf(String name) {
        for (int at = 0; at < head.length(); at = lineEnd(at) + 2) {
            int colon = MultipartBody.indexOf(head, ':', at);
            if (colon >= 0 && colon < lineEnd(at) && isName(name, at, colon)) {
                return at;
            }
        }
        return -1;
    }

    private boolean isName(String name, int start, int colon) {
        int end = colon;
        while (end > start && (head.at(end - 1) == ' ' || head.at(end - 1) == '\t')) {
            end--;
        }
        return slice(start, end).equalsIgnoreCase(name);
    }

    /** The end of a line with its continuation lines, before the last CR LF. */
    private int lineEnd(int start) {
        int at = start;
        while (at < head.length()) {
            boolean end = head.at(at) == '\r' && at + 1 < head.length() && head.at(at + 1) == '\n';
            boolean folded = end && at > start && at + 2 < head.length() && isBlank(head.at(at + 2));
            if (end && !folded) {
                return at;
            }
            at++;
        }
        return at;
    }

    private static boolean isBlank(int octet) {
        return octet == ' ' || octet == '\t';
    }

    /**
     * The content.
     *
     * @return what follows the empty line, as it came
     */
    public Slice content() {
        return content;
    }

    /** The part with other content, and with the right Content-Length if it says one. */
    Slice withContent(Slice other) {
        int at = lineOf(LENGTH);
        if (at < 0) {
            return Slice.concat(List.of(head, gap(), other));
        }
        Slice name = slice(0, MultipartBody.indexOf(head, ':', at) + 1);
        Slice rest = slice(lineEnd(at), head.length());
        return Slice.concat(List.of(name, Slice.of(" " + other.length()), rest, gap(), other));
    }

    /** What is missing between head and content: a part without content may end before its empty line. */
    private Slice gap() {
        if (head.isEmpty()) {
            return Slice.of("\r\n");
        }
        int line = head.length() - 2;
        boolean ended = isLineEnd(line);
        boolean empty = ended && (line == 0 || isLineEnd(line - 2));
        return Slice.of(empty ? "" : ended ? "\r\n" : "\r\n\r\n");
    }

    private boolean isLineEnd(int at) {
        return at >= 0 && head.at(at) == '\r' && head.at(at + 1) == '\n';
    }

    private Slice slice(int from, int to) {
        return new Slice(head.array(), head.start() + from, head.start() + to);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BodyPart part && head.equals(part.head) && content.equals(part.content);
    }

    @Override
    public int hashCode() {
        return 31 * head.hashCode() + content.hashCode();
    }

    /** How long head and content are. */
    @Override
    public String toString() {
        return "part of " + head.length() + " and " + content.length() + " octets";
    }
}
