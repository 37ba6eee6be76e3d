package io.drsip.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.core.message.MessageEditor;
import io.drsip.sip.HeaderType;
import io.drsip.sip.MediaType;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipParseException;
import io.drsip.sip.SipRequest;
import io.drsip.sip.Slice;
import io.drsip.sip.Uri;
import io.drsip.testkit.StrictMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Edits in any order, against a model that is a list of values for each header: what was edited says what was set, every
 * other line is there as it came, and the whole is read again as the same message.
 *
 * <p>An input is text. Its first line is the number of a sample message; each other one is an edit, as in {@code
 * +Contact: <sip:a@contoso.com>}: {@code =} sets, {@code +} adds, {@code ^} adds on top, {@code -} removes, {@code ~}
 * replaces the first value, {@code *} sets two values, {@code !} sets the body and {@code >} the Request-URI.
 */
final class EditorProperty implements Target.Property {

    private static final List<byte[]> SAMPLES = Inputs.samples();

    /**
     * What a value need not have, or may have as it came: a tag, the forms that Via and Contact ask of some parameters,
     * the address of somebody else.
     */
    private static final Pattern TOLERATED =
            Pattern.compile("^Via: |From has a tag|^Contact: (q is|a number)|one double colon at most");

    @Override
    public void check(byte[] program) {
        String[] lines = new String(program, StandardCharsets.UTF_8).split("\n", 12);
        SipMessage message = SipMessage.parse(SAMPLES.get(Math.floorMod(lines[0].hashCode(), SAMPLES.size())));
        Run run = new Run(message);
        for (int i = 1; i < lines.length; i++) {
            if (!lines[i].isEmpty()) {
                run.edit(lines[i].charAt(0), lines[i].substring(1));
            }
        }
        run.check();
    }

    /** What a header should say. */
    private static final class Model<T> {

        private final HeaderType<T> type;
        private final List<T> values;

        Model(HeaderType<T> type, SipMessage message) {
            this.type = type;
            this.values = new ArrayList<>(message.headers().all(type));
        }

        void edit(MessageEditor editor, char kind, List<T> read) {
            T value = read.get(0);
            switch (kind) {
                case '=' -> {
                    editor.set(type, value);
                    values.clear();
                    values.add(value);
                }
                case '*' -> {
                    List<T> twice = List.of(value, read.get(read.size() - 1));
                    editor.setAll(type, twice);
                    values.clear();
                    values.addAll(twice);
                }
                case '+' -> {
                    editor.add(type, value);
                    values.add(value);
                }
                case '^' -> {
                    editor.addFirst(type, value);
                    values.add(0, value);
                }
                default -> {
                    List<T> first = values.stream().limit(1).toList();
                    editor.map(type, each -> first.contains(each) ? value : each);
                    values.replaceAll(each -> first.contains(each) ? value : each);
                }
            }
        }

        void remove(MessageEditor editor) {
            editor.remove(type);
            values.clear();
        }

        void check(MessageEditor editor, SipMessage edited) {
            assertEquals(values, editor.all(type), () -> type + " in the editor");
            assertEquals(values, edited.headers().all(type), () -> type + " in the message");
            assertEquals(values.stream().findFirst(), edited.headers().first(type));
            assertEquals(!values.isEmpty(), editor.has(type));
        }
    }

    private static final class Run {

        private final SipMessage message;
        private final MessageEditor editor;
        private final Map<HeaderType<?>, Model<?>> models = new LinkedHashMap<>();

        // What is expected besides.
        private Slice body;
        private String startLine;
        private boolean bodySet;

        Run(SipMessage message) {
            this.message = message;
            this.editor = MessageEditor.of(message);
            this.body = message.body();
            this.startLine = message.startLine().toString();
        }

        /** One edit; what is refused with the exception that says so has changed nothing, which is checked later. */
        void edit(char kind, String argument) {
            try {
                switch (kind) {
                    case '!' -> setBody(argument);
                    case '>' -> setTarget(argument);
                    default -> editHeader(kind, argument);
                }
            } catch (IllegalArgumentException | SipParseException refused) {
                assertEquals(message, editor.original());
            }
        }

        private void setBody(String text) {
            byte[] octets = text.getBytes(StandardCharsets.UTF_8);
            model(HeaderType.CONTENT_TYPE)
                    .edit(editor, '=', List.of(new MediaType("text", "x", MediaType.SDP.params())));
            editor.body(new MediaType("text", "x", MediaType.SDP.params()), octets);
            body = Slice.copyOf(octets);
            bodySet = true;
        }

        private void setTarget(String text) {
            if (message instanceof SipRequest request) {
                Uri uri = Uri.parse(text);
                editor.requestUri(uri);
                startLine = request.method() + " " + uri + " SIP/2.0";
            }
        }

        private void editHeader(char kind, String argument) {
            int colon = argument.indexOf(':');
            String name = colon < 0 ? argument : argument.substring(0, colon);
            HeaderType<?> type =
                    Types.named(name).orElseGet(() -> Types.ALL.get(Math.floorMod(name.hashCode(), Types.ALL.size())));
            if (type == HeaderType.CONTENT_LENGTH) {
                return;
            }
            if (kind == '-') {
                model(type).remove(editor);
            } else {
                editTyped(type, kind, argument.substring(colon + 1));
            }
        }

        private <T> void editTyped(HeaderType<T> type, char kind, String text) {
            SipMessage read =
                    SipMessage.parse(("SIP/2.0 200 OK\r\nX: " + text + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            List<T> values = read.headers().values(0, type);
            if (!values.isEmpty()) {
                model(type).edit(editor, kind, values);
            }
        }

        @SuppressWarnings("unchecked") // the model of a type is made for it
        private <T> Model<T> model(HeaderType<T> type) {
            return (Model<T>) models.computeIfAbsent(type, key -> new Model<>(type, message));
        }

        void check() {
            SipMessage edited = editor.apply();
            models.values().forEach(model -> model.check(editor, edited));
            SipMessage again = SipMessage.parse(edited.bytes().toByteArray());
            models.values().forEach(model -> model.check(editor, again));
            assertEquals(startLine, edited.startLine().toString());
            assertEquals(body, edited.body());
            assertEquals(List.of(body.length()), edited.headers().all(HeaderType.CONTENT_LENGTH));
            assertEquals(untouched(message), untouched(edited));
            assertEquals(edited, again);
            checkJudged(edited);
            if (!editor.isChanged()) {
                assertSame(message, edited);
            }
        }

        /** What was not there before, is strict: that something is missing, or stands twice, was asked for. */
        private void checkJudged(SipMessage edited) {
            List<String> before = problems(message);
            for (String problem : problems(edited)) {
                assertTrue(before.contains(problem), problem);
            }
        }

        private static List<String> problems(SipMessage message) {
            return StrictMessage.problems(message.bytes().toByteArray()).stream()
                    .filter(problem -> problem.startsWith("line "))
                    .map(problem -> problem.replaceFirst("line [0-9]+: ", ""))
                    .filter(problem -> !TOLERATED.matcher(problem).find())
                    .toList();
        }

        private List<String> untouched(SipMessage of) {
            List<String> lines = new ArrayList<>();
            for (int entry = 0; entry < of.headers().size(); entry++) {
                int at = entry;
                boolean length = bodySet && of.headers().is(at, HeaderType.CONTENT_LENGTH);
                if (!length
                        && models.keySet().stream()
                                .noneMatch(type -> of.headers().is(at, type))) {
                    lines.add(of.headers().line(at).toString());
                }
            }
            return lines;
        }
    }
}
