package io.drsip.core.transaction;

import io.drsip.sip.CSeq;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.Method;
import io.drsip.sip.SipParseException;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Via;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/**
 * What tells transactions apart (RFC 3261 sections 17.1.3 and 17.2.3): the branch of the topmost Via, and more.
 *
 * <p>Only the branch and sent-by are compared, never the text of the Via: Microsoft's proxy gives its parameters back
 * in another order. Branches are compared octet by octet, the cookie {@code z9hG4bK} in any case. No branch, or one
 * without the cookie, is of RFC 2543 and may come again: then Request-URI, tag of the From, Call-ID, number and the
 * whole Via count as well. Keys are ordered, so that a hash table stays quick even if a peer chooses branches that
 * collide. Immutable.
 */
public sealed interface TransactionKey {

    /**
     * The key of a transaction of ours: the branch is ours, so that the method is enough beside it.
     *
     * @param branch of the topmost Via
     * @param method of the request; for a response, that of its CSeq
     */
    record Client(String branch, Method method) implements TransactionKey, Comparable<Client> {

        private static final Comparator<Client> ORDER =
                Comparator.comparing(Client::branch).thenComparing(key -> key.method.name());

        @Override
        public int compareTo(Client other) {
            return ORDER.compare(this, other);
        }

        /** Method and branch, for logs. */
        @Override
        public String toString() {
            return method + " " + branch;
        }
    }

    /**
     * The key of a peer's transaction.
     *
     * @param branch of the topmost Via
     * @param host of its sent-by, in the canonical form
     * @param port of its sent-by, or the default one of the transport
     * @param method of the request; INVITE for an ACK
     */
    record Server(String branch, String host, int port, Method method) implements TransactionKey, Comparable<Server> {

        private static final Comparator<Server> ORDER = Comparator.comparing(Server::branch)
                .thenComparing(Server::host)
                .thenComparingInt(Server::port)
                .thenComparing(key -> key.method.name());

        /**
         * Where the INVITE is that a CANCEL with this key gives up (RFC 3261 section 9.2).
         *
         * @return the same key with the method INVITE
         */
        public Server toInvite() {
            return new Server(branch, host, port, Method.INVITE);
        }

        @Override
        public int compareTo(Server other) {
            return ORDER.compare(this, other);
        }

        /** Method and branch, for logs. */
        @Override
        public String toString() {
            return method + " " + branch;
        }
    }

    /**
     * The transaction that a received request belongs to. An ACK has the key of its INVITE; a CANCEL has its own, and
     * {@link Server#toInvite()} leads on. The ACK to a 2xx has a branch of its own, and so finds nothing.
     *
     * @param request what was received
     * @return its key
     * @throws SipParseException if the topmost Via is missing or broken, or its branch is {@code z9hG4bK} and
     *     nothing else
     */
    static Server ofRequest(SipRequest request) {
        Via via = request.headers().require(HeaderType.VIA);
        String branch = via.branch().orElse("");
        if (branch.equalsIgnoreCase(Via.MAGIC_COOKIE)) {
            String rule = "the branch of a request begins with " + Via.MAGIC_COOKIE + " and goes on";
            throw SipParseException.at(rule, via.toString().getBytes(StandardCharsets.UTF_8), 0);
        }
        String key = isUnique(branch) ? branch : older(request, via);
        Method method = request.method().equals(Method.ACK) ? Method.INVITE : request.method();
        return new Server(key, via.host().canonical(), portOf(via), method);
    }

    /**
     * The transaction that a received response belongs to.
     *
     * @param response what was received
     * @return its key; the method is that of the CSeq
     * @throws SipParseException if the topmost Via or the CSeq is missing or broken
     */
    static Client ofResponse(SipResponse response) {
        Via via = response.headers().require(HeaderType.VIA);
        CSeq cseq = response.headers().require(HeaderType.CSEQ);
        return new Client(via.branch().orElse(""), cseq.method());
    }

    /**
     * The transaction of a request that we send.
     *
     * @param request what is sent
     * @return its key
     * @throws IllegalArgumentException if the branch of the topmost Via does not begin with {@code z9hG4bK} or ends
     *     there
     */
    static Client ofSent(SipRequest request) {
        String branch =
                request.headers().first(HeaderType.VIA).flatMap(Via::branch).orElse("");
        if (!isUnique(branch)) {
            throw new IllegalArgumentException("a request that is sent needs a Via with a branch that begins with "
                    + Via.MAGIC_COOKIE + ", not \"" + branch + "\"");
        }
        return new Client(branch, request.method());
    }

    /** The rule of RFC 2543, but for the tag of the To: an ACK has one that its INVITE has not. */
    private static String older(SipRequest request, Via via) {
        Headers headers = request.headers();
        return String.join(
                "\n",
                request.requestUriText().toString(),
                headers.require(HeaderType.FROM).tag().orElse(""),
                headers.require(HeaderType.CALL_ID).value(),
                Long.toString(headers.require(HeaderType.CSEQ).number()),
                via.toString());
    }

    /** RFC 3261 section 18.1.1: without a port, it is the default one of the transport. */
    private static int portOf(Via via) {
        return via.port().orElse(via.transport().equals("TLS") ? 5061 : 5060);
    }

    private static boolean isUnique(String branch) {
        int cookie = Via.MAGIC_COOKIE.length();
        return branch.length() > cookie && branch.regionMatches(true, 0, Via.MAGIC_COOKIE, 0, cookie);
    }
}
