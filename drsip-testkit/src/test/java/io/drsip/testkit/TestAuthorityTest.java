package io.drsip.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.drsip.tls.Trust;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestAuthorityTest {

    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

    private final TestAuthority root = TestAuthority.create(NOW);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void serialNumbersCountFromTheRootThroughTheWholeTree() {
        TestAuthority intermediate = root.intermediate("Intermediate");

        assertEquals(BigInteger.ONE, root.root().getSerialNumber());
        assertEquals(
                BigInteger.valueOf(3),
                intermediate.issue("a.contoso.com").build().certificate().getSerialNumber());
        assertEquals(
                BigInteger.valueOf(4),
                root.issue("b.contoso.com").build().certificate().getSerialNumber());
    }

    @Test
    void certificatesShareAKeyUnlessAFreshOneIsAsked() {
        TestCertificate first = root.issue("a.contoso.com").build();
        TestCertificate second = root.issue("b.contoso.com").build();
        TestCertificate fresh =
                root.issue("c.contoso.com").freshKey(KeyKind.EC_P256).build();
        TestCertificate other = root.issue("d.contoso.com").key(KeyKind.EC_P256).build();

        assertEquals(first.key(), second.key());
        assertNotEquals(fresh.key(), other.key());
    }

    @Test
    void theRootAsPemIsTheSameTrust() throws IOException {
        Path file = Files.writeString(folder.resolve("root.pem"), root.rootPem());

        Trust trust = Trust.fromPem(file);

        assertEquals(root.trust().roots(), trust.roots());
        assertEquals(List.of(), trust.warnings());
    }
}
