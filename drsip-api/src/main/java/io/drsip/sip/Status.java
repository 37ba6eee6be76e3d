package io.drsip.sip;

import java.util.Map;
import java.util.stream.IntStream;

/**
 * A SIP status code (RFC 3261 section 21): an open value, so that a code nobody has registered is still one.
 *
 * <p>The reason phrase of a received response belongs to the {@link SipResponse}; here stands the registered one.
 * Immutable.
 *
 * @param code 100 to 699
 */
public record Status(int code) {

    /** 100 Trying. */
    public static final Status TRYING = new Status(100);

    /** 180 Ringing. */
    public static final Status RINGING = new Status(180);

    /** 183 Session Progress. */
    public static final Status SESSION_PROGRESS = new Status(183);

    /** 200 OK. */
    public static final Status OK = new Status(200);

    /** 400 Bad Request. */
    public static final Status BAD_REQUEST = new Status(400);

    /** 403 Forbidden. */
    public static final Status FORBIDDEN = new Status(403);

    /** 404 Not Found. */
    public static final Status NOT_FOUND = new Status(404);

    /** 405 Method Not Allowed. */
    public static final Status METHOD_NOT_ALLOWED = new Status(405);

    /** 408 Request Timeout. */
    public static final Status REQUEST_TIMEOUT = new Status(408);

    /** 413 Request Entity Too Large. */
    public static final Status REQUEST_ENTITY_TOO_LARGE = new Status(413);

    /** 414 Request-URI Too Long. */
    public static final Status REQUEST_URI_TOO_LONG = new Status(414);

    /** 415 Unsupported Media Type. */
    public static final Status UNSUPPORTED_MEDIA_TYPE = new Status(415);

    /** 420 Bad Extension. */
    public static final Status BAD_EXTENSION = new Status(420);

    /** 480 Temporarily Unavailable. */
    public static final Status TEMPORARILY_UNAVAILABLE = new Status(480);

    /** 481 Call/Transaction Does Not Exist. */
    public static final Status NO_SUCH_CALL = new Status(481);

    /** 482 Loop Detected. */
    public static final Status LOOP_DETECTED = new Status(482);

    /** 483 Too Many Hops. */
    public static final Status TOO_MANY_HOPS = new Status(483);

    /** 486 Busy Here. */
    public static final Status BUSY_HERE = new Status(486);

    /** 487 Request Terminated. */
    public static final Status REQUEST_TERMINATED = new Status(487);

    /** 488 Not Acceptable Here. */
    public static final Status NOT_ACCEPTABLE_HERE = new Status(488);

    /** 491 Request Pending. */
    public static final Status REQUEST_PENDING = new Status(491);

    /** 500 Server Internal Error. */
    public static final Status SERVER_ERROR = new Status(500);

    /** 501 Not Implemented. */
    public static final Status NOT_IMPLEMENTED = new Status(501);

    /** 503 Service Unavailable. */
    public static final Status SERVICE_UNAVAILABLE = new Status(503);

    /** 505 Version Not Supported. */
    public static final Status VERSION_NOT_SUPPORTED = new Status(505);

    /** 513 Message Too Large. */
    public static final Status MESSAGE_TOO_LARGE = new Status(513);

    /** 603 Decline. */
    public static final Status DECLINE = new Status(603);

    private static final Map<Integer, String> PHRASES = Map.ofEntries(
            Map.entry(100, "Trying"),
            Map.entry(180, "Ringing"),
            Map.entry(181, "Call Is Being Forwarded"),
            Map.entry(182, "Queued"),
            Map.entry(183, "Session Progress"),
            Map.entry(200, "OK"),
            Map.entry(202, "Accepted"),
            Map.entry(300, "Multiple Choices"),
            Map.entry(301, "Moved Permanently"),
            Map.entry(302, "Moved Temporarily"),
            Map.entry(305, "Use Proxy"),
            Map.entry(380, "Alternative Service"),
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(402, "Payment Required"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(406, "Not Acceptable"),
            Map.entry(407, "Proxy Authentication Required"),
            Map.entry(408, "Request Timeout"),
            Map.entry(410, "Gone"),
            Map.entry(412, "Conditional Request Failed"),
            Map.entry(413, "Request Entity Too Large"),
            Map.entry(414, "Request-URI Too Long"),
            Map.entry(415, "Unsupported Media Type"),
            Map.entry(416, "Unsupported URI Scheme"),
            Map.entry(420, "Bad Extension"),
            Map.entry(421, "Extension Required"),
            Map.entry(422, "Session Interval Too Small"),
            Map.entry(423, "Interval Too Brief"),
            Map.entry(480, "Temporarily Unavailable"),
            Map.entry(481, "Call/Transaction Does Not Exist"),
            Map.entry(482, "Loop Detected"),
            Map.entry(483, "Too Many Hops"),
            Map.entry(484, "Address Incomplete"),
            Map.entry(485, "Ambiguous"),
            Map.entry(486, "Busy Here"),
            Map.entry(487, "Request Terminated"),
            Map.entry(488, "Not Acceptable Here"),
            Map.entry(489, "Bad Event"),
            Map.entry(491, "Request Pending"),
            Map.entry(493, "Undecipherable"),
            Map.entry(500, "Server Internal Error"),
            Map.entry(501, "Not Implemented"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Unavailable"),
            Map.entry(504, "Server Time-out"),
            Map.entry(505, "Version Not Supported"),
            Map.entry(513, "Message Too Large"),
            Map.entry(580, "Precondition Failure"),
            Map.entry(600, "Busy Everywhere"),
            Map.entry(603, "Decline"),
            Map.entry(604, "Does Not Exist Anywhere"),
            Map.entry(606, "Not Acceptable"));

    private static final int LOWEST = 100;
    private static final int HIGHEST = 699;
    private static final Status[] ALL =
            IntStream.rangeClosed(LOWEST, HIGHEST).mapToObj(Status::new).toArray(Status[]::new);

    /**
     * Checks the range.
     *
     * @param code the code
     * @throws IllegalArgumentException if {@code code} is not within 100 to 699
     */
    public Status {
        if (code < LOWEST || code > HIGHEST) {
            throw new IllegalArgumentException("a SIP status code is 100 to 699, not " + code);
        }
    }

    /**
     * The status with a code.
     *
     * @param code 100 to 699
     * @return the status
     * @throws IllegalArgumentException if {@code code} is out of range
     */
    public static Status of(int code) {
        return code < LOWEST || code > HIGHEST ? new Status(code) : ALL[code - LOWEST];
    }

    /**
     * The registered reason phrase.
     *
     * @return such as {@code Service Unavailable}; for a code without one, that of its class
     */
    public String phrase() {
        String phrase = PHRASES.get(code);
        return phrase != null ? phrase : PHRASES.getOrDefault(code / 100 * 100, "Unknown");
    }

    /**
     * Whether more responses follow.
     *
     * @return true for 1xx
     */
    public boolean isProvisional() {
        return code < 200;
    }

    /**
     * Whether the request was accepted.
     *
     * @return true for 2xx
     */
    public boolean isSuccess() {
        return code >= 200 && code < 300;
    }

    /**
     * Whether this response ends its transaction.
     *
     * @return true for 2xx to 6xx
     */
    public boolean isFinal() {
        return code >= 200;
    }

    /** The code and its registered phrase, as in {@code 486 Busy Here}. */
    @Override
    public String toString() {
        return code + " " + phrase();
    }
}
