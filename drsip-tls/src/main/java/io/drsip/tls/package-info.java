/**
 * Who we are, whom we trust, and why a handshake failed: identities, roots, names in certificates, TLS contexts.
 *
 * <p>The stock checks of Java do not fit this trade. They refuse a peer that dials us with a certificate made for
 * servers only, which is what Microsoft presents since 2026; they take {@code *.*.example} and 1024-bit keys for
 * good; they check no name at all on a client certificate; and their key manager sends no certificate if the peer
 * lists authorities other than ours. So the path is validated by the JDK, but everything around it is decided here,
 * once, for both directions.
 *
 * <table>
 * <caption>What lives here</caption>
 * <tr><th>part</th><th>types</th></tr>
 * <tr><td>names</td><td>{@link io.drsip.tls.CertificateName}: the one matcher</td></tr>
 * <tr><td>our side</td><td>{@link io.drsip.tls.TlsIdentity} and its problems; several of them by SNI, their replacement
 * while running and their expiry belong beside it</td></tr>
 * <tr><td>their side</td><td>{@link io.drsip.tls.Trust}, {@link io.drsip.tls.TlsPeer}</td></tr>
 * <tr><td>both</td><td>{@link io.drsip.tls.TlsContext} from the two and a {@link io.drsip.tls.TlsProfile};
 * immutable, so a changed certificate is a new context and no session outlives its identity</td></tr>
 * <tr><td>failures</td><td>{@link io.drsip.tls.TlsFailure}: exception to kind, sentence and remedy</td></tr>
 * </table>
 *
 * <p>What does not belong here: sockets, channels, handlers and DNS ({@code io.drsip.net}). No provider is registered
 * and no property is set in the JVM. Imports {@code io.drsip.sip}, BouncyCastle for PEM files, and of Netty the
 * exceptions of its {@code SslHandler}.
 */
@NullMarked
package io.drsip.tls;

import org.jspecify.annotations.NullMarked;
