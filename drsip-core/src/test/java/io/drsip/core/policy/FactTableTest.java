package io.drsip.core.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.policy.HeaderPolicy;
import io.drsip.sip.SipUri;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of facts in the description of the package names rules and tests that exist, and all rules. */
class FactTableTest {

    private static final Path DESCRIPTION =
            Path.of("src", "main", "java", "io", "drsip", "core", "policy", "package-info.java");
    private static final Pattern ROW = Pattern.compile("<tr><td>(.*?)(?=<tr>|</table>)");
    private static final Pattern CODE = Pattern.compile("\\{@code ([^}]*)}");

    private final List<List<String>> rows = rows();

    private static List<List<String>> rows() {
        String text;
        try {
            text = Files.readString(DESCRIPTION).replaceAll("\\s*\n \\*\\s*", " ");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        List<List<String>> rows = new ArrayList<>();
        Matcher matcher = ROW.matcher(text);
        while (matcher.find()) {
            rows.add(Stream.of(matcher.group(1).split("<td>", -1))
                    .map(String::strip)
                    .toList());
        }
        return rows;
    }

    private static String code(String cell) {
        Matcher matcher = CODE.matcher(cell);
        return matcher.find() ? matcher.group(1) : "";
    }

    static List<HeaderPolicy> all() {
        List<HeaderPolicy> all = new ArrayList<>(TeamsPolicies.azureCommunicationServices());
        all.add(ProxyPolicies.recordRoute(SipUri.parse("sip:192.0.2.1")));
        all.add(BorderPolicies.identityFromMicrosoft(IdentityTrust.UNTRUSTED));
        all.add(BorderPolicies.remotePartyId());
        all.add(BorderPolicies.historyToDiversion());
        all.add(BorderPolicies.diversionToHistory());
        all.add(BorderPolicies.reasonByStatus());
        all.add(BorderPolicies.numbers((uri, field, context) -> uri));
        all.add(BorderPolicies.product("Contoso-SBC/2.1"));
        all.add(BorderPolicies.noVendorHeaders());
        all.add(BorderPolicies.voicemail(uri -> false));
        return all;
    }

    @Test
    void everyRuleHasARowAndEveryRowARule() {
        Set<String> named = rows.stream()
                .filter(row -> row.size() == 4)
                .map(row -> code(row.get(1)))
                .collect(Collectors.toSet());

        assertEquals(all().stream().map(HeaderPolicy::name).collect(Collectors.toSet()), named);
    }

    /** So that this test cannot forget a rule either. */
    @Test
    void everyFactoryIsAmongTheRules() {
        Set<String> factories = new HashSet<>();
        for (Class<?> type :
                List.of(TeamsPolicies.class, TeamsLints.class, BorderPolicies.class, ProxyPolicies.class)) {
            for (Method method : type.getDeclaredMethods()) {
                boolean made = method.getReturnType() == HeaderPolicy.class && Modifier.isPublic(method.getModifiers());
                if (made) {
                    factories.add(method.getName());
                }
            }
        }

        assertEquals(all().size(), factories.size(), factories.toString());
    }

    @Test
    void theScopesAreThoseOfTheRules() {
        for (HeaderPolicy policy : all()) {
            rows.stream()
                    .filter(row -> row.size() == 4 && code(row.get(1)).equals(policy.name()))
                    .forEach(row -> assertEquals(words(policy.scope().toString()), row.get(2), policy.name()));
        }
    }

    private static String words(String scope) {
        return scope.replace("INITIAL_REQUEST/IN_DIALOG_REQUEST/RESPONSE", "everything")
                .replace("INITIAL_REQUEST/IN_DIALOG_REQUEST", "requests")
                .replace("INITIAL_REQUEST", "first requests")
                .replace("RESPONSE", "responses")
                .replace("FROM_MICROSOFT/TO_MICROSOFT", "both ways,")
                .replace("TO_MICROSOFT", "to Microsoft,")
                .replace("FROM_MICROSOFT", "from Microsoft,");
    }

    @Test
    void everyTestThatIsNamedExists() throws ClassNotFoundException {
        assertTrue(rows.size() > 40, rows.toString());
        for (List<String> row : rows) {
            String test = code(row.get(row.size() - 1));
            if (row.size() == 3 && test.isEmpty()) {
                continue;
            }
            int dot = test.indexOf('.');
            Class<?> type = Class.forName("io.drsip.core.policy." + test.substring(0, dot));
            boolean exists = Arrays.stream(type.getDeclaredMethods())
                    .anyMatch(method -> method.getName().equals(test.substring(dot + 1)));
            assertTrue(exists, test);
        }
    }

    @Test
    void everyRuleSaysWhatItRestsOn() {
        for (HeaderPolicy policy : all()) {
            assertTrue(policy.fact().isPresent(), policy.name());
            assertTrue(!policy.fact().orElseThrow().consequence().isBlank(), policy.name());
        }
    }
}
