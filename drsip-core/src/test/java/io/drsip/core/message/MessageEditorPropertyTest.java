package io.drsip.core.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Frame;
import io.drsip.sip.HeaderType;
import io.drsip.sip.MediaType;
import io.drsip.sip.NameAddr;
import io.drsip.sip.OptionTag;
import io.drsip.sip.SipFramer;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipRequest;
import io.drsip.sip.Slice;
import io.drsip.sip.Uri;
import io.drsip.testkit.StrictMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random edits, always the same ones, against a model that is a list of values for each header. */
class MessageEditorPropertyTest {

    private static final int ROUNDS = 400;

    private static final List<String> TEXTS = List.of("", "a", "a, b;c=\"d\"", "\u00e4\u20ac", "x".repeat(300), "<>");
    private static final List<String> ADDRESSES = List.of(
            "<sip:a@contoso.com>",
            "\"Doe, J\" <sip:b@contoso.com;x=1>;q=0.5",
            "John<sip:c@contoso.com>",
            "sip:d@contoso.com;expires=60",
            "<tel:+14255550100>");

    private static final Set<HeaderType<?>> TEXTUAL = Set.of(HeaderType.text("X-Mark"), HeaderType.USER_AGENT);

    /** One kind of header, with the values it may get and those that it should have. */
    private static final class Model<T> {

        private final HeaderType<T> type;
        private final List<T> choices;
        private final List<T> values;

        Model(HeaderType<T> type, List<T> choices, SipMessage message) {
            this.type = type;
            this.choices = choices;
            this.values = new ArrayList<>(message.headers().all(type));
        }

        void edit(MessageEditor editor, Random random) {
            T value = choices.get(random.nextInt(choices.size()));
            switch (random.nextInt(6)) {
                case 0 -> {
                    editor.set(type, value);
                    values.clear();
                    values.add(value);
                }
                case 1 -> {
                    List<T> several = choices.subList(random.nextInt(choices.size()), choices.size());
                    editor.setAll(type, several);
                    values.clear();
                    values.addAll(several);
                }
                case 2 -> {
                    editor.add(type, value);
                    values.add(value);
                }
                case 3 -> {
                    editor.addFirst(type, value);
                    values.add(0, value);
                }
                case 4 -> {
                    T old = choices.get(random.nextInt(choices.size()));
                    editor.map(type, each -> each.equals(old) ? value : each);
                    values.replaceAll(each -> each.equals(old) ? value : each);
                }
                default -> {
                    editor.remove(type);
                    values.clear();
                }
            }
        }

        void check(MessageEditor editor, SipMessage edited) {
            assertEquals(values, editor.all(type));
            assertEquals(values, edited.headers().all(type));
            assertEquals(values.stream().findFirst(), edited.headers().first(type));
            assertEquals(!values.isEmpty(), editor.has(type));
        }
    }

    private static List<Model<?>> models(SipMessage message) {
        List<NameAddr> addresses = ADDRESSES.stream().map(NameAddr::parse).toList();
        List<NameAddr> identities =
                addresses.stream().filter(address -> address.params().isEmpty()).toList();
        List<OptionTag> tags = List.of(OptionTag.TIMER, OptionTag.REPLACES, new OptionTag("x".repeat(60)));
        return List.of(
                new Model<>(HeaderType.text("X-Mark"), TEXTS, message),
                new Model<>(HeaderType.USER_AGENT, TEXTS, message),
                new Model<>(HeaderType.CONTACT, addresses, message),
                new Model<>(HeaderType.RECORD_ROUTE, addresses, message),
                new Model<>(HeaderType.P_ASSERTED_IDENTITY, identities, message),
                new Model<>(HeaderType.SUPPORTED, tags, message));
    }

    @Test
    void editedHeadersSayWhatWasSetAndTheOthersStayOctetForOctet() {
        Random random = new Random(3261);
        for (String name : Samples.NAMES) {
            SipMessage message = Samples.message(name);
            for (int round = 0; round < ROUNDS / Samples.NAMES.size(); round++) {
                edit(message, random);
            }
        }
    }

    private static void edit(SipMessage message, Random random) {
        MessageEditor editor = MessageEditor.of(message);
        List<Model<?>> models = models(message);
        Set<HeaderType<?>> touched = new HashSet<>();
        Slice body = message.body();
        String target = target(message);
        for (int edits = random.nextInt(8); edits > 0; edits--) {
            int choice = random.nextInt(models.size() + 2);
            if (choice < models.size()) {
                models.get(choice).edit(editor, random);
                touched.add(models.get(choice).type);
            } else if (choice == models.size()) {
                body = Slice.of("\r\n\r\n\0".repeat(random.nextInt(50)));
                editor.body(new MediaType("text", "plain", MediaType.SDP.params()), body.toByteArray());
                touched.add(HeaderType.CONTENT_TYPE);
                touched.add(HeaderType.CONTENT_LENGTH);
            } else if (message instanceof SipRequest) {
                target = "sip:" + random.nextInt(9) + "@contoso.com";
                editor.requestUri(Uri.parse(target));
            }
        }

        SipMessage edited = editor.apply();

        models.forEach(model -> model.check(editor, edited));
        assertEquals(body, edited.body());
        assertEquals(body.length(), edited.headers().require(HeaderType.CONTENT_LENGTH));
        assertEquals(target, target(edited));
        assertEquals(untouched(message, touched), untouched(edited, touched));
        assertEquals(edited, framed(edited));
        checkStrict(message, edited, touched);
        if (!editor.isChanged()) {
            assertSame(message, edited);
        }
    }

    /** What is written as a value of a type is strict; a text, and how many contacts there are, others decide. */
    private static void checkStrict(SipMessage message, SipMessage edited, Set<HeaderType<?>> touched) {
        boolean typed = touched.stream().noneMatch(TEXTUAL::contains);
        if (typed && problems(message).isEmpty()) {
            assertEquals(List.of(), problems(edited), () -> edited.bytes().toString());
        }
    }

    private static List<String> problems(SipMessage message) {
        return StrictMessage.problems(message.bytes().toByteArray()).stream()
                .filter(problem -> !problem.equals("an INVITE and its 2xx have one contact"))
                .toList();
    }

    private static String target(SipMessage message) {
        return message instanceof SipRequest request ? request.requestUriText().toString() : "";
    }

    private static List<Slice> untouched(SipMessage message, Set<HeaderType<?>> touched) {
        List<Slice> lines = new ArrayList<>();
        for (int entry = 0; entry < message.headers().size(); entry++) {
            int at = entry;
            if (touched.stream().noneMatch(type -> message.headers().is(at, type))) {
                lines.add(message.headers().line(entry));
            }
        }
        return lines;
    }

    /** The same message, read from a stream, with the next one understood. */
    private static SipMessage framed(SipMessage message) {
        SipFramer framer = new SipFramer();
        framer.feed(message.bytes().toByteArray());
        framer.feed("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        Frame first = framer.poll();
        assertTrue(framer.poll() instanceof Frame.Ping);
        if (first instanceof Frame.Message found) {
            return found.message();
        }
        throw new AssertionError(String.valueOf(first));
    }
}
