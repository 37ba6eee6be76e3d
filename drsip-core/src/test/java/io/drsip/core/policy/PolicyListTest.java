package io.drsip.core.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.policy.HeaderPolicy;
import io.drsip.policy.PolicyScope;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Privacy;
import io.drsip.sip.SipMessage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PolicyListTest {

    private static final HeaderType<Privacy> PRIVACY = HeaderType.PRIVACY;

    private static HeaderPolicy policy(String name) {
        return HeaderPolicy.editing(name, PolicyScope.everything(), (editor, context) -> {});
    }

    private static String names(List<HeaderPolicy> policies) {
        return String.join(" ", policies.stream().map(HeaderPolicy::name).toList());
    }

    private static PolicyList abc() {
        return PolicyList.of(
                Stream.of("a", "b", "c").map(PolicyListTest::policy).toList());
    }

    @Test
    void policiesGoBeforeAfterAndInsteadOfOthers() {
        HeaderPolicy mine = policy("mine");

        assertEquals("mine a b c", names(abc().before(mine).list()));
        assertEquals("a mine b c", names(abc().before("b", mine).list()));
        assertEquals("a b mine c", names(abc().after("b", mine).list()));
        assertEquals("a b c mine", names(abc().after(mine).list()));
        assertEquals("a mine c", names(abc().instead("b", mine).list()));
        assertEquals("a c", names(abc().without("b").list()));
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> abc().after("B", policy("mine")));

        assertEquals("there is no policy \"B\"; use one of [a, b, c]", refused.getMessage());
    }

    @Test
    void threeLinesPutAPolicyOfOnesOwnAmongTheStandardOnes() {
        List<HeaderPolicy> policies = TeamsPolicies.with()
                .after(HeaderPolicy.editing(
                        "no-privacy", PolicyScope.toMicrosoft(), (editor, context) -> editor.remove(PRIVACY)))
                .list();

        SipMessage invite = Messages.sample("03-invite-sbc");
        SipMessage result = Messages.passed(PolicyPipeline.of(policies)
                .apply(invite, Messages.toMicrosoft(invite).build()));
        assertTrue(invite.headers().has(PRIVACY));
        assertFalse(result.headers().has(PRIVACY));
    }
}
