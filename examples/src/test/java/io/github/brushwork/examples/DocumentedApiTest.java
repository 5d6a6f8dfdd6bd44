package io.github.brushwork.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What users see is documented, down to parameters and results. javadoc's own check would ask for the components of a record a
 * second time at its compact constructor, so it looks at the form of comments alone, and this test at what is missing.
 */
class DocumentedApiTest {

    private static final Path ROOT = Path.of("..");

    /** Whose Javadoc is published. */
    static Stream<Path> modules() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders
                    .filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
                    .filter(folder -> !Set.of("testing", "examples", "tools", "benchmarks", "consumer")
                            .contains(folder.getFileName().toString()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void shouldDocumentWhatUsersSee(Path module) throws IOException {
        assertThat(missing(sources(module))).isEmpty();
    }

    @Test
    void shouldFindWhatIsMissing(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("Point.java");
        Files.writeString(file, """
                /** A point.
                 * @param x its place */
                public record Point(int x, int y) {
                    public Point {}
                    /** Its length. */
                    public <T> double length(double scale) { return 0; }
                    @Override public String toString() { return ""; }
                    public static final int ZERO = 0;
                    void hidden() {}
                    private enum Kind { A }
                }
                """);

        assertThat(missing(List.of(file)))
                .containsExactly(
                        "Point: @param y",
                        "Point.length: @param <T>",
                        "Point.length: @param scale",
                        "Point.length: @return",
                        "Point.ZERO: a comment");
    }

    private static List<Path> sources(Path module) throws IOException {
        try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> missing(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            DocTrees trees = DocTrees.instance(task);
            Search search = new Search(trees);
            for (CompilationUnitTree unit : task.parse()) {
                search.scan(unit, null);
            }
            return search.missing;
        }
    }

    private static final class Search extends TreePathScanner<Void, Void> {

        private final DocTrees trees;
        private final List<String> missing = new ArrayList<>();

        Search(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            if (!isSeen(type.getModifiers())) {
                return null;
            }
            List<String> parameters = new ArrayList<>(typeParameters(type.getTypeParameters()));
            if (type.getKind() == Tree.Kind.RECORD) {
                for (Tree member : type.getMembers()) {
                    if (member instanceof VariableTree component
                            && !component.getModifiers().getFlags().contains(Modifier.STATIC)) {
                        parameters.add(component.getName().toString());
                    }
                }
            }
            require(type.getSimpleName().toString(), parameters, false);
            for (Tree member : type.getMembers()) {
                scan(member, nothing);
            }
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            if (isSeen(method.getModifiers()) && !isOverride(method) && !isGenerated(method)) {
                List<String> parameters = new ArrayList<>(typeParameters(method.getTypeParameters()));
                method.getParameters()
                        .forEach(parameter -> parameters.add(parameter.getName().toString()));
                boolean returns = method.getReturnType() != null
                        && !method.getReturnType().toString().equals("void");
                require(owner() + "." + method.getName(), parameters, returns);
            }
            return null;
        }

        @Override
        public Void visitVariable(VariableTree field, Void nothing) {
            boolean component = parent().getKind() == Tree.Kind.RECORD
                    && !field.getModifiers().getFlags().contains(Modifier.STATIC);
            if (isSeen(field.getModifiers()) && !component) {
                require(owner() + "." + field.getName(), List.of(), false);
            }
            return null;
        }

        private void require(String name, List<String> parameters, boolean returns) {
            DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
            if (comment == null) {
                missing.add(name + ": a comment");
                return;
            }
            List<String> documented = comment.getBlockTags().stream()
                    .filter(tag -> tag instanceof ParamTree)
                    .map(tag -> (ParamTree) tag)
                    .map(tag -> tag.isTypeParameter()
                            ? "<" + tag.getName() + ">"
                            : tag.getName().toString())
                    .toList();
            parameters.stream()
                    .filter(parameter -> !documented.contains(parameter))
                    .forEach(parameter -> missing.add(name + ": @param " + parameter));
            boolean result = Stream.concat(comment.getBlockTags().stream(), comment.getFirstSentence().stream())
                    .map(DocTree::getKind)
                    .anyMatch(DocTree.Kind.RETURN::equals);
            if (returns && !result) {
                missing.add(name + ": @return");
            }
        }

        private static List<String> typeParameters(List<? extends TypeParameterTree> parameters) {
            return parameters.stream()
                    .map(parameter -> "<" + parameter.getName() + ">")
                    .collect(Collectors.toList());
        }

        /** Members of interfaces are public without saying so. */
        private boolean isSeen(ModifiersTree modifiers) {
            Set<Modifier> flags = modifiers.getFlags();
            boolean ofInterface = getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.INTERFACE;
            boolean constant = getCurrentPath().getLeaf().getKind() == Tree.Kind.VARIABLE
                    && parent().getKind() == Tree.Kind.ENUM
                    && flags.containsAll(Set.of(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL));
            return flags.contains(Modifier.PUBLIC)
                    || flags.contains(Modifier.PROTECTED)
                    || (ofInterface && !flags.contains(Modifier.PRIVATE))
                    || constant;
        }

        private static boolean isOverride(MethodTree method) {
            return method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
        }

        /** By the compiler, or a record's compact constructor: its parameters are the components. */
        private boolean isGenerated(MethodTree method) {
            if (method.getReturnType() != null) {
                return false;
            }
            CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
            long start = trees.getSourcePositions().getStartPosition(unit, method);
            long body = trees.getSourcePositions().getStartPosition(unit, method.getBody());
            try {
                return start < 0
                        || !unit.getSourceFile()
                                .getCharContent(true)
                                .subSequence((int) start, (int) body)
                                .toString()
                                .contains("(");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Tree parent() {
            return getCurrentPath().getParentPath().getLeaf();
        }

        private String owner() {
            TreePath path = getCurrentPath().getParentPath();
            return path.getLeaf() instanceof ClassTree type
                    ? type.getSimpleName().toString()
                    : "";
        }
    }
}
