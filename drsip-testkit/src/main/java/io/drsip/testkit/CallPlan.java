package io.drsip.testkit;

import io.drsip.sip.Fqdn;
import io.drsip.sip.SipUri;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call that a Teams user makes to a phone number: who, whom, over which trunk, and what the INVITE says beside.
 * Immutable.
 */
public final class CallPlan {

    private final Fqdn trunk;
    private final String caller;
    private final String callee;
    private final String displayName;
    private final Optional<SessionTimer> session;
    private final boolean assertedIdentity;
    private final String redirection;
    private final Map<String, String> headers;
    private final List<Integer> datacenters;
    private final SimulatedOffer offer;
    private final Optional<Replacing> replacing;
    private final CallRepeat repeat;
    private final int lostAcks;
    private final boolean cancelsAcross;

    private CallPlan(Builder builder) {
        trunk = builder.trunk;
        caller = builder.caller;
        callee = builder.callee;
        displayName = builder.displayName;
        session = builder.session;
        assertedIdentity = builder.assertedIdentity;
        redirection = builder.redirection;
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(builder.headers));
        datacenters = List.copyOf(builder.datacenters);
        offer = builder.offer;
        replacing = builder.replacing;
        repeat = builder.repeat;
        lostAcks = builder.lostAcks;
        cancelsAcross = builder.cancelsAcross;
    }

    /**
     * A call as it usually looks.
     *
     * @param trunk the FQDN that the voice route names, which for a carrier is the customer's
     * @param caller the Teams user's number with plus
     * @param callee the dialled number with plus
     * @return the plan
     */
    public static CallPlan of(String trunk, String caller, String callee) {
        return builder(trunk, caller, callee).build();
    }

    /**
     * Starts a plan.
     *
     * @param trunk the FQDN that the voice route names, which for a carrier is the customer's
     * @param caller the Teams user's number with plus
     * @param callee the dialled number with plus
     * @return a builder
     */
    public static Builder builder(String trunk, String caller, String callee) {
        return new Builder(trunk, caller, callee);
    }

    Fqdn trunk() {
        return trunk;
    }

    String caller() {
        return caller;
    }

    String callee() {
        return callee;
    }

    String displayName() {
        return displayName;
    }

    Optional<SessionTimer> session() {
        return session;
    }

    boolean assertedIdentity() {
        return assertedIdentity;
    }

    /** Whether the number alone is asserted; otherwise the header is among those that were added. */
    boolean assertsOneIdentity() {
        return assertedIdentity && !headers.containsKey("P-ASSERTED-IDENTITY");
    }

    /** What the Request-URI says beside, with a semicolon in front. */
    String redirection() {
        return redirection;
    }

    Map<String, String> headers() {
        return headers;
    }

    List<Integer> datacenters() {
        return datacenters;
    }

    SimulatedOffer offer() {
        return offer;
    }

    Optional<Replacing> replacing() {
        return replacing;
    }

    CallRepeat repeat() {
        return repeat;
    }

    int lostAcks() {
        return lostAcks;
    }

    boolean cancelsAcross() {
        return cancelsAcross;
    }

    /** Describes a call. Single thread. */
    public static final class Builder {

        private final Fqdn trunk;
        private final String caller;
        private final String callee;
        private String displayName = "Megan Bowen";
        private Optional<SessionTimer> session = Optional.empty();
        private boolean assertedIdentity;
        private String redirection = "";
        private final Map<String, String> headers = new LinkedHashMap<>();
        private List<Integer> datacenters = List.of(1, 2, 3);
        private SimulatedOffer offer = SimulatedOffer.usual();
        private Optional<Replacing> replacing = Optional.empty();
        private CallRepeat repeat = CallRepeat.SAME_CALL_ID;
        private int lostAcks;
        private boolean cancelsAcross;

        private Builder(String trunk, String caller, String callee) {
            this.trunk = Fqdn.parse(trunk);
            this.caller = SipUri.of(this.trunk).withUser(caller).user().orElseThrow();
            this.callee = SipUri.of(this.trunk).withUser(callee).user().orElseThrow();
        }

        /**
         * Sets the name before the caller's number. It goes out without quotes and without a blank before the bracket,
         * as in traces.
         *
         * @param name default {@code Megan Bowen}; empty for none
         * @return this
         */
        public Builder displayName(String name) {
            displayName = name;
            return this;
        }

        /**
         * Offers a session timer of 1800 s, which Microsoft refreshes (Microsoft, Issues with inbound calls).
         *
         * @return this
         */
        public Builder sessionTimer() {
            return sessionTimer(SessionTimer.usual());
        }

        /**
         * Offers a session timer (RFC 4028; Microsoft, SIP protocol).
         *
         * @param timer whose Min-SE, if it has one, takes the place of the usual 300
         * @return this
         */
        public Builder sessionTimer(SessionTimer timer) {
            session = Optional.of(timer);
            return this;
        }

        /**
         * Sets what is offered, and in what body.
         *
         * @param wanted default {@link SimulatedOffer#usual()}
         * @return this
         */
        public Builder offer(SimulatedOffer wanted) {
            offer = wanted;
            return this;
        }

        /**
         * Takes the place of another call by an INVITE with Replaces, as in a consultative transfer (RFC 3891;
         * Microsoft, SIP protocol). The SBC is expected to hang the replaced call up; to refuse with 603 if it has
         * ended, and with 481 if it is one from Teams that nobody has answered.
         *
         * @param call one that has a dialog
         * @return this
         * @throws IllegalStateException if the call has no dialog yet
         */
        public Builder replacing(SimulatedCall call) {
            return replacing(call, false);
        }

        /**
         * The same with {@code early-only}: the SBC is expected to refuse with 486 if people talk (RFC 3891 section 3).
         *
         * @param call one that has a dialog
         * @return this
         * @throws IllegalStateException if the call has no dialog yet
         */
        public Builder replacingEarlyOnly(SimulatedCall call) {
            return replacing(call, true);
        }

        private Builder replacing(SimulatedCall call, boolean earlyOnly) {
            SimulatedDialog dialog =
                    call.dialog().orElseThrow(() -> new IllegalStateException(call + " has no dialog yet"));
            replacing = Optional.of(new Replacing(dialog, earlyOnly, Optional.of(call)));
            return this;
        }

        /**
         * Wants to take the place of a call that the SBC does not have: 481 is expected.
         *
         * @param dialog that does not exist
         * @return this
         */
        public Builder replacingUnknown(SimulatedDialog dialog) {
            replacing = Optional.of(new Replacing(dialog, false, Optional.empty()));
            return this;
        }

        /**
         * Sets what happens if the connection breaks before anybody answers.
         *
         * @param how default {@link CallRepeat#SAME_CALL_ID}
         * @return this
         */
        public Builder repeat(CallRepeat how) {
            repeat = how;
            return this;
        }

        /**
         * Never acknowledges the 200: the SBC is expected to repeat it and to hang up after 64*T1 (RFC 3261 section
         * 13.3.1.4).
         *
         * @return this
         */
        public Builder neverAcknowledges() {
            return losesAcks(Integer.MAX_VALUE);
        }

        /**
         * Loses the first ACKs: only a 200 that comes again is acknowledged.
         *
         * @param times how many are lost
         * @return this
         */
        public Builder losesAcks(int times) {
            lostAcks = times;
            return this;
        }

        /**
         * Sends CANCEL as the 200 comes in: the SBC is expected to go on as if there were none, until the ACK and the
         * BYE that follow it (RFC 3261 section 9.2).
         *
         * @return this
         */
        public Builder cancelsAcrossAnswer() {
            cancelsAcross = true;
            return this;
        }

        /**
         * Asserts the caller's identity and hides it in From, as with ForwardPai (Microsoft, New-CsOnlinePSTNGateway).
         *
         * @return this
         */
        public Builder forwardPai() {
            assertedIdentity = true;
            return this;
        }

        /**
         * The same, with the SIP address of the user as a second identity.
         *
         * @param address such as {@code sip:megan@contoso.com}
         * @return this
         */
        public Builder forwardPai(String address) {
            assertedIdentity = true;
            return header("P-ASSERTED-IDENTITY", "<tel:" + caller + ">,<" + address + ">");
        }

        /**
         * Forwarded by a Teams user, with the history that ForwardCallHistory adds (Azure, Direct routing SIP
         * specification: History-Info).
         *
         * @param number who forwarded, with plus
         * @return this
         */
        public Builder forwardedBy(String number) {
            return header(
                    "HISTORY-INFO",
                    "<sip:" + number + "@sip.pstnhub.microsoft.com:5061;user=phone"
                            + "?Reason=SIP%3Bcause%3D302%3Btext%3D%22Moved%20temporarily%22>;index=1");
        }

        /**
         * The same, as an older page has it: unescaped, with the quotes of a word processor (Microsoft, Direct Routing
         * SIP protocol: History-Info).
         *
         * @param number who forwarded, with plus
         * @return this
         */
        public Builder forwardedAsOnTheOldPage(String number) {
            return header(
                    "HISTORY-INFO",
                    "<sip:" + number + "@sip.pstnhub.microsoft.com;user=phone"
                            + "?Reason=SIP;cause=302;text=\u201dMove Temporarily\u201d>;index=1");
        }

        /**
         * Sent on by an application, which the Request-URI tells by its {@code cause} (Azure, Direct routing SIP
         * specification: Call forwarding; RFC 4458).
         *
         * @param number who was called first, with plus
         * @param cause why it was sent on, such as 302
         * @return this
         */
        public Builder redirectedFrom(String number, int cause) {
            redirection = ";cause=" + cause;
            return header("HISTORY-INFO", "<sip:" + number + "@sip.pstnhub.microsoft.com:5061;user=phone>;index=1");
        }

        /**
         * Says where the user is and which SBCs the media passes, as on a trunk with BypassMode (Microsoft, Local Media
         * Optimization).
         *
         * @param location {@code internal} or {@code external}
         * @param site the user's site
         * @return this
         */
        public Builder localMediaOptimization(String location, String site) {
            return header("X-MS-UserLocation", location)
                    .header("X-MS-MediaPath", trunk.toString())
                    .header("X-MS-UserSite", site);
        }

        /**
         * Says where the caller is, beside the offer, as in an emergency call on a trunk with PidfLoSupported
         * (Microsoft, New-CsOnlinePSTNGateway; RFC 6442). What Microsoft's own body looks like is not public.
         *
         * @param pidf the location as {@code application/pidf+xml}
         * @return this
         */
        public Builder location(String pidf) {
            return offer(SimulatedOffer.withLocation(pidf));
        }

        /**
         * Adds a header, such as {@code HISTORY-INFO} or {@code X-MS-UserLocation}.
         *
         * @param name as it goes out
         * @param value as it goes out
         * @return this
         */
        public Builder header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        /**
         * Sets which datacenters try the call, one after the other while the SBC cannot be reached (Microsoft, Trunk
         * failover on outbound calls).
         *
         * @param first 1 to 3
         * @param others in their order
         * @return this
         */
        public Builder datacenters(int first, int... others) {
            List<Integer> order = new ArrayList<>(List.of(first));
            for (int other : others) {
                order.add(other);
            }
            datacenters = order;
            return this;
        }

        /**
         * Makes the plan.
         *
         * @return an immutable copy
         */
        public CallPlan build() {
            return new CallPlan(this);
        }
    }
}
