package io.drsip.policy;

import io.drsip.sip.CSeq;
import io.drsip.sip.Fqdn;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Method;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Status;
import io.drsip.tenant.NumberPlan;
import java.util.Optional;

/** What a policy knows about a message beside the message: where it goes, and for whom. Immutable. */
public final class PolicyContext {

    private final Direction direction;
    private final Phase phase;
    private final Method method;
    private final Optional<Status> status;
    private final Fqdn trunk;
    private final int port;
    private final Optional<Fqdn> tenant;
    private final Optional<NumberPlan> numberPlan;
    private final Capabilities capabilities;
    private final Optional<NameAddr> referredBy;

    private PolicyContext(Builder builder) {
        direction = builder.direction;
        phase = builder.phase;
        method = builder.method;
        status = builder.status;
        trunk = builder.trunk;
        port = builder.port;
        tenant = builder.tenant;
        numberPlan = builder.numberPlan;
        capabilities = builder.capabilities;
        referredBy = builder.referredBy;
    }

    /**
     * Starts with what the message itself tells: phase, method and status.
     *
     * @param direction which way it goes
     * @param message the message
     * @param trunk the FQDN of the trunk
     * @return a new builder
     * @throws io.drsip.sip.SipParseException if the To of a request or the CSeq of a response is broken or missing
     */
    public static Builder builder(Direction direction, SipMessage message, Fqdn trunk) {
        return new Builder(direction, message, trunk);
    }

    /**
     * Which way the message goes.
     *
     * @return the direction
     */
    public Direction direction() {
        return direction;
    }

    /**
     * What the message is to its dialog.
     *
     * @return the phase
     */
    public Phase phase() {
        return phase;
    }

    /**
     * What is asked, or what was asked.
     *
     * @return the method of a request; the method in the CSeq of a response
     */
    public Method method() {
        return method;
    }

    /**
     * What is answered.
     *
     * @return the status; empty for a request
     */
    public Optional<Status> status() {
        return status;
    }

    /**
     * Which trunk the message belongs to.
     *
     * @return the FQDN of the trunk: what the Via says
     */
    public Fqdn trunk() {
        return trunk;
    }

    /**
     * Which port Microsoft dials.
     *
     * @return the advertised port, 1 to 65535
     */
    public int port() {
        return port;
    }

    /**
     * Whose call it is.
     *
     * @return the FQDN of the tenant; empty for what belongs to the trunk itself, such as our OPTIONS
     */
    public Optional<Fqdn> tenant() {
        return tenant;
    }

    /**
     * The name we go by in this message: Microsoft finds the tenant by the host of Contact (Microsoft, Configure an SBC
     * for multiple tenants).
     *
     * @return the tenant's FQDN if there is one, else the trunk's
     */
    public Fqdn fqdn() {
        return tenant.orElse(trunk);
    }

    /**
     * How the tenant dials.
     *
     * @return its number plan; empty if it has none
     */
    public Optional<NumberPlan> numberPlan() {
        return numberPlan;
    }

    /**
     * What this side can do.
     *
     * @return what Allow and Supported say
     */
    public Capabilities capabilities() {
        return capabilities;
    }

    /**
     * The transfer that this request belongs to.
     *
     * @return the Referred-By of the REFER that asked for this request; empty if no REFER did
     */
    public Optional<NameAddr> referredBy() {
        return referredBy;
    }

    /**
     * Where the message goes and for whom, such as {@code INVITE, initial request to Microsoft, sbc1.contoso.com:5061}.
     */
    @Override
    public String toString() {
        String what = switch (phase) {
            case INITIAL_REQUEST -> "initial request";
            case IN_DIALOG_REQUEST -> "request in dialog";
            case RESPONSE -> status.map(Status::toString).orElse("response");
        };
        String where = direction == Direction.TO_MICROSOFT ? " to Microsoft, " : " from Microsoft, ";
        return method + ", " + what + where + fqdn() + ":" + port;
    }

    /** Collects what the message itself does not tell. Single thread. */
    public static final class Builder {

        private final Direction direction;
        private final Phase phase;
        private final Method method;
        private final Optional<Status> status;
        private final Fqdn trunk;
        private int port = 5061;
        private Optional<Fqdn> tenant = Optional.empty();
        private Optional<NumberPlan> numberPlan = Optional.empty();
        private Capabilities capabilities = Capabilities.standard();
        private Optional<NameAddr> referredBy = Optional.empty();

        private Builder(Direction direction, SipMessage message, Fqdn trunk) {
            this.direction = direction;
            this.phase = Phase.of(message);
            this.method = methodOf(message);
            this.status = message instanceof SipResponse response ? Optional.of(response.status()) : Optional.empty();
            this.trunk = trunk;
        }

        private static Method methodOf(SipMessage message) {
            if (message instanceof SipRequest request) {
                return request.method();
            }
            CSeq cseq = message.headers().require(HeaderType.CSEQ);
            return cseq.method();
        }

        /**
         * Sets the port that Microsoft dials.
         *
         * @param advertised 1 to 65535, default 5061 as in Microsoft's documents
         * @return this
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder port(int advertised) {
            if (advertised < 1 || advertised > 65_535) {
                throw new IllegalArgumentException("port must be 1 to 65535, not " + advertised);
            }
            port = advertised;
            return this;
        }

        /**
         * Says whose call it is.
         *
         * @param fqdn the FQDN of the tenant; default is none
         * @return this
         */
        public Builder tenant(Fqdn fqdn) {
            tenant = Optional.of(fqdn);
            return this;
        }

        /**
         * Says how the tenant dials.
         *
         * @param plan its number plan; default is none
         * @return this
         */
        public Builder numberPlan(NumberPlan plan) {
            numberPlan = Optional.of(plan);
            return this;
        }

        /**
         * Says what this side can do.
         *
         * @param value what Allow and Supported say; default {@link Capabilities#standard()}
         * @return this
         */
        public Builder capabilities(Capabilities value) {
            capabilities = value;
            return this;
        }

        /**
         * Says that a REFER asked for this request, whose Request-URI is therefore the Refer-To letter by letter.
         *
         * @param value the Referred-By of the REFER; default is none
         * @return this
         */
        public Builder referredBy(NameAddr value) {
            referredBy = Optional.of(value);
            return this;
        }

        /**
         * Makes the context.
         *
         * @return an immutable copy
         */
        public PolicyContext build() {
            return new PolicyContext(this);
        }
    }
}
