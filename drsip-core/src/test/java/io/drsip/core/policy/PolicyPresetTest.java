package io.drsip.core.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.policy.HeaderPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyPresetTest {

    @Test
    void theStandardRulesAreThoseOfTheNewestPreset() {
        assertEquals(names(PolicyPreset.named("teams@2026-06").policies()), names(TeamsPolicies.standard()));
        assertEquals(
                names(PolicyPreset.named("acs@2026-06").policies()), names(TeamsPolicies.azureCommunicationServices()));
    }

    private static List<String> names(List<HeaderPolicy> policies) {
        return policies.stream().map(HeaderPolicy::name).toList();
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> PolicyPreset.named("teams@2025-01"));

        assertEquals(
                "there is no preset \"teams@2025-01\"; use one of [teams@2026-06, acs@2026-06]", refused.getMessage());
    }

    @Test
    void thePinnedNamesStayAsTheyAre() {
        assertEquals(
                List.of(
                        "contact",
                        "no-sips",
                        "from-fqdn",
                        "e164-plus",
                        "user-phone",
                        "bare-lr",
                        "session-timer",
                        "referred-by",
                        "asserted-identity",
                        "no-x-ms",
                        "no-location",
                        "allow",
                        "supported",
                        "no-replaces",
                        "no-100rel",
                        "early-offer",
                        "body-type",
                        "route-host",
                        "same-fqdn",
                        "caller-number",
                        "served-method",
                        "private-address"),
                names(PolicyPreset.named("teams@2026-06").policies()));
    }

    /** So a preset cannot change without saying so. */
    @Test
    void theChangesLeadFromTheBasisToThePreset() {
        for (PolicyPreset preset : PolicyPreset.all()) {
            List<String> rules = new ArrayList<>(
                    preset.basis().equals("nothing")
                            ? List.of()
                            : names(PolicyPreset.named(preset.basis()).policies()));
            for (PresetChange change : preset.changes()) {
                switch (change.kind()) {
                    case ADDED -> rules.add(change.rule());
                    case REMOVED -> assertTrue(rules.remove(change.rule()), change.toString());
                    case CHANGED -> assertTrue(rules.contains(change.rule()), change.toString());
                }
            }
            assertEquals(new HashSet<>(names(preset.policies())), new HashSet<>(rules), preset.name());
        }
    }

    @Test
    void theListOfChangesSaysWhichFactMoved() {
        String text = PolicyPreset.named("acs@2026-06").toString();

        assertEquals("""
                acs@2026-06, based on teams@2026-06
                  + one-tenant: no trunks for several tenants, September 2022; reports only""", text);
    }

    @Test
    void theChangelogNamesEveryPreset() throws IOException {
        String changelog = Files.readString(Path.of("..", "CHANGELOG.md"));

        for (PolicyPreset preset : PolicyPreset.all()) {
            assertTrue(changelog.contains(preset.name()), preset.name());
        }
    }

    @Test
    void aPresetIsTheStartOfAListOfOnesOwn() {
        List<HeaderPolicy> mine =
                PolicyPreset.named("teams@2026-06").with().without("e164-plus").list();

        assertEquals(21, mine.size());
        assertEquals(
                Optional.empty(),
                mine.stream()
                        .filter(policy -> policy.name().equals("e164-plus"))
                        .findFirst());
    }
}
