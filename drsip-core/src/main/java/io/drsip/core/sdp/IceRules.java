package io.drsip.core.sdp;

import io.drsip.sdp.AttributeType;
import io.drsip.sdp.IceCredentials;
import io.drsip.sdp.MediaDescription;
import io.drsip.sdp.SessionDescription;
import java.util.List;
import java.util.Optional;

/** Rules for ICE with media bypass. */
final class IceRules {

    private IceRules() {}

    static void bypass(Findings findings) {
        SessionDescription description = findings.description();
        if (!description.lines().has(AttributeType.ICE_LITE)) {
            findings.addAt(SdpRule.ICE_CANDIDATE, 1, "no a=ice-lite");
        }
        for (int index = 0; index < description.media().size(); index++) {
            MediaDescription medium = description.media().get(index);
            if (medium.media().isRefused()) {
                continue;
            }
            if (description.iceCredentials(index).isEmpty()) {
                findings.add(SdpRule.ICE_CANDIDATE, index, "no credentials");
            }
            long candidates = medium.lines().sound(AttributeType.CANDIDATE).stream()
                    .filter(candidate -> Ice.isLite(candidate) && candidate.component() == 1)
                    .count();
            if (candidates != 1) {
                findings.add(SdpRule.ICE_CANDIDATE, index, candidates + " such candidates");
            }
        }
    }

    static void change(Findings findings, SessionDescription previous) {
        for (int index = 0; index < common(findings, previous); index++) {
            Optional<IceCredentials> before = previous.iceCredentials(index);
            Optional<IceCredentials> after = findings.description().iceCredentials(index);
            boolean half = before.isPresent()
                    && after.isPresent()
                    && !before.equals(after)
                    && !before.get().isRestartedBy(after.get());
            if (half) {
                findings.add(SdpRule.ICE_CREDENTIALS, index, "one of both has changed");
            }
        }
    }

    static void finalAnswer(Findings findings, SessionDescription provisional) {
        SessionDescription last = findings.description();
        for (int index = 0; index < common(findings, provisional); index++) {
            if (!provisional.iceCredentials(index).equals(last.iceCredentials(index))) {
                findings.add(SdpRule.ICE_STABLE, index, "other credentials");
            }
            if (!candidates(provisional, index).equals(candidates(last, index))) {
                findings.add(SdpRule.ICE_STABLE, index, "other candidates");
            }
        }
    }

    private static int common(Findings findings, SessionDescription previous) {
        return Math.min(findings.description().media().size(), previous.media().size());
    }

    private static List<?> candidates(SessionDescription description, int index) {
        return description.media().get(index).lines().sound(AttributeType.CANDIDATE);
    }
}
