package io.drsip.core.policy;

import static io.drsip.core.policy.PresetChange.Kind.ADDED;

import io.drsip.policy.HeaderPolicy;
import java.util.ArrayList;
import java.util.List;

/**
 * The presets, and what changed from one to the next.
 *
 * <p>A new one: a list of rules of its own here, its changes with the facts that moved, a place in {@code ALL}, an
 * entry in CHANGELOG.md; {@link TeamsPolicies#standard} then names the newest. An old one is never edited: a rule that
 * changes what it does becomes another rule first.
 */
final class Presets {

    static final PolicyPreset TEAMS_2026_06 = new PolicyPreset(
            "teams@2026-06",
            "nothing",
            Presets::teams202606,
            List.of(
                    added(
                            "contact",
                            "address refused with 403 and a phrase about the certificate, seen in February 2026"),
                    added("no-sips", "SIPS documented as not supported again since April 2025"),
                    added("from-fqdn", "documented since 2019"),
                    added("e164-plus", "404 with 511404 documented in 2023"),
                    added("user-phone", "recommended since 2019"),
                    added("bare-lr", "lr=on fails since 2020 at the latest"),
                    added("session-timer", "422 with 540422 documented in 2023"),
                    added("referred-by", "verbatim copies asked for in the support articles of 2022"),
                    added("asserted-identity", "not used by Microsoft for display, support article of February 2025"),
                    added("no-x-ms", "documented for Local Media Optimization, May 2022"),
                    added("no-location", "415 with 540415 documented in 2023"),
                    added("allow", "also read in OPTIONS and their answers, seen in July 2026"),
                    added("supported", "nothing moved"),
                    added("no-replaces", "Replaces rejected since April 2022"),
                    added("no-100rel", "no PRACK in Microsoft's Allow since 2020 at the latest"),
                    added("early-offer", "documented since 2019; reports only"),
                    added("body-type", "415 with 540415 documented in 2023; reports only"),
                    added("route-host", "certificate check documented since 2019; reports only"),
                    added("same-fqdn", "documented since 2019; reports only"),
                    added("caller-number", "support article of February 2025; reports only"),
                    added("served-method", "Microsoft's Allow is the same in all traces since 2020; reports only"),
                    added("private-address", "nothing moved; reports only")));

    static final PolicyPreset ACS_2026_06 = new PolicyPreset(
            "acs@2026-06",
            "teams@2026-06",
            Presets::acs202606,
            List.of(added("one-tenant", "no trunks for several tenants, September 2022; reports only")));

    static final List<PolicyPreset> ALL = List.of(TEAMS_2026_06, ACS_2026_06);

    private Presets() {}

    private static PresetChange added(String rule, String fact) {
        return new PresetChange(ADDED, rule, fact);
    }

    private static List<HeaderPolicy> teams202606() {
        return List.of(
                TeamsPolicies.contact(),
                TeamsPolicies.noSips(),
                TeamsPolicies.fromFqdn(),
                TeamsPolicies.e164Plus(),
                TeamsPolicies.userPhone(),
                TeamsPolicies.bareLr(),
                TeamsPolicies.sessionTimer(),
                TeamsPolicies.referredBy(),
                BorderPolicies.identityToMicrosoft(IdentityTrust.TRUSTED),
                TeamsPolicies.noXms(),
                TeamsPolicies.noLocation(),
                TeamsPolicies.allow(),
                TeamsPolicies.supported(),
                TeamsPolicies.noReplaces(),
                TeamsPolicies.noReliableProvisionals(),
                TeamsLints.earlyOffer(),
                TeamsLints.bodyType(),
                TeamsLints.routeHost(),
                TeamsLints.sameFqdn(),
                TeamsLints.callerNumber(),
                TeamsLints.servedMethod(),
                TeamsLints.privateAddress());
    }

    /** The contact of the trunk itself is what {@code contact} writes without a tenant. */
    private static List<HeaderPolicy> acs202606() {
        List<HeaderPolicy> policies = new ArrayList<>(teams202606());
        policies.add(TeamsLints.oneTenant());
        return List.copyOf(policies);
    }
}
