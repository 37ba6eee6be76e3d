package io.drsip.architecture;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a caller or a subclass can see of a type, as sorted text: one line for the type, one for each member, nullness
 * included. Left out: {@code equals}, {@code hashCode} and {@code toString}, which every type has.
 */
final class ApiText {

    private static final int SHOWN =
            Modifier.PUBLIC | Modifier.PROTECTED | Modifier.ABSTRACT | Modifier.STATIC | Modifier.FINAL;
    private static final Set<String> EVERYWHERE = Set.of("equals", "hashCode", "toString");

    private ApiText() {}

    static String of(List<Class<?>> types) {
        return types.stream()
                .filter(ApiText::isVisible)
                .sorted((a, b) -> a.getName().compareTo(b.getName()))
                .map(type -> header(type) + "\n"
                        + members(type).stream()
                                .map(member -> "    " + member + "\n")
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    private static boolean isVisible(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return shows(type.getModifiers())
                && !type.isSynthetic()
                && !type.isAnonymousClass()
                && (outer == null || isVisible(outer));
    }

    private static boolean shows(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static String header(Class<?> type) {
        boolean plain = !type.isInterface() && !type.isRecord() && !type.isEnum();
        int modifiers = type.getModifiers() & SHOWN & (plain ? ~0 : Modifier.PUBLIC | Modifier.PROTECTED);
        return words(
                Modifier.toString(modifiers),
                type.isSealed() ? "sealed" : "",
                kind(type),
                type.getCanonicalName() + typeParameters(type.getTypeParameters()),
                list("extends ", plain ? Stream.of(type.getAnnotatedSuperclass()) : Stream.of()),
                list(type.isInterface() ? "extends " : "implements ", Arrays.stream(type.getAnnotatedInterfaces())),
                permitted(type));
    }

    private static String kind(Class<?> type) {
        if (type.isAnnotation()) {
            return "@interface";
        }
        if (type.isInterface()) {
            return "interface";
        }
        if (type.isRecord()) {
            return "record";
        }
        return type.isEnum() ? "enum" : "class";
    }

    private static String permitted(Class<?> type) {
        if (!type.isSealed()) {
            return "";
        }
        String names = Arrays.stream(type.getPermittedSubclasses())
                .filter(ApiText::isVisible)
                .map(Class::getCanonicalName)
                .sorted()
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : "permits " + names;
    }

    private static Set<String> members(Class<?> type) {
        Set<String> members = new TreeSet<>();
        for (Class<?> owner : withHiddenParents(type)) {
            Arrays.stream(owner.getDeclaredFields())
                    .filter(field -> shows(type, field))
                    .forEach(field -> members.add(field(field)));
            Arrays.stream(owner.getDeclaredMethods())
                    .filter(method -> shows(type, method) && !EVERYWHERE.contains(method.getName()))
                    .forEach(method -> members.add(method(method)));
        }
        Arrays.stream(type.getDeclaredConstructors())
                .filter(constructor -> shows(type, constructor))
                .forEach(constructor -> members.add(constructor(constructor)));
        return members;
    }

    /** The type and those of its parents that nobody can name, whose members belong to its face. */
    private static List<Class<?>> withHiddenParents(Class<?> type) {
        List<Class<?>> types = new ArrayList<>(List.of(type));
        Stream<Class<?>> parents =
                Stream.concat(Stream.<Class<?>>ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()));
        parents.filter(parent -> !isVisible(parent)).forEach(parent -> types.addAll(withHiddenParents(parent)));
        return types;
    }

    private static boolean shows(Class<?> type, Member member) {
        boolean reachable = Modifier.isPublic(member.getModifiers())
                || (Modifier.isProtected(member.getModifiers()) && !Modifier.isFinal(type.getModifiers()));
        return reachable && !member.isSynthetic();
    }

    private static String field(Field field) {
        return words(Modifier.toString(field.getModifiers() & SHOWN), type(field.getAnnotatedType()), field.getName());
    }

    private static String constructor(Constructor<?> constructor) {
        return words(
                Modifier.toString(constructor.getModifiers() & SHOWN),
                typeParameters(constructor.getTypeParameters()),
                constructor.getDeclaringClass().getSimpleName() + parameters(constructor),
                list("throws ", Arrays.stream(constructor.getAnnotatedExceptionTypes())));
    }

    private static String method(Method method) {
        int abstractness = method.getDeclaringClass().isInterface() ? Modifier.ABSTRACT : 0;
        return words(
                Modifier.toString(method.getModifiers() & SHOWN & ~abstractness),
                method.isDefault() ? "default" : "",
                typeParameters(method.getTypeParameters()),
                type(method.getAnnotatedReturnType()),
                method.getName() + parameters(method),
                list("throws ", Arrays.stream(method.getAnnotatedExceptionTypes())));
    }

    private static String parameters(Executable executable) {
        String types = Arrays.stream(executable.getAnnotatedParameterTypes())
                .map(ApiText::type)
                .collect(Collectors.joining(", "));
        boolean open = executable.isVarArgs() && types.endsWith("[]");
        return "(" + (open ? types.substring(0, types.length() - 2) + "..." : types) + ")";
    }

    private static String typeParameters(TypeVariable<?>[] variables) {
        return variables.length == 0
                ? ""
                : Arrays.stream(variables)
                        .map(variable -> words(variable.getName(), bounds("extends ", variable.getAnnotatedBounds())))
                        .collect(Collectors.joining(", ", "<", ">"));
    }

    private static String bounds(String word, AnnotatedType[] bounds) {
        String text = Arrays.stream(bounds).map(ApiText::type).collect(Collectors.joining(" & "));
        return text.isEmpty() || text.equals("java.lang.Object") ? "" : word + text;
    }

    private static String list(String word, Stream<AnnotatedType> types) {
        String text = types.map(ApiText::type).collect(Collectors.joining(", "));
        return text.isEmpty() || text.equals("java.lang.Object") ? "" : word + text;
    }

    private static String type(AnnotatedType type) {
        String nullable = nullable(type);
        if (type instanceof AnnotatedArrayType array) {
            return type(array.getAnnotatedGenericComponentType()) + (nullable.isEmpty() ? "" : " " + nullable) + "[]";
        }
        return nullable + unmarked(type);
    }

    private static String unmarked(AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType generic) {
            return name(((ParameterizedType) generic.getType()).getRawType())
                    + list(Arrays.stream(generic.getAnnotatedActualTypeArguments()));
        }
        if (type instanceof AnnotatedWildcardType wildcard) {
            AnnotatedType[] lower = wildcard.getAnnotatedLowerBounds();
            return words(
                    "?",
                    lower.length > 0
                            ? bounds("super ", lower)
                            : bounds("extends ", wildcard.getAnnotatedUpperBounds()));
        }
        return type instanceof AnnotatedTypeVariable variable
                ? variable.getType().getTypeName()
                : name(type.getType());
    }

    private static String list(Stream<AnnotatedType> arguments) {
        return arguments.map(ApiText::type).collect(Collectors.joining(", ", "<", ">"));
    }

    private static String nullable(AnnotatedType type) {
        return Arrays.stream(type.getAnnotations())
                .map(annotation -> "@" + annotation.annotationType().getSimpleName() + " ")
                .sorted()
                .collect(Collectors.joining());
    }

    private static String name(Type type) {
        return type instanceof Class<?> named ? named.getCanonicalName() : type.getTypeName();
    }

    private static String words(String... words) {
        return Arrays.stream(words).filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
    }
}
