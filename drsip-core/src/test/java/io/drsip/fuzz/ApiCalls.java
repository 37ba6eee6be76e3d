package io.drsip.fuzz;

import io.drsip.sip.CSeq;
import io.drsip.sip.Fqdn;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.Host;
import io.drsip.sip.IpLiteral;
import io.drsip.sip.MediaType;
import io.drsip.sip.Method;
import io.drsip.sip.NameAddr;
import io.drsip.sip.Params;
import io.drsip.sip.ParseLimits;
import io.drsip.sip.Reason;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipUri;
import io.drsip.sip.SipUriBuilder;
import io.drsip.sip.Slice;
import io.drsip.sip.Status;
import io.drsip.sip.TelUri;
import io.drsip.sip.Uri;
import io.drsip.sip.Via;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Every public constructor and method of {@code io.drsip.sip} that takes a text, found by reflection, so that none is
 * forgotten; with an object to call it on, and values for its other parameters.
 */
final class ApiCalls {

    private static final String PACKAGE = HeaderType.class.getPackageName();

    private static final List<Object> SIMPLE = List.of(
            SipUri.parse("sip:a@contoso.com:5061;transport=tls"),
            TelUri.parse("tel:+14255550100"),
            NameAddr.parse("\"A\" <sip:a@contoso.com>;tag=1"),
            Via.of("TLS", Fqdn.parse("sbc1.contoso.com"), 5061, "z9hG4bK1"),
            Fqdn.parse("sbc1.contoso.com"),
            IpLiteral.parse("192.0.2.1"),
            Params.none().with("a", "b"),
            Method.INVITE,
            new CSeq(1, Method.INVITE),
            MediaType.SDP,
            Reason.of("SIP", 200, "x"),
            HeaderType.text("X-Mark"),
            ParseLimits.defaults(),
            Status.of(200),
            Slice.of("x"),
            Duration.ofSeconds(1),
            List.of(),
            Optional.empty(),
            Function.identity(),
            70,
            1L,
            1.0,
            true,
            new byte[0]);

    /** What is given where a value is asked for, the first that fits; also what methods are called on. */
    private static final List<Object> SAMPLES = samples();

    private static final List<String> WORDS =
            List.of("x", "sip:b@contoso.com", "contoso.com", "1", "application", "192.0.2.1", "+14255550100", "b=c");

    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            int.class, Integer.class, long.class, Long.class, double.class, Double.class, boolean.class, Boolean.class);

    static final List<ApiCalls> ALL = all();

    private final Executable executable;

    private ApiCalls(Executable executable) {
        this.executable = executable;
    }

    /** With a value for each header, from a message that has them all. */
    private static List<Object> samples() {
        List<Object> samples = new ArrayList<>(SIMPLE);
        byte[] message = Objects.requireNonNull(Inputs.seeds(Target.MESSAGE).get("every-header"));
        Headers headers = SipMessage.parse(message).headers();
        Types.ALL.forEach(type -> headers.first(type).ifPresent(samples::add));
        return List.copyOf(samples);
    }

    private static List<ApiCalls> all() {
        return types().stream()
                .flatMap(type -> Stream.concat(Stream.of(type.getConstructors()), Stream.of(type.getDeclaredMethods())))
                .filter(each -> Modifier.isPublic(each.getModifiers()) && !each.isSynthetic())
                .filter(each -> List.of(each.getParameterTypes()).contains(String.class))
                .map(ApiCalls::new)
                .sorted(Comparator.comparing(ApiCalls::toString))
                .toList();
    }

    /** The public types of the package that can be reached from a message and from the headers. */
    private static Collection<Class<?>> types() {
        Set<Class<?>> known = new LinkedHashSet<>();
        List<Class<?>> next = new ArrayList<>(List.of(SipMessage.class, HeaderType.class, Uri.class, Host.class));
        SAMPLES.forEach(sample -> next.add(sample.getClass()));
        Types.classes().forEach(next::add);
        while (!next.isEmpty()) {
            Class<?> type = next.remove(next.size() - 1);
            boolean ours = type.getPackageName().equals(PACKAGE) && Modifier.isPublic(type.getModifiers());
            if (ours && known.add(type)) {
                next.addAll(List.of(type.getDeclaredClasses()));
                next.addAll(Arrays.asList(type.isSealed() ? type.getPermittedSubclasses() : new Class<?>[0]));
                for (java.lang.reflect.Method method : type.getMethods()) {
                    next.add(method.getReturnType());
                    next.addAll(List.of(method.getParameterTypes()));
                }
            }
        }
        return known;
    }

    /** The call of this name, such as {@code NameAddr.withTag(String)}, or another by chance. */
    static ApiCalls named(String name, int chance) {
        for (ApiCalls call : ALL) {
            if (call.toString().equals(name)) {
                return call;
            }
        }
        return ALL.get(Math.floorMod(chance, ALL.size()));
    }

    /** Whether this reads a text, and so may say which rule it breaks. */
    boolean reads() {
        return executable.getName().startsWith("parse");
    }

    /** What there is no sample of, if anything. */
    Optional<Class<?>> missing() {
        List<Class<?>> needed = new ArrayList<>(List.of(executable.getParameterTypes()));
        if (executable instanceof java.lang.reflect.Method method && !Modifier.isStatic(method.getModifiers())) {
            needed.add(executable.getDeclaringClass());
        }
        return needed.stream()
                .filter(type -> type != String.class && sample(type).isEmpty())
                .findFirst();
    }

    /** Calls it with a text in one place, by chance, and ordinary words in the other ones. */
    Object call(String text, int chance) throws Throwable {
        Class<?>[] types = executable.getParameterTypes();
        Object[] arguments = new Object[types.length];
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            if (types[i] == String.class) {
                places.add(i);
                arguments[i] = WORDS.get(Math.floorMod(chance >> (i + 3), WORDS.size()));
            } else {
                arguments[i] = sample(types[i]).orElseThrow();
            }
        }
        arguments[places.get(Math.floorMod(chance, places.size()))] = text;
        try {
            return executable instanceof java.lang.reflect.Method method
                    ? method.invoke(Modifier.isStatic(method.getModifiers()) ? "" : receiver(), arguments)
                    : ((java.lang.reflect.Constructor<?>) executable).newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private Object receiver() {
        return sample(executable.getDeclaringClass()).orElseThrow();
    }

    private static Optional<Object> sample(Class<?> type) {
        if (type == SipUriBuilder.class) {
            // Changes with each call, so that every call has its own.
            return Optional.of(SipUri.parse("sip:a@contoso.com;transport=tls").toBuilder());
        }
        Class<?> boxed = BOXES.getOrDefault(type, type);
        return SAMPLES.stream().filter(boxed::isInstance).findFirst();
    }

    @Override
    public String toString() {
        String parameters = String.join(
                ",",
                Stream.of(executable.getParameterTypes())
                        .map(Class::getSimpleName)
                        .toList());
        String type = executable.getDeclaringClass().getSimpleName();
        String name = executable instanceof java.lang.reflect.Method ? executable.getName() : "new";
        return type + "." + name + "(" + parameters + ")";
    }
}
