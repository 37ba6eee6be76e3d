package io.drsip.testkit;

import static java.util.Map.entry;

import io.drsip.testkit.StrictText.Broken;
import io.drsip.testkit.StrictText.Rule;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What may stand in a header: RFC 3261 section 25.1, and the RFC of each other header. Thread-safe. */
final class StrictHeaders {

    private static final Map<String, String> LONG_NAMES = Map.ofEntries(
            entry("v", "via"),
            entry("f", "from"),
            entry("t", "to"),
            entry("i", "call-id"),
            entry("m", "contact"),
            entry("l", "content-length"),
            entry("c", "content-type"),
            entry("k", "supported"),
            entry("e", "content-encoding"),
            entry("s", "subject"),
            entry("r", "refer-to"),
            entry("b", "referred-by"),
            entry("o", "event"),
            entry("u", "allow-events"),
            entry("x", "session-expires"));

    private static final Set<String> ONCE = Set.of(
            "from",
            "to",
            "call-id",
            "cseq",
            "max-forwards",
            "content-length",
            "content-type",
            "expires",
            "min-se",
            "session-expires",
            "refer-to",
            "referred-by",
            "event",
            "subscription-state",
            "retry-after",
            "replaces",
            "user-agent",
            "server",
            "date",
            "subject");

    private static final long SECONDS = 0xFFFF_FFFFL;

    private static final Map<String, Rule> RULES = Map.ofEntries(
            entry("via", text -> text.list(StrictHeaders::via)),
            entry("from", StrictHeaders::from),
            entry("to", StrictHeaders::addressAndParams),
            entry("call-id", StrictHeaders::callId),
            entry("cseq", StrictHeaders::cseq),
            entry("contact", StrictHeaders::contact),
            entry("route", text -> text.list(StrictHeaders::route)),
            entry("record-route", text -> text.list(StrictHeaders::route)),
            entry("max-forwards", text -> text.number(255)),
            entry("content-length", text -> text.number(Integer.MAX_VALUE)),
            entry("content-type", StrictHeaders::mediaType),
            entry("allow", text -> text.listOrNothing(StrictText::token)),
            entry("supported", text -> text.listOrNothing(StrictText::token)),
            entry("require", text -> text.list(StrictText::token)),
            entry("proxy-require", text -> text.list(StrictText::token)),
            entry("unsupported", text -> text.list(StrictText::token)),
            entry("retry-after", StrictHeaders::retryAfter),
            entry("expires", text -> text.number(SECONDS)),
            entry("min-se", text -> numberAndParams(text)),
            entry("session-expires", text -> numberAndParams(text)),
            entry("reason", text -> text.list(StrictHeaders::reason)),
            entry("event", StrictHeaders::tokenAndParams),
            entry("subscription-state", StrictHeaders::tokenAndParams),
            entry("refer-to", StrictHeaders::addressAndParams),
            entry("referred-by", StrictHeaders::addressAndParams),
            entry("p-asserted-identity", text -> text.list(StrictText::address)),
            entry("p-preferred-identity", text -> text.list(StrictText::address)),
            entry("remote-party-id", text -> text.list(StrictHeaders::route)),
            entry("geolocation", text -> text.list(StrictHeaders::route)),
            entry("history-info", text -> text.list(StrictHeaders::route)),
            entry("diversion", text -> text.list(StrictHeaders::route)));

    private StrictHeaders() {}

    /** The long name in small letters. */
    static String name(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        return LONG_NAMES.getOrDefault(lower, lower);
    }

    static boolean isOnce(String name) {
        return ONCE.contains(name);
    }

    /** Checks a value, without the white space around it, if there is a rule for its name. */
    static void check(String name, String value) throws Broken {
        Rule rule = RULES.get(name);
        if (rule != null) {
            new StrictText(value).only(rule);
        }
    }

    private static void via(StrictText text) throws Broken {
        text.require(text.token().equals("SIP"), "the protocol is SIP");
        text.require(text.separator('/') && text.token().equals("2.0"), "the version is 2.0");
        text.require(text.separator('/'), "a transport follows the version");
        text.token();
        text.lws();
        text.host();
        if (text.separator(':')) {
            text.number(65_535);
        }
        StrictText.Params params = text.params();
        String branch = params.get("branch");
        text.require(branch.startsWith("z9hG4bK") && branch.length() > 7, "a branch begins with z9hG4bK and goes on");
        new StrictText(branch).only(StrictText::token);
        new StrictText(params.get("received")).onlyOrNothing(StrictText::ipAddress);
        new StrictText(params.get("maddr")).onlyOrNothing(StrictText::host);
        new StrictText(params.get("rport")).onlyOrNothing(port -> port.number(65_535));
        new StrictText(params.get("ttl")).onlyOrNothing(ttl -> ttl.number(255));
    }

    private static void from(StrictText text) throws Broken {
        text.address();
        String tag = text.params().get("tag");
        text.require(!tag.isEmpty(), "From has a tag");
        new StrictText(tag).only(StrictText::token);
    }

    private static void addressAndParams(StrictText text) throws Broken {
        text.address();
        new StrictText(text.params().get("tag")).onlyOrNothing(StrictText::token);
    }

    private static void route(StrictText text) throws Broken {
        text.nameAddr();
        text.params();
    }

    private static void contact(StrictText text) throws Broken {
        if (!text.isStar()) {
            text.list(StrictHeaders::contactParam);
        }
    }

    private static void contactParam(StrictText text) throws Broken {
        text.address();
        StrictText.Params params = text.params();
        text.require(params.get("q").matches("(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)?"), "q is 0 to 1");
        new StrictText(params.get("expires")).onlyOrNothing(seconds -> seconds.number(SECONDS));
    }

    private static void callId(StrictText text) throws Broken {
        text.word();
        if (text.takes('@')) {
            text.word();
        }
    }

    private static void cseq(StrictText text) throws Broken {
        text.number(0x7FFF_FFFFL);
        text.lws();
        text.token();
    }

    private static void mediaType(StrictText text) throws Broken {
        text.token();
        text.require(text.separator('/'), "a slash stands between type and subtype");
        text.token();
        text.params();
    }

    private static void tokenAndParams(StrictText text) throws Broken {
        text.token();
        text.params();
    }

    /** RFC 3326. */
    private static void reason(StrictText text) throws Broken {
        text.token();
        StrictText.Params params = text.params();
        text.require(params.get("cause").matches("[0-9]{0,9}"), "a cause is a number");
        text.require(params.get("text").matches("(?s)(\".*\")?"), "a text is quoted");
    }

    private static void numberAndParams(StrictText text) throws Broken {
        text.number(SECONDS);
        text.params();
    }

    private static void retryAfter(StrictText text) throws Broken {
        text.number(SECONDS);
        text.sws();
        if (text.sees('(')) {
            text.comment();
        }
        text.params();
    }
}
