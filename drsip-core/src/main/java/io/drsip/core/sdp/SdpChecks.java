package io.drsip.core.sdp;

import io.drsip.sdp.SessionDescription;
import java.util.List;

/**
 * Whether Microsoft will take a session description: a finding for each rule that it breaks. Immutable.
 *
 * <p>For what <em>we</em> send. What Microsoft sends is judged more kindly, as it has to be: see {@link CryptoLines}.
 * Findings come in the order of lines; nothing is changed.
 */
public final class SdpChecks {

    private static final SdpChecks STANDARD = new SdpChecks(false);
    private static final SdpChecks MEDIA_BYPASS = new SdpChecks(true);

    private final boolean bypass;

    private SdpChecks(boolean bypass) {
        this.bypass = bypass;
    }

    /**
     * For trunks whose media run through Microsoft's media processors, which need no ICE.
     *
     * @return the checks
     */
    public static SdpChecks standard() {
        return STANDARD;
    }

    /**
     * For trunks with media bypass: the SBC is ICE-lite with one IPv4 candidate (Microsoft, Direct Routing media
     * protocols).
     *
     * @return the checks
     */
    public static SdpChecks mediaBypass() {
        return MEDIA_BYPASS;
    }

    /**
     * An offer, the first one of a call or a later one.
     *
     * @param offer what is to be sent
     * @return what is wrong with it; empty if nothing is
     */
    public List<SdpFinding> offer(SessionDescription offer) {
        Findings findings = new Findings(offer);
        common(findings);
        SecurityRules.offer(findings);
        MediaRules.offer(findings);
        return findings.list();
    }

    /**
     * An answer.
     *
     * @param offer what Microsoft has offered
     * @param answer what is to be sent
     * @return what is wrong with the answer; empty if nothing is
     */
    public List<SdpFinding> answer(SessionDescription offer, SessionDescription answer) {
        Findings findings = new Findings(answer);
        common(findings);
        SecurityRules.answer(findings, offer);
        AnswerRules.check(findings, offer);
        return findings.list();
    }

    private void common(Findings findings) {
        MediaRules.common(findings);
        if (bypass) {
            IceRules.bypass(findings);
        }
    }

    /**
     * A description of a leg after another one: what must not change in a call.
     *
     * @param previous what the leg has sent last, an offer or an answer
     * @param next what is to be sent
     * @return what has changed that must not; empty if nothing has
     */
    public List<SdpFinding> change(SessionDescription previous, SessionDescription next) {
        Findings findings = new Findings(next);
        StabilityRules.check(findings, previous);
        IceRules.change(findings, previous);
        return findings.list();
    }

    /**
     * An answer in a 200 after one in a provisional response of the same dialog: with media bypass, ICE checks have
     * begun with the first one.
     *
     * @param provisional the answer in the provisional response
     * @param last the answer in the 200
     * @return what has changed that must not; empty if nothing has
     */
    public List<SdpFinding> finalAnswer(SessionDescription provisional, SessionDescription last) {
        Findings findings = new Findings(last);
        StabilityRules.check(findings, provisional);
        IceRules.finalAnswer(findings, provisional);
        return findings.list();
    }
}
