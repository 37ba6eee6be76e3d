package io.drsip.core.engine;

import io.drsip.core.dialog.Dialog;
import io.drsip.core.dialog.DialogId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The calls of a trunk that are not over, by name and by dialog. Single thread. */
final class Calls {

    /** How many more there are if they are emergency calls. */
    private static final int RESERVE = 1_000;

    /** How many dialogs are remembered that are over. */
    private static final int ENDED = 256;

    /** A dialog and the call it belongs to. */
    record Held(Dialog dialog, CallLeg leg) {}

    private final int limit;
    private final TenantUsage usage;
    private final Drain drain;
    private final Map<String, CallLeg> legs = new LinkedHashMap<>();
    private final Map<DialogId, Held> dialogs = new HashMap<>();
    private final WaitingInvites waiting = new WaitingInvites();

    /** Calls that are over, while Microsoft has yet to hear how their transfer went. */
    private final Map<String, EstablishedCall> transferred = new HashMap<>();

    /** Dialogs that are over, so that whoever wants to replace one is told so. */
    private final Set<DialogId> ended = new LinkedHashSet<>();

    Calls(int limit, TenantUsage usage, EngineContext context) {
        this.drain = new Drain(context, this);
        this.limit = limit;
        this.usage = usage;
    }

    TenantUsage usage() {
        return usage;
    }

    Drain drain() {
        return drain;
    }

    WaitingInvites waiting() {
        return waiting;
    }

    boolean isFull(boolean emergency) {
        return legs.size() - (emergency ? RESERVE : 0) >= limit;
    }

    void add(CallLeg leg) {
        legs.put(leg.id(), leg);
    }

    void remove(CallLeg leg) {
        if (legs.remove(leg.id(), leg)) {
            leg.tenant().ifPresent(usage::leave);
        }
    }

    void hold(Dialog dialog, CallLeg leg) {
        dialogs.put(dialog.id(), new Held(dialog, leg));
    }

    void release(Dialog dialog) {
        if (dialogs.remove(dialog.id()) != null && dialog.isConfirmed()) {
            ended.add(dialog.id());
            if (ended.size() > ENDED) {
                ended.remove(ended.iterator().next());
            }
        }
    }

    boolean isEnded(DialogId id) {
        return ended.contains(id);
    }

    void linger(EstablishedCall call) {
        transferred.put(call.id(), call);
    }

    void forget(EstablishedCall call) {
        transferred.remove(call.id());
    }

    /** A call that has been answered, also one that is over but for its transfer. */
    Optional<EstablishedCall> established(String id) {
        return find(id).filter(EstablishedCall.class::isInstance)
                .map(EstablishedCall.class::cast)
                .or(() -> Optional.ofNullable(transferred.get(id)));
    }

    Optional<CallLeg> find(String id) {
        return Optional.ofNullable(legs.get(id));
    }

    Optional<Held> find(DialogId id) {
        return Optional.ofNullable(dialogs.get(id));
    }

    List<CallLeg> all() {
        return new ArrayList<>(legs.values());
    }

    int size() {
        return legs.size();
    }

    /** Whether nothing is left of any call. */
    boolean isEmpty() {
        return legs.isEmpty() && dialogs.isEmpty() && transferred.isEmpty() && waiting.size() == 0;
    }
}
