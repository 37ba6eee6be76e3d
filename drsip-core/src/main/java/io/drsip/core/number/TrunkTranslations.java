package io.drsip.core.number;

import io.drsip.policy.Direction;
import io.drsip.policy.NumberField;

/**
 * The four lists of rules that a trunk has at Microsoft, and where each of them works (Microsoft, Translate phone
 * numbers to an alternate format). They run on Microsoft's side, never on the target of a transfer, and a derived trunk
 * does not inherit them from its carrier's trunk. Immutable.
 *
 * @param inboundTeams {@code InboundTeamsNumberTranslationRules}: Request-URI and To of calls to Teams
 * @param inboundPstn {@code InboundPSTNNumberTranslationRules}: From of calls to Teams
 * @param outboundPstn {@code OutboundPSTNNumberTranslationRules}: Request-URI and To of calls from Teams
 * @param outboundTeams {@code OutboundTeamsNumberTranslationRules}: From of calls from Teams
 */
public record TrunkTranslations(
        TranslationRules inboundTeams,
        TranslationRules inboundPstn,
        TranslationRules outboundPstn,
        TranslationRules outboundTeams) {

    /**
     * The rules for a header.
     *
     * @param direction which way the call goes
     * @param header the header
     * @return no rules if Microsoft does not translate this header
     */
    public TranslationRules rules(Direction direction, NumberField header) {
        boolean inbound = direction == Direction.TO_MICROSOFT;
        return switch (header) {
            case REQUEST_URI, TO -> inbound ? inboundTeams : outboundPstn;
            case FROM -> inbound ? inboundPstn : outboundTeams;
            case P_ASSERTED_IDENTITY, P_PREFERRED_IDENTITY, REMOTE_PARTY_ID, DIVERSION, HISTORY_INFO ->
                TranslationRules.none();
        };
    }
}
