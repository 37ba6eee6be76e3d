package io.drsip.core.diagnosis;

import static io.drsip.call.Fault.CALLED_USER;
import static io.drsip.call.Fault.MICROSOFT;
import static io.drsip.call.Fault.NETWORK;
import static io.drsip.call.Fault.PBX_SIDE;
import static io.drsip.core.diagnosis.Remedy.row;

import java.util.List;

/** What we decided or concluded ourselves. */
final class OwnTable {

    /** Our responses to Microsoft's requests. */
    static final List<Remedy> REFUSALS = List.of(
            row(402, PBX_SIDE, "Ask the carrier about the account: the SBC refused the call for want of payment."),
            row(
                    403,
                    PBX_SIDE,
                    "Check the rules of PBX and carrier, and the number of the caller that they allow: the SBC"
                            + " forbade the call."),
            row(404, PBX_SIDE, "Check the numbers of the PBX and the voice route: the SBC does not know the number."),
            row(
                    408,
                    PBX_SIDE,
                    "Find out why PBX or carrier did not answer: the SBC gave up, and Microsoft tried the next"
                            + " trunk."),
            row(
                    420,
                    PBX_SIDE,
                    "Switch on what the SBC lacks, which is mostly an INVITE with Replaces at a transfer, or"
                            + " forbid that transfer."),
            row(480, CALLED_USER, "Check the telephone that was called: the PBX did not reach it."),
            row(484, PBX_SIDE, "Check the translation rules of the trunk: the SBC takes the number to be incomplete."),
            row(486, CALLED_USER, "Nothing is to be repaired: the telephone that was called is busy."),
            row(488, PBX_SIDE, "Compare the offer with what the PBX can do: it refused the media."),
            row(
                    503,
                    PBX_SIDE,
                    "Find out why the SBC takes no calls: its limits, its drain, or the PBX behind it;"
                            + " Microsoft tried the next trunk."),
            row(504, PBX_SIDE, "Find out what the SBC waited for in vain: Microsoft tried the next trunk."),
            row(603, CALLED_USER, "Nothing is to be repaired: the call was declined."));

    static final Remedy ANY_REFUSAL =
            row(0, PBX_SIDE, "Look into the log of the PBX: it, or the SBC for it, refused Microsoft's call.");

    private OwnTable() {}

    static Remedy of(Conclusion conclusion) {
        return switch (conclusion) {
            case NO_DATACENTER ->
                row(
                        0,
                        NETWORK,
                        "Check the line, the DNS and the firewall of the SBC: no datacenter of Microsoft is"
                                + " in reach.");
            case NOT_CONNECTED ->
                row(
                        0,
                        NETWORK,
                        "Check DNS, and that the firewall lets the SBC connect to port 5061 in all of"
                                + " Microsoft's address ranges.");
            case CERTIFICATE_REFUSED ->
                row(
                                0,
                                PBX_SIDE,
                                "Check the certificate of the SBC: RSA key, not expired, the trunk's name in it, from"
                                        + " a public authority, sent with its intermediate certificates in both roles.")
                        .codes(569002, 569003, 569008, 569009);
            case CERTIFICATE_NOT_TRUSTED ->
                row(
                        0,
                        PBX_SIDE,
                        "Bring the roots that the SBC trusts up to date, and look for a middlebox that shows a"
                                + " certificate of its own.");
            case CONNECTION_BROKEN ->
                row(
                                0,
                                NETWORK,
                                "Look for a middlebox that closes connections, and repeat the call: the connection to"
                                        + " Microsoft broke.")
                        .codes(549002, 590615);
            case NO_RESPONSE ->
                row(0, NETWORK, "Look for lost messages between SBC and Microsoft: no response came to the INVITE.");
            case NO_ANSWER -> row(0, CALLED_USER, "Nothing is to be repaired: it rang, and nobody answered in time.");
            case UNUSABLE_ANSWER ->
                row(0, MICROSOFT, "Give the trace to Microsoft's support: the answer could not be acknowledged.");
            case NO_ACK ->
                row(
                        0,
                        NETWORK,
                        "Check Contact and Record-Route of the SBC's 200, and the firewall for new connections"
                                + " from Microsoft: no ACK came.");
            case CALL_UNKNOWN ->
                row(
                        0,
                        MICROSOFT,
                        "Repeat the call, and if it happens again give the correlation id to Microsoft's"
                                + " support: Microsoft did not know the call any more.");
            case SESSION_EXPIRED ->
                row(
                        0,
                        NETWORK,
                        "Check that re-INVITEs pass in both directions, and are answered: the session was not"
                                + " refreshed in time.");
        };
    }
}
