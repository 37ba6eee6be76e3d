package io.drsip.testkit;

import io.drsip.sip.Fqdn;
import io.drsip.sip.SipUri;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A call that a Teams user makes to a phone number: who, whom, over which trunk, and what the INVITE says beside.
 * Immutable.
 */
public final class CallPlan {

    private static final String BOUNDARY = "b2c55f51";
    private static final String LOCATION_ID = "location@sip.pstnhub.microsoft.com";

    private final Fqdn trunk;
    private final String caller;
    private final String callee;
    private final String displayName;
    private final boolean sessionTimer;
    private final boolean assertedIdentity;
    private final String location;
    private final String redirection;
    private final Map<String, String> headers;
    private final List<Integer> datacenters;

    private CallPlan(Builder builder) {
        trunk = builder.trunk;
        caller = builder.caller;
        callee = builder.callee;
        displayName = builder.displayName;
        sessionTimer = builder.sessionTimer;
        assertedIdentity = builder.assertedIdentity;
        location = builder.location;
        redirection = builder.redirection;
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(builder.headers));
        datacenters = List.copyOf(builder.datacenters);
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

    boolean sessionTimer() {
        return sessionTimer;
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

    String contentType() {
        return location.isEmpty() ? "application/sdp" : "multipart/mixed;boundary=" + BOUNDARY;
    }

    /** The offer, and the location behind it if there is one. */
    String body(String offer) {
        return location.isEmpty()
                ? offer
                : part("application/sdp", "", offer)
                        + part("application/pidf+xml", "Content-ID: <" + LOCATION_ID + ">\r\n", location)
                        + "--" + BOUNDARY + "--\r\n";
    }

    private static String part(String type, String headers, String content) {
        return "--" + BOUNDARY + "\r\nContent-Type: " + type + "\r\n" + headers + "\r\n" + content + "\r\n";
    }

    Map<String, String> headers() {
        return headers;
    }

    List<Integer> datacenters() {
        return datacenters;
    }

    /** Describes a call. Single thread. */
    public static final class Builder {

        private final Fqdn trunk;
        private final String caller;
        private final String callee;
        private String displayName = "Megan Bowen";
        private boolean sessionTimer;
        private boolean assertedIdentity;
        private String location = "";
        private String redirection = "";
        private final Map<String, String> headers = new LinkedHashMap<>();
        private List<Integer> datacenters = List.of(1, 2, 3);

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
            sessionTimer = true;
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
            location = pidf;
            return header("GEOLOCATION", "<cid:" + LOCATION_ID + ">").header("GEOLOCATION-ROUTING", "yes");
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
