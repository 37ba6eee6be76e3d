package io.drsip.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;

/** Guards the tail: no file, method or parameter list beyond its limit, in the main sources of the published modules. */
final class FileShapeTest {

    private static final int MOST_COLUMNS = 120;
    private static final int FILE_LINES = 500;
    private static final int FILE_LINES_P95 = 300;
    private static final int BODY_LINES = 60;
    private static final int BODY_LINES_P95 = 25;
    private static final int PARAMETERS = 5;
    private static final int COMPONENTS = 8;

    private final List<SourceFile> files = SourceFile.ofAllModules();
    private final List<String> violations = new ArrayList<>();

    @Test
    void filesStayShort() {
        Map<String, List<Integer>> sizes = new TreeMap<>();
        for (SourceFile file : files) {
            int size = file.lines().size();
            sizes.computeIfAbsent(file.module(), key -> new ArrayList<>()).add(size);
            check(size <= FILE_LINES, file, size + " lines");
        }

        sizes.forEach((module, all) -> checkP95(module, all, FILE_LINES_P95, "lines per file"));
        assertNoViolations();
    }

    @Test
    void bodiesStayShort() {
        Map<String, List<Integer>> sizes = new TreeMap<>();
        eachMethod((file, method) -> {
            if (method.getBody() != null) {
                int size = file.linesWithin(method.getBody());
                sizes.computeIfAbsent(file.module(), key -> new ArrayList<>()).add(size);
                check(size <= BODY_LINES, file, method.getName() + " has " + size + " lines");
            }
        });

        sizes.forEach((module, all) -> checkP95(module, all, BODY_LINES_P95, "lines per body"));
        assertNoViolations();
    }

    @Test
    void parameterListsStayShort() {
        for (SourceFile file : files) {
            eachType(file, type -> {
                int components = components(type);
                check(components <= COMPONENTS, file, type.getSimpleName() + " has " + components + " components");
                for (MethodTree method : methods(type)) {
                    int limit = isCanonicalConstructor(type, method) ? COMPONENTS : PARAMETERS;
                    int count = method.getParameters().size();
                    check(count <= limit, file, method.getName() + " has " + count + " parameters");
                }
            });
        }

        assertNoViolations();
    }

    @Test
    void aFileHasOneTypeAndNamesWhatItImports() {
        for (SourceFile file : files) {
            check(file.unit().getTypeDecls().size() <= 1, file, "more than one top-level type");
            for (ImportTree line : file.unit().getImports()) {
                check(!line.getQualifiedIdentifier().toString().endsWith(".*"), file, "wildcard " + line);
            }
        }

        assertNoViolations();
    }

    @Test
    void linesEndBeforeTheirLimitAndNothingIsLeftToDo() {
        for (SourceFile file : files) {
            int number = 0;
            for (String line : file.lines()) {
                number++;
                check(line.length() <= MOST_COLUMNS, file, "line " + number + " has " + line.length() + " columns");
                check(!line.contains("TODO") && !line.contains("FIXME"), file, "line " + number + " is unfinished");
            }
        }

        assertNoViolations();
    }

    @Test
    void everyPackageSaysWhatItIsAndIsNullMarked() {
        Set<String> described = new TreeSet<>();
        for (SourceFile file : files) {
            if (file.name().equals("package-info")) {
                described.add(file.module() + "/" + file.packageName());
                String annotations = file.unit().getPackageAnnotations().toString();
                check(annotations.contains("NullMarked"), file, "not @NullMarked");
            }
        }

        for (SourceFile file : files) {
            boolean known = described.contains(file.module() + "/" + file.packageName());
            check(known || file.packageName().isEmpty(), file, "its package has no package-info.java");
        }
        assertNoViolations();
    }

    @Test
    void everyModuleHasADescriptor() {
        for (Path module : Modules.withSources()) {
            if (!Files.exists(Modules.mainSources(module).resolve("module-info.java"))) {
                violations.add(Modules.name(module) + " has no module-info.java");
            }
        }

        assertNoViolations();
    }

    private void eachMethod(BiConsumer<SourceFile, MethodTree> action) {
        for (SourceFile file : files) {
            eachType(file, type -> methods(type).forEach(method -> action.accept(file, method)));
        }
    }

    private static void eachType(SourceFile file, Consumer<ClassTree> action) {
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitClass(ClassTree type, Void nothing) {
                action.accept(type);
                return super.visitClass(type, null);
            }
        }.scan(file.unit(), null);
    }

    private static List<MethodTree> methods(ClassTree type) {
        return type.getMembers().stream()
                .filter(MethodTree.class::isInstance)
                .map(MethodTree.class::cast)
                .toList();
    }

    /** A record has no fields of its own but its components and static ones. */
    private static int components(ClassTree type) {
        if (type.getKind() != Tree.Kind.RECORD) {
            return 0;
        }
        return (int) type.getMembers().stream()
                .filter(VariableTree.class::isInstance)
                .filter(member ->
                        !((VariableTree) member).getModifiers().getFlags().contains(Modifier.STATIC))
                .count();
    }

    private static boolean isCanonicalConstructor(ClassTree type, MethodTree method) {
        return type.getKind() == Tree.Kind.RECORD
                && method.getName().contentEquals("<init>")
                && method.getParameters().size() == components(type);
    }

    private void check(boolean good, SourceFile file, String violation) {
        if (!good) {
            violations.add(file.path() + ": " + violation);
        }
    }

    /** One in twenty may be longer, and one in a module of fewer files. */
    private void checkP95(String module, List<Integer> sizes, int limit, String unit) {
        List<Integer> sorted = sizes.stream().sorted().toList();
        int p95 = sorted.get((sorted.size() - 1) * 95 / 100);
        if (p95 > limit) {
            violations.add(module + ": 95th percentile is " + p95 + " " + unit + ", not " + limit);
        }
    }

    private void assertNoViolations() {
        assertEquals("", String.join("\n", violations));
    }
}
