package io.drsip.trunk;

import io.drsip.call.CallConfig;
import io.drsip.policy.HeaderPolicy;
import io.drsip.sip.Fqdn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How one trunk is paired with Microsoft and how it behaves. Immutable.
 *
 * <p>Everything but the FQDN has a default that fits Microsoft Teams worldwide.
 */
public final class TrunkConfig {

    private static final int MAX_FQDN = 63;

    private final Fqdn fqdn;
    private final int port;
    private final boolean carrier;
    private final Cloud cloud;
    private final KeepaliveConfig keepalive;
    private final FailoverConfig failover;
    private final SipTimers timers;
    private final TenantConfig tenants;
    private final CallConfig calls;
    private final Optional<List<HeaderPolicy>> policies;
    private final String userAgent;

    private TrunkConfig(Builder builder) {
        fqdn = builder.fqdn;
        port = builder.port;
        carrier = builder.carrier;
        cloud = builder.cloud;
        keepalive = builder.keepalive;
        failover = builder.failover;
        timers = builder.timers;
        tenants = builder.tenants;
        calls = builder.calls;
        policies = builder.policies;
        userAgent = builder.userAgent;
    }

    /**
     * Starts with the defaults.
     *
     * @param fqdn the name that the trunk has in Teams, and in its certificate
     * @return a new builder
     */
    public static Builder builder(Fqdn fqdn) {
        return new Builder(fqdn);
    }

    /**
     * The trunk's name.
     *
     * @return what New-CsOnlinePSTNGateway was told as Fqdn
     */
    public Fqdn fqdn() {
        return fqdn;
    }

    /**
     * The port that Microsoft dials.
     *
     * @return what New-CsOnlinePSTNGateway was told as SipSignalingPort; it stands in every Contact and Via
     */
    public int port() {
        return port;
    }

    /**
     * Whether customers' trunks are derived from this one.
     *
     * @return true for the base domain of a carrier, which has no calls of its own
     */
    public boolean isCarrier() {
        return carrier;
    }

    /**
     * Which datacenters there are.
     *
     * @return the cloud
     */
    public Cloud cloud() {
        return cloud;
    }

    /**
     * How datacenters are watched.
     *
     * @return the settings of the keepalive
     */
    public KeepaliveConfig keepalive() {
        return keepalive;
    }

    /**
     * How calls go from one datacenter to the next.
     *
     * @return the settings of the failover
     */
    public FailoverConfig failover() {
        return failover;
    }

    /**
     * The base values of the transaction timers.
     *
     * @return the timers
     */
    public SipTimers timers() {
        return timers;
    }

    /**
     * How calls are treated.
     *
     * @return transfers, session timers, and how long is waited for whom
     */
    public CallConfig calls() {
        return calls;
    }

    /**
     * How tenants are asked for.
     *
     * @return the settings of the lookup
     */
    public TenantConfig tenants() {
        return tenants;
    }

    /**
     * What is done to messages at the border.
     *
     * @return the policies in their order; empty for the standard ones
     */
    public Optional<List<HeaderPolicy>> policies() {
        return policies;
    }

    /**
     * What this side calls itself.
     *
     * @return the text of User-Agent and Server
     */
    public String userAgent() {
        return userAgent;
    }

    /** Sets what differs from the defaults. Single thread. */
    public static final class Builder {

        private final Fqdn fqdn;
        private int port = 5061;
        private boolean carrier;
        private Cloud cloud = Cloud.worldwide();
        private KeepaliveConfig keepalive = KeepaliveConfig.defaults();
        private FailoverConfig failover = FailoverConfig.defaults();
        private SipTimers timers = SipTimers.defaults();
        private TenantConfig tenants = TenantConfig.defaults();
        private CallConfig calls = CallConfig.defaults();
        private Optional<List<HeaderPolicy>> policies = Optional.empty();
        private String userAgent = "drsip";

        private Builder(Fqdn fqdn) {
            this.fqdn = fqdn;
        }

        /**
         * Sets the port that Microsoft dials.
         *
         * @param advertised 1 to 65535, default 5061; if a NAT stands in between, the outer one
         * @return this
         */
        public Builder port(int advertised) {
            port = advertised;
            return this;
        }

        /**
         * Makes this the trunk of a carrier: OPTIONS carry its name, calls carry the tenants' names, which are one
         * label longer (Microsoft, Configure an SBC for multiple tenants).
         *
         * @return this
         */
        public Builder carrier() {
            carrier = true;
            return this;
        }

        /**
         * Sets the datacenters.
         *
         * @param value default {@link Cloud#worldwide()}
         * @return this
         */
        public Builder cloud(Cloud value) {
            cloud = value;
            return this;
        }

        /**
         * Sets how datacenters are watched.
         *
         * @param value default {@link KeepaliveConfig#defaults()}
         * @return this
         */
        public Builder keepalive(KeepaliveConfig value) {
            keepalive = value;
            return this;
        }

        /**
         * Sets how calls go to the next datacenter.
         *
         * @param value default {@link FailoverConfig#defaults()}
         * @return this
         */
        public Builder failover(FailoverConfig value) {
            failover = value;
            return this;
        }

        /**
         * Sets the base values of the transaction timers.
         *
         * @param value default {@link SipTimers#defaults()}
         * @return this
         */
        public Builder timers(SipTimers value) {
            timers = value;
            return this;
        }

        /**
         * Sets how calls are treated.
         *
         * @param value default {@link CallConfig#defaults()}
         * @return this
         */
        public Builder calls(CallConfig value) {
            calls = value;
            return this;
        }

        /**
         * Sets how tenants are asked for.
         *
         * @param value default {@link TenantConfig#defaults()}
         * @return this
         */
        public Builder tenants(TenantConfig value) {
            tenants = value;
            return this;
        }

        /**
         * Replaces the standard policies.
         *
         * @param inOrder the policies, first to last
         * @return this
         */
        public Builder policies(List<? extends HeaderPolicy> inOrder) {
            policies = Optional.of(List.copyOf(inOrder));
            return this;
        }

        /**
         * Sets what this side calls itself.
         *
         * @param product the text of User-Agent and Server, default {@code drsip}
         * @return this
         */
        public Builder userAgent(String product) {
            userAgent = product;
            return this;
        }

        /**
         * Makes the settings.
         *
         * @return an immutable copy
         * @throws IllegalArgumentException naming everything that is wrong, with what to change
         */
        public TrunkConfig build() {
            List<String> problems = new ArrayList<>();
            if (fqdn.canonical().length() > MAX_FQDN) {
                problems.add("fqdn has " + fqdn.canonical().length()
                        + " characters; Microsoft takes 63, choose a shorter one");
            }
            if (fqdn.parent().isEmpty()) {
                problems.add("fqdn " + fqdn + " has no domain; use the full name that is verified in the tenant");
            }
            if (port < 1 || port > 65_535) {
                problems.add("port " + port + " is none; use the SipSignalingPort of the trunk, mostly 5061");
            }
            if (userAgent.isBlank() || userAgent.chars().anyMatch(c -> c < ' ' || c > '~')) {
                problems.add("userAgent must be printable ASCII such as \"AdatumPBX/4.2\"");
            }
            if (!problems.isEmpty()) {
                throw new IllegalArgumentException("trunk " + fqdn + ": " + String.join("; ", problems));
            }
            return new TrunkConfig(this);
        }
    }
}
