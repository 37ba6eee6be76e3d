package io.drsip.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalMediaTest {

    @Test
    void theHeadersOfLocalMediaOptimizationAreTold() {
        Optional<LocalMedia> media = media("""
                X-MS-UserLocation: external
                X-MS-MediaPath: proxysbc.contoso.com, VNsbc.contoso.com
                X-MS-UserSite: Vietnam
                """);

        assertEquals(
                Optional.of(new LocalMedia(
                        Optional.of("external"),
                        List.of("proxysbc.contoso.com", "VNsbc.contoso.com"),
                        Optional.of("Vietnam"))),
                media);
    }

    @Test
    void eachOfThemMayBeMissing() {
        assertEquals(Optional.empty(), media(""));
        assertEquals(
                Optional.of(new LocalMedia(Optional.empty(), List.of("VNsbc.contoso.com"), Optional.empty())),
                media("X-MS-MediaPath: VNsbc.contoso.com"));
        assertEquals(Optional.empty(), media("X-MS-UserSite:"));
    }

    @Test
    void theUserIsInternalOnlyIfMicrosoftSaysExactlyThat() {
        assertTrue(media("X-MS-UserLocation: internal").orElseThrow().isInternal());
        assertFalse(media("X-MS-UserLocation: Internal").orElseThrow().isInternal());
        assertFalse(media("X-MS-UserSite: Vietnam").orElseThrow().isInternal());
    }

    private static Optional<LocalMedia> media(String lines) {
        return LocalMedia.of(
                Messages.invite("sip:+84445550100@VNsbc.contoso.com", "<sip:+12065550100@contoso.com>", lines, ""));
    }
}
