package io.drsip.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** One parsed source file. What stands in comments and strings is not seen; what the compiler resolves is not known. */
record SourceFile(String module, CompilationUnitTree unit, SourcePositions positions) {

    /** All main sources of the published modules. */
    static List<SourceFile> ofAllModules() {
        JavaCompiler compiler = compiler();
        List<SourceFile> files = new ArrayList<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            Modules.withSources()
                    .forEach(module -> files.addAll(parse(
                            Modules.name(module),
                            compiler,
                            manager.getJavaFileObjectsFromPaths(Modules.files(Modules.mainSources(module), ".java")))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    static SourceFile of(String module, JavaFileObject source) {
        return parse(module, compiler(), List.of(source)).get(0);
    }

    private static JavaCompiler compiler() {
        return Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "A JDK with its compiler runs these tests");
    }

    private static List<SourceFile> parse(
            String module, JavaCompiler compiler, Iterable<? extends JavaFileObject> sources) {
        JavacTask task = (JavacTask) compiler.getTask(null, null, null, null, null, sources);
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        List<SourceFile> files = new ArrayList<>();
        try {
            task.parse().forEach(unit -> files.add(new SourceFile(module, unit, positions)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    String path() {
        return unit.getSourceFile().getName();
    }

    /** The file name without its ending. */
    String name() {
        String file = path().substring(path().lastIndexOf('/') + 1);
        return file.substring(0, file.length() - ".java".length());
    }

    /** The package, or nothing for a module descriptor. */
    String packageName() {
        return unit.getPackageName() == null ? "" : unit.getPackageName().toString();
    }

    List<String> lines() {
        try {
            return unit.getSourceFile().getCharContent(true).toString().lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many lines stand between the braces of a body. */
    int linesWithin(Tree body) {
        long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, body));
        long last = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, body));
        return (int) Math.max(0, last - first - 1);
    }

    /** The packages of this project that the file names, in imports and in the code, without its own. */
    Set<String> packagesNamed() {
        Set<String> packages = new TreeSet<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitPackage(PackageTree tree, Void nothing) {
                return scan(tree.getAnnotations(), null);
            }

            @Override
            public Void visitMemberSelect(MemberSelectTree tree, Void nothing) {
                String name = tree.toString();
                if (name.startsWith("io.drsip.")) {
                    packages.add(packageOf(name));
                    return null;
                }
                return super.visitMemberSelect(tree, null);
            }
        }.scan(unit, null);
        packages.remove(packageName());
        return packages;
    }

    /** Every simple name in the code, types of the same package among them. */
    Set<String> identifiers() {
        Set<String> names = new TreeSet<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitIdentifier(IdentifierTree tree, Void nothing) {
                names.add(tree.getName().toString());
                return null;
            }
        }.scan(unit, null);
        return names;
    }

    /** The leading parts of a name that begin with a small letter. */
    private static String packageOf(String name) {
        int end = 0;
        while (end < name.length() && Character.isLowerCase(name.charAt(end))) {
            int dot = name.indexOf('.', end);
            end = dot < 0 ? name.length() + 1 : dot + 1;
        }
        return name.substring(0, Math.max(0, end - 1));
    }
}
