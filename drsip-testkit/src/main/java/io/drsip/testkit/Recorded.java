package io.drsip.testkit;

import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.Method;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Slice;
import java.time.Instant;
import java.util.Optional;

/** One line of what a simulation saw. Immutable. */
public sealed interface Recorded {

    /**
     * Its place among all lines.
     *
     * @return 1 for the first one
     */
    long number();

    /**
     * When it was.
     *
     * @return the moment by the simulation's clock
     */
    Instant at();

    /**
     * Where it was.
     *
     * @return the name of the datacenter
     */
    String datacenter();

    /**
     * Which call or exchange it belongs to.
     *
     * @return the Call-ID, or empty for what concerns a connection
     */
    Optional<String> callId();

    /** Which way a message went. */
    enum Direction {
        /** From the SBC to Microsoft. */
        RECEIVED,
        /** From Microsoft to the SBC. */
        SENT
    }

    /** What a note is about. */
    enum Kind {
        /** A connection came, went or failed. */
        CONNECTION,
        /** Why Microsoft refused something. */
        REFUSED,
        /** Microsoft cannot connect to the SBC, or does not believe its certificate. */
        UNREACHABLE,
        /** The SBC did what Microsoft forbids; a test would want to fail. */
        VIOLATION,
        /** The SBC did what Microsoft advises against. */
        WARNING,
        /** What the simulator did on its own. */
        EVENT
    }

    /**
     * A message with all its octets.
     *
     * @param number its place
     * @param at when it was read or written
     * @param datacenter where
     * @param connection over which connection
     * @param direction which way
     * @param message the message; its octets are {@code message().bytes()}
     */
    record Message(
            long number,
            Instant at,
            String datacenter,
            RecordedConnection connection,
            Direction direction,
            SipMessage message)
            implements Recorded {

        @Override
        public Optional<String> callId() {
            return Recording.callIdOf(message.headers());
        }

        /**
         * All octets.
         *
         * @return the message as it was on the wire
         */
        public Slice bytes() {
            return message.bytes();
        }

        /**
         * Whether it came from the SBC.
         *
         * @return true for a message to Microsoft
         */
        public boolean isReceived() {
            return direction == Direction.RECEIVED;
        }

        /**
         * Whether it is a request of some method.
         *
         * @param method such as {@code OPTIONS}
         * @return true for a request, false for a response to one
         */
        public boolean isRequest(Method method) {
            return message instanceof SipRequest request && request.method().equals(method);
        }

        /**
         * Whether it is a response with some code to some method.
         *
         * @param code 100 to 699
         * @param method the method of its CSeq
         * @return true if both are so
         */
        public boolean isResponse(int code, Method method) {
            return message instanceof SipResponse response
                    && response.status().code() == code
                    && cseq().endsWith(" " + method);
        }

        /**
         * The first value of a header as text.
         *
         * @param name long name of the header, in any case
         * @return the field's value as it came, or empty text
         */
        public String header(String name) {
            HeaderType<String> type = HeaderType.text(name);
            Headers headers = message.headers();
            for (int entry = 0; entry < headers.size(); entry++) {
                if (headers.is(entry, type)) {
                    return headers.value(entry).toString();
                }
            }
            return "";
        }

        private String cseq() {
            int entry = message.headers().indexOf(HeaderType.CSEQ, 0);
            return entry < 0 ? "" : message.headers().value(entry).toString();
        }

        /** The message as it was on the wire. */
        @Override
        public String toString() {
            return message.bytes().toString();
        }
    }

    /**
     * Something that was not a message, or that is worth saying about one.
     *
     * @param number its place
     * @param at when
     * @param datacenter where
     * @param callId which call or exchange
     * @param kind what it is about
     * @param text in words
     */
    record Note(long number, Instant at, String datacenter, Optional<String> callId, Kind kind, String text)
            implements Recorded {}
}
