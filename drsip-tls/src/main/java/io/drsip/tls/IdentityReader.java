package io.drsip.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Reads one identity and collects what is wrong on the way, so that one attempt shows all of it. Single thread. */
final class IdentityReader {

    // What was found so far.
    private final List<IdentityProblem> problems = new ArrayList<>();

    /** The text of a file; empty after a problem. */
    String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            add("cannot read " + file + " (" + reason(e) + ")", "check the path and who may read it");
            return "";
        }
    }

    TlsIdentity identity(String chain, String chainSource, String key, String keySource, char[] password) {
        boolean allRead = problems.isEmpty();
        List<X509Certificate> certificates = certificates(chain, chainSource, allRead);
        Optional<PrivateKey> found = key(key, keySource, allRead, password);
        if (found.isEmpty() || !problems.isEmpty()) {
            throw new IdentityException(problems);
        }
        return TlsIdentity.of(found.get(), certificates);
    }

    private List<X509Certificate> certificates(String text, String source, boolean allRead) {
        List<X509Certificate> certificates = List.of();
        try {
            certificates = Pem.certificates(text);
        } catch (IOException | CertificateException e) {
            add("a certificate in " + source + " is broken (" + reason(e) + ")", "copy the file again");
            return certificates;
        }
        if (certificates.isEmpty() && (allRead || !text.isEmpty())) {
            add("there is no certificate in " + source, "it begins with -----BEGIN CERTIFICATE-----");
        }
        return certificates;
    }

    private Optional<PrivateKey> key(String text, String source, boolean allRead, char[] password) {
        try {
            Optional<PrivateKey> key = Pem.key(text, password);
            if (key.isEmpty() && (allRead || !text.isEmpty())) {
                add("there is no private key in " + source, "it begins with -----BEGIN PRIVATE KEY-----");
            }
            return key;
        } catch (IOException e) {
            add("the private key in " + source + " cannot be read (" + reason(e) + ")", "check file and password");
            return Optional.empty();
        }
    }

    TlsIdentity pkcs12(Path file, char[] password) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            return only(store, file, password);
        } catch (IOException | GeneralSecurityException e) {
            add("cannot read " + file + " (" + reason(e) + ")", "check path, password and that it is PKCS#12");
            throw new IdentityException(problems);
        }
    }

    private TlsIdentity only(KeyStore store, Path file, char[] password) throws GeneralSecurityException {
        List<String> aliases = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                aliases.add(alias);
            }
        }
        if (aliases.size() != 1
                || !(store.getKey(aliases.get(0), password) instanceof PrivateKey key)
                || store.getCertificateChain(aliases.get(0)) == null) {
            add(file + " holds " + aliases.size() + " keys with certificates", "export one private key with its chain");
            throw new IdentityException(problems);
        }
        List<X509Certificate> chain = new ArrayList<>();
        for (Certificate certificate : store.getCertificateChain(aliases.get(0))) {
            chain.add((X509Certificate) certificate);
        }
        return TlsIdentity.of(key, chain);
    }

    private void add(String text, String remedy) {
        problems.add(IdentityProblem.error(text, remedy));
    }

    private static String reason(Exception e) {
        return e instanceof NoSuchFileException ? "no such file" : String.valueOf(e.getMessage());
    }
}
