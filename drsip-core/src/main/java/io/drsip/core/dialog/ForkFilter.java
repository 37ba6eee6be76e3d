package io.drsip.core.dialog;

import io.drsip.call.ForkPolicy;
import io.drsip.call.SilentMediaPolicy;
import io.drsip.sip.Status;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a PBX is told of the provisional responses to one INVITE, in which each To tag is a fork (RFC 3261 section
 * 12.1.2).
 *
 * <pre>
 *  response                            what is told          how often for a fork
 *  100, 199                            nothing               -
 *  181, 182                            RINGING               once each
 *  180 and all others without SDP      RINGING               once
 *  with SDP, SilentMediaPolicy.PASS    EARLY_MEDIA           once
 *  with SDP, AS_RINGING                RINGING               once, as for 180
 *  with SDP, DROP                      nothing; 180 RINGING  once, as for 180
 * </pre>
 *
 * <p>Unknown provisional responses count as 183 (RFC 3261 section 8.1.3.2). A second session description on a fork is
 * not told, as the first one is the answer (RFC 3261 section 13.2.1). The first fork of {@link ForkPolicy#FIRST_FORK}
 * is the one whose ringing or early media is told first; a 181 or 182 makes none the first, and none of another fork
 * is told then. Forks beyond the limit are neither told nor remembered. Single thread.
 */
public final class ForkFilter {

    /** The most forks that are told: a user has some devices, and some numbers that ring with them. */
    public static final int MAX_FORKS = 32;

    private static final int TRYING = 100;
    private static final int RINGING = 180;
    private static final int FORWARDED = 181;
    private static final int QUEUED = 182;
    private static final int PROGRESS = 183;
    private static final int TERMINATED = 199;

    /** What is told. */
    public enum Told {
        /** The fork rings, or says where the call goes: what came is handed over as a response without a session. */
        RINGING,
        /** The fork sends early media: what came is handed over with its session description. */
        EARLY_MEDIA,
        /** Nothing: the PBX knows it, or is not to know. */
        NOTHING
    }

    private final ForkPolicy forks;
    private final SilentMediaPolicy silence;
    private final int maxForks;

    // What has been told: of each fork, a code for each kind; and which fork was the first to ring.
    private final Map<String, Set<Integer>> told = new HashMap<>();
    private @Nullable String first;

    /**
     * A filter with {@link #MAX_FORKS}.
     *
     * @param forks which forks are told
     * @param silence what becomes of early media
     */
    public ForkFilter(ForkPolicy forks, SilentMediaPolicy silence) {
        this(forks, silence, MAX_FORKS);
    }

    /**
     * A filter with a limit of its own.
     *
     * @param forks which forks are told
     * @param silence what becomes of early media
     * @param maxForks the most forks that are told and remembered
     */
    public ForkFilter(ForkPolicy forks, SilentMediaPolicy silence, int maxForks) {
        this.forks = forks;
        this.silence = silence;
        this.maxForks = maxForks;
    }

    /**
     * A provisional response has come.
     *
     * @param fork its To tag; empty if it has none, which is a fork as well
     * @param status 100 to 199
     * @param hasSdp whether it has a session description
     * @return what the PBX is told of it
     */
    public Told onProvisional(String fork, Status status, boolean hasSdp) {
        if (status.code() == TRYING || status.code() == TERMINATED || !isTold(fork)) {
            return Told.NOTHING;
        }
        int kind = kind(status, hasSdp);
        if (kind == TRYING || !remember(fork, kind)) {
            return Told.NOTHING;
        }
        if (kind == RINGING || kind == PROGRESS) {
            first = first == null ? fork : first;
        }
        return kind == PROGRESS ? Told.EARLY_MEDIA : Told.RINGING;
    }

    private boolean isTold(String fork) {
        return forks == ForkPolicy.EACH_FORK || first == null || first.equals(fork);
    }

    /** The status that stands for all that are the same to a PBX; 100 for what it is not told. */
    private int kind(Status status, boolean hasSdp) {
        if (hasSdp) {
            return switch (silence.forStatus(status)) {
                case PASS -> PROGRESS;
                case AS_RINGING -> RINGING;
                case DROP -> TRYING;
            };
        }
        return status.code() == FORWARDED || status.code() == QUEUED ? status.code() : RINGING;
    }

    /** Whether this is new. */
    private boolean remember(String fork, int kind) {
        if (!told.containsKey(fork) && told.size() >= maxForks) {
            return false;
        }
        return told.computeIfAbsent(fork, unused -> new HashSet<>()).add(kind);
    }
}
