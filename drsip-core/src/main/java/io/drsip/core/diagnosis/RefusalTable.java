package io.drsip.core.diagnosis;

import static io.drsip.call.Fault.CALLED_USER;
import static io.drsip.call.Fault.MICROSOFT;
import static io.drsip.call.Fault.NETWORK;
import static io.drsip.call.Fault.NOBODY;
import static io.drsip.call.Fault.PBX_SIDE;
import static io.drsip.call.Fault.TENANT_SETTINGS;
import static io.drsip.core.diagnosis.Remedy.row;

import java.util.List;

/**
 * What Microsoft's responses mean: statuses and codes after Microsoft, Microsoft response codes and SIP response codes;
 * texts as seen in the field. The first row of a status is the general one, for a response that says no more.
 */
final class RefusalTable {

    static final List<Remedy> ROWS = List.of(
            row(
                            400,
                            PBX_SIDE,
                            "Compare the request with a working one: Microsoft could not read it, and after a"
                                    + " transfer it wants Refer-To and Referred-By back as they came.")
                    .codes(540400),
            row(
                    403,
                    TENANT_SETTINGS,
                    "Check that the trunk is paired with this tenant, that the called user may use"
                            + " Enterprise Voice, and that no policy and no block list forbids the call."),
            row(
                            403,
                            PBX_SIDE,
                            "Put the FQDN of the trunk into Contact, never an address, and use a certificate that has"
                                    + " this name, or a wildcard for its first label.")
                    .marks(
                            "certificate is not issued correctly",
                            "not included in certificate",
                            "allow following fqdn"),
            row(
                            403,
                            PBX_SIDE,
                            "Send a Contact with the FQDN of the trunk: the request had neither Contact nor"
                                    + " Record-Route.")
                    .marks("record-route and contact headers are missing"),
            row(
                            403,
                            TENANT_SETTINGS,
                            "Pair the name in Contact with this tenant, and verify and activate its domain"
                                    + " there, which takes up to 24 hours.")
                    .codes(510532)
                    .marks("trunk config"),
            row(
                            403,
                            TENANT_SETTINGS,
                            "Check the location-based routing of the called user: it forbids this trunk at the"
                                    + " place where the user is.")
                    .codes(10500, 10199)
                    .marks("call site state"),
            row(
                            403,
                            TENANT_SETTINGS,
                            "Repair the compliance recording of the called user: its recorder is missing or"
                                    + " fails, and calls without it are forbidden.")
                    .codes(10553),
            row(
                            403,
                            TENANT_SETTINGS,
                            "Take the number of the caller off the list of blocked numbers of the tenant, if"
                                    + " it shall get through.")
                    .codes(510534),
            row(
                            403,
                            TENANT_SETTINGS,
                            "Check the location-based routing of the caller: it leaves no trunk for this call.")
                    .codes(510546),
            row(
                            403,
                            TENANT_SETTINGS,
                            "Check voice routes and the voice routing policy of the caller: no route fits the"
                                    + " number.")
                    .codes(510559),
            row(
                            403,
                            TENANT_SETTINGS,
                            "Enable Enterprise Voice for the user, assign a phone licence, and check that the"
                                    + " account is not disabled.")
                    .codes(510560, 510562),
            row(403, TENANT_SETTINGS, "Allow the user more than domestic calls, if this call shall go through.")
                    .codes(510563),
            row(
                            404,
                            TENANT_SETTINGS,
                            "Send the number with a plus and its country code and assign it to a user of this"
                                    + " tenant, or add a translation rule to the trunk.")
                    .codes(511404)
                    .marks("user info by number"),
            row(404, NOBODY, "Nothing is to be done: the call that was to be replaced is over.")
                    .codes(10202)
                    .marks("replace"),
            row(
                            408,
                            NETWORK,
                            "Look for lost messages between SBC and Microsoft, above all at firewalls that do not let"
                                    + " through all of Microsoft's addresses: the call was not set up in time.")
                    .codes(0),
            row(
                            408,
                            PBX_SIDE,
                            "Check that the ACK has the To tag of the 200, and goes to the unchanged Contact of the"
                                    + " 200: Microsoft waited for it.")
                    .codes(1106)
                    .marks("ack not received"),
            row(408, PBX_SIDE, "Ring sooner, or raise FailoverTimeSeconds of the trunk: the SBC did not react in time.")
                    .codes(500001),
            row(410, PBX_SIDE, "Check the session description: Microsoft could not read it or make use of it.")
                    .codes(531000)
                    .marks("mediaoffererror"),
            row(
                            410,
                            NETWORK,
                            "Open the media ports towards Microsoft's address ranges, and check the ICE candidates and"
                                    + " answers of the SBC: its connectivity checks failed.")
                    .codes(531004),
            row(410, NETWORK, "Look for what interrupts the media between SBC and Microsoft: none came any more.")
                    .codes(531005),
            row(
                            412,
                            PBX_SIDE,
                            "Copy the target of a transfer as it came, with its x-m parameter and the case of its"
                                    + " letters: Microsoft does not understand it.")
                    .codes(510412),
            row(
                            415,
                            PBX_SIDE,
                            "Send a body of the type application/sdp only: Microsoft takes no location, and no other"
                                    + " part.")
                    .codes(540415),
            row(422, PBX_SIDE, "Offer a session interval of 1800 seconds or more and a Min-SE of 90 or more, or none.")
                    .codes(540422),
            row(
                    480,
                    CALLED_USER,
                    "Check that the called user is signed in and has a voicemail: no endpoint took the" + " call."),
            row(
                            480,
                            CALLED_USER,
                            "Check that the called user is signed in, and that the FQDN of the trunk is not used"
                                    + " for Teams and Azure Communication Services at once: no endpoint was found.")
                    .codes(10037)
                    .marks("no callee endpoints"),
            row(480, CALLED_USER, "Ask the maker of the bot that was called why it does not answer.")
                    .codes(10140),
            row(480, TENANT_SETTINGS, "Allow voicemail in the policies of the called user.")
                    .codes(10191),
            row(481, NOBODY, "Nothing is to be done unless it repeats: Microsoft does not know this call any more."),
            row(482, PBX_SIDE, "Check the routing of the PBX: the same call reached Microsoft twice."),
            row(
                    483,
                    PBX_SIDE,
                    "Check the routing of the PBX for a loop, above all after a transfer: a REFER must never"
                            + " be sent back to Microsoft."),
            row(
                            486,
                            CALLED_USER,
                            "Nothing is to be repaired, and no other trunk is to be tried: the called user, or a"
                                    + " bot, is busy.")
                    .codes(10321),
            row(487, NOBODY, "Nothing is to be done: the call was given up, or answered elsewhere.")
                    .codes(540200),
            row(
                            488,
                            PBX_SIDE,
                            "Compare the session description with Microsoft's rules: it needs SRTP by"
                                    + " AES_CM_128_HMAC_SHA1_80 and a codec that Microsoft knows.")
                    .codes(531000),
            row(488, PBX_SIDE, "Offer SRTP: RTP/SAVP with a crypto line for AES_CM_128_HMAC_SHA1_80.")
                    .codes(531000)
                    .marks("srtpencryptionrequired", "required srtp support"),
            row(
                            488,
                            PBX_SIDE,
                            "Offer a codec that Microsoft knows, such as G.711, G.722 or G.729, and each payload"
                                    + " number only once.")
                    .codes(531000)
                    .marks("cannotsupportanymedia"),
            row(488, PBX_SIDE, "Keep rtcp-mux as it was at the beginning of the call in all later offers.")
                    .codes(531000)
                    .marks("rtcpmultiplexing", "rtcp multiplexing"),
            row(488, PBX_SIDE, "Send ICE candidates, as the trunk has media bypass, or switch media bypass off.")
                    .codes(531027)
                    .marks("candidate"),
            row(491, NOBODY, "Nothing is to be done: both sides wanted to change the call at once."),
            row(500, MICROSOFT, "Try again, and if it repeats give the correlation id to Microsoft's support."),
            row(500, PBX_SIDE, "Check the routing of the PBX for a loop: a call from Teams came back to Teams.")
                    .codes(510482)
                    .marks("loop detected"),
            row(
                            500,
                            MICROSOFT,
                            "Try again, and if it repeats check the voice routes and give the correlation id to"
                                    + " Microsoft's support: Microsoft could not route the call.")
                    .codes(510544),
            row(503, MICROSOFT, "Try the next datacenter: this one is busy, or is being taken out of service."),
            row(503, CALLED_USER, "Ask the maker of the bot that was called why it is not available.")
                    .codes(10320),
            row(
                            503,
                            MICROSOFT,
                            "Look up Microsoft's names at least every 15 minutes, and connect by name: this"
                                    + " datacenter is out of service.")
                    .codes(540998)
                    .marks("inactive", "draining"),
            row(
                    504,
                    NETWORK,
                    "Check with the health dashboard of the Teams admin center whether Microsoft can connect to"
                            + " the SBC: name, port, firewall and certificate."),
            row(504, NETWORK, "Keep connections open and Contact right: Microsoft had no connection to the SBC.")
                    .codes(549002),
            row(
                            504,
                            PBX_SIDE,
                            "Find out what writes broken first lines: Microsoft could not read a message of the SBC.")
                    .codes(549002)
                    .marks("request/response line", "request line", "response line"),
            row(
                            504,
                            NETWORK,
                            "Open the signalling port of the SBC for Microsoft's address ranges, and check that its"
                                    + " certificate is for servers and has its name.")
                    .codes(569002)
                    .marks("0x80096004", "0x80090322"),
            row(504, PBX_SIDE, "Allow TLS 1.2 with ECDHE_RSA and AES-GCM and use an RSA key: the handshake failed.")
                    .codes(569003)
                    .marks("0x80090326"),
            row(504, PBX_SIDE, "Renew the certificate of the SBC and close all old connections: it has expired.")
                    .codes(569008)
                    .marks("0x80090328"),
            row(
                            504,
                            PBX_SIDE,
                            "Use a certificate of a public authority and send all intermediate certificates with it:"
                                    + " Microsoft does not trust it.")
                    .codes(569009)
                    .marks("0x80090325"),
            row(
                    603,
                    CALLED_USER,
                    "Nothing is to be repaired, and no other trunk is to be tried: the called user has" + " declined."),
            row(
                            0,
                            NETWORK,
                            "Look for a middlebox that changes TLS between SBC and Microsoft: a message could not be"
                                    + " decrypted.")
                    .codes(590615));

    private RefusalTable() {}
}
