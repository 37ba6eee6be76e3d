package io.drsip.core.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.util.HashSet;
import java.util.Set;
import java.util.function.ToLongBiFunction;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Loads the parser once more, with every method entry and every jump backwards counted, and what the JDK does with arrays,
 * texts and lists on its behalf. So work is a number that is the same on every machine, and time is not needed.
 *
 * <p>The classes come from the class path of the tests; their own loader defines them first, so that nothing of them is
 * shared with the other tests.
 */
final class StepCounter extends ClassLoader {

    private static final Set<String> COUNTED = Set.of("io.drsip.sip.", "io.drsip.core.message.");
    private static final String STEPS = Type.getInternalName(Steps.class);

    StepCounter() {
        super(StepCounter.class.getClassLoader());
    }

    /** Some work that is to be counted: the octets of a stream, the largest piece it comes in, and how many steps it took. */
    @SuppressWarnings("unchecked") // the class says so; only its loader is another one
    ToLongBiFunction<byte[], Integer> probe(Class<? extends ToLongBiFunction<byte[], Integer>> work) {
        try {
            Constructor<?> constructor = loadClass(work.getName()).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (ToLongBiFunction<byte[], Integer>) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (COUNTED.stream().noneMatch(name::startsWith)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known != null ? known : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        String file = name.replace('.', '/') + ".class";
        try (InputStream octets = getParent().getResourceAsStream(file)) {
            if (octets == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] code = octets.readAllBytes();
            byte[] defined = name.equals(Steps.class.getName()) ? code : instrumented(code);
            return defineClass(name, defined, 0, defined.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] instrumented(byte[] code) {
        ClassReader reader = new ClassReader(code);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        return new Counting(super.visitMethod(access, name, descriptor, signature, exceptions));
                    }
                },
                0);
        return writer.toByteArray();
    }

    /** Calls {@link Steps} at the places that matter; none of the calls changes what lies on the stack. */
    private static final class Counting extends MethodVisitor {

        private final Set<Label> passed = new HashSet<>();

        Counting(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        private void count(String what, String descriptor) {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, STEPS, what, descriptor, false);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            count("step", "()V");
        }

        @Override
        public void visitLabel(Label label) {
            passed.add(label);
            super.visitLabel(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            if (passed.contains(label)) {
                count("step", "()V");
            }
            super.visitJumpInsn(opcode, label);
        }

        @Override
        public void visitIntInsn(int opcode, int operand) {
            if (opcode == Opcodes.NEWARRAY) {
                countLength();
            }
            super.visitIntInsn(opcode, operand);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            if (opcode == Opcodes.ANEWARRAY) {
                countLength();
            }
            super.visitTypeInsn(opcode, type);
        }

        private void countLength() {
            super.visitInsn(Opcodes.DUP);
            count("steps", "(I)V");
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (owner.equals("java/lang/System") && name.equals("arraycopy")) {
                countLength();
            }
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            if (owner.startsWith("java/")) {
                countResult(owner, name, Type.getReturnType(descriptor));
            }
        }

        private void countResult(String owner, String name, Type result) {
            if (result.getSort() == Type.ARRAY && result.getDimensions() == 1) {
                super.visitInsn(Opcodes.DUP);
                super.visitInsn(Opcodes.ARRAYLENGTH);
                count("steps", "(I)V");
            } else if (result.getClassName().equals("java.lang.String")
                    || (owner.equals("java/lang/String") && name.equals("<init>"))) {
                super.visitInsn(Opcodes.DUP);
                count("text", "(Ljava/lang/Object;)V");
            } else if (result.getClassName().equals("java.util.List")) {
                super.visitInsn(Opcodes.DUP);
                count("collection", "(Ljava/lang/Object;)V");
            } else {
                count("step", "()V");
            }
        }
    }
}
