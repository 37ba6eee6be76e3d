package io.drsip.trunk;

import io.drsip.call.Call;
import io.drsip.call.CallListener;
import io.drsip.call.CallRequest;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** One FQDN, port and identity as paired with Microsoft, running. Implemented by drsip only. Thread-safe. */
public interface Trunk {

    /**
     * How it was configured.
     *
     * @return the settings it runs with
     */
    TrunkConfig config();

    /**
     * Places a call to Teams. Which datacenter takes it is the trunk's business.
     *
     * <p>The tenant directory is asked first: a tenant that it does not have fails with 404, a directory that fails
     * with 503, and a tenant that may have no more calls with 486 or 503, each as {@link
     * io.drsip.call.EndCause.Unreachable}.
     *
     * @param request who calls whom, for which tenant, with which offer
     * @param listener hears what becomes of it
     * @return the call, at once
     * @throws IllegalArgumentException if the tenant is neither the trunk's FQDN nor one below it on a carrier trunk
     */
    Call dial(CallRequest request, CallListener listener);

    /**
     * How it is.
     *
     * @return completes with a picture of this moment
     */
    CompletionStage<TrunkSnapshot> snapshot();

    /**
     * Takes a datacenter out of use; calls on it go on. Only {@link #enable} brings it back.
     *
     * @param datacenter which one
     * @param reason kept in the snapshot and in the event
     * @return completes when it is so
     */
    CompletionStage<Void> disable(Datacenter datacenter, String reason);

    /**
     * Brings a disabled datacenter back; it has to prove itself.
     *
     * @param datacenter which one
     * @param reason kept in the event
     * @return completes when it is so
     */
    CompletionStage<Void> enable(Datacenter datacenter, String reason);

    /**
     * Believes that a datacenter is up, whatever was seen, until the next thing is seen.
     *
     * @param datacenter which one
     * @param reason kept in the event
     * @return completes when it is so
     */
    CompletionStage<Void> forceUp(Datacenter datacenter, String reason);

    /**
     * Empties the trunk, such as before an update: new calls are refused with 503 and Retry-After, so that Microsoft
     * tries the next trunk of the voice route; calls that run go on. Emergency calls are never refused. OPTIONS are
     * answered as before.
     *
     * @param limit after which the calls that still run are hung up
     * @return completes when no call is left
     */
    CompletionStage<Void> drain(Duration limit);

    /**
     * Takes calls again after {@link #drain}, whose stage completes with this.
     *
     * @return completes when it is so
     */
    CompletionStage<Void> cancelDrain();
}
