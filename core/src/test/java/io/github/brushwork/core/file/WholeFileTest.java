package io.github.brushwork.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    private static final byte[] CONTENT = {1, 2, 3};

    @TempDir
    Path folder;

    @Test
    void shouldWriteBesideAndMoveIntoPlace() throws IOException {
        Path file = folder.resolve("out");

        WholeFile.replace(file, WholeFileTest::make, (from, to, options) -> {
            assertThat(from).hasParent(folder).hasBinaryContent(CONTENT);
            assertThat(file).doesNotExist();
            Files.move(from, to, options);
        });

        assertThat(file).hasBinaryContent(CONTENT);
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void shouldWriteOnAnInterruptedThreadAndLeaveItInterrupted() throws IOException {
        Path file = folder.resolve("out");

        Thread.currentThread().interrupt();
        WholeFile.write(file, out -> out.write(CONTENT));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(file).hasBinaryContent(CONTENT);
    }

    /** As Ctrl-C may come at any time. */
    @Test
    void shouldWriteToTheEndThoughItIsInterruptedMeanwhile() throws IOException {
        Path file = folder.resolve("out");

        WholeFile.write(file, out -> {
            out.write(CONTENT, 0, 1);
            Thread.currentThread().interrupt();
            out.write(CONTENT, 1, 2);
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(file).hasBinaryContent(CONTENT);
    }

    @Test
    void shouldHaveAFileMadeUnderTheEndingOfTheTarget() throws IOException {
        Path file = Files.write(folder.resolve("film.gif"), new byte[] {9});

        WholeFile.make(file, beside -> {
            assertThat(beside).doesNotExist();
            assertThat(beside.getParent()).isEqualTo(folder.toRealPath());
            assertThat(beside.toString()).endsWith(".film.gif");
            make(beside);
        });

        assertThat(file).hasBinaryContent(CONTENT);
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void shouldKeepTheOldFileAndNothingElseWhereTheContentFails() throws IOException {
        Path file = Files.write(folder.resolve("out"), new byte[] {9});

        assertThatIOException()
                .isThrownBy(() -> WholeFile.write(file, out -> {
                    out.write(CONTENT);
                    throw new IOException("no space left");
                }))
                .withMessage("no space left");

        assertThat(file).hasBinaryContent(new byte[] {9});
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void shouldMovePlainlyWhereAtomicMovesAreNotSupported() throws IOException {
        Path file = Files.write(folder.resolve("out"), new byte[] {9});

        WholeFile.replace(file, WholeFileTest::make, (from, to, options) -> {
            if (Arrays.asList(options).contains(StandardCopyOption.ATOMIC_MOVE)) {
                throw new AtomicMoveNotSupportedException(from.toString(), to.toString(), "not here");
            }
            Files.move(from, to, options);
        });

        assertThat(file).hasBinaryContent(CONTENT);
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void shouldKeepTheOldFileAndNothingElseWhereTheMoveFails() throws IOException {
        Path file = Files.write(folder.resolve("out"), new byte[] {9});

        assertThatIOException()
                .isThrownBy(() -> WholeFile.replace(file, WholeFileTest::make, (from, to, options) -> {
                    throw new IOException("disk on fire");
                }))
                .withMessage("disk on fire");

        assertThat(file).hasBinaryContent(new byte[] {9});
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void shouldWriteThroughSymbolicLinks() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path file = Files.write(elsewhere.resolve("real"), new byte[] {9});
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);

        WholeFile.write(link, out -> out.write(CONTENT));

        assertThat(link).isSymbolicLink();
        assertThat(file).hasBinaryContent(CONTENT);
    }

    @Test
    void shouldTellWhichFileItWouldReplace() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path file = Files.write(elsewhere.resolve("real"), new byte[] {9});
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);

        assertThat(WholeFile.place(link)).isEqualTo(file.toRealPath());
        assertThat(WholeFile.place(Path.of("none"))).isEqualTo(Path.of("none").toAbsolutePath());
    }

    @Test
    void shouldKeepThePermissionsOfTheFileItReplaces() throws IOException {
        Path file = Files.write(folder.resolve("out"), new byte[] {9});
        assumePosix();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw---x"));

        WholeFile.write(file, out -> out.write(CONTENT));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-rw---x");
    }

    @Test
    void shouldGiveANewFileTheUsualPermissions() throws IOException {
        assumePosix();
        Path usual = Files.write(folder.resolve("usual"), CONTENT);
        Path file = folder.resolve("out");

        WholeFile.write(file, out -> out.write(CONTENT));

        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(usual));
    }

    private static void make(Path file) throws IOException {
        Files.write(file, CONTENT);
    }

    private void assumePosix() throws IOException {
        Assumptions.assumeTrue(
                Files.getFileStore(folder).supportsFileAttributeView("posix"), "needs POSIX permissions");
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}
