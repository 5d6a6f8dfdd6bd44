package io.github.brushwork.core.image;

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

class AtomicFileTest {

    private static final byte[] CONTENT = {1, 2, 3};

    @TempDir
    Path folder;

    @Test
    void shouldWriteBesideAndMoveIntoPlace() throws IOException {
        Path file = folder.resolve("out");

        AtomicFile.write(file, CONTENT, (from, to, options) -> {
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
        AtomicFile.write(file, CONTENT);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(file).hasBinaryContent(CONTENT);
    }

    @Test
    void shouldMovePlainlyWhereAtomicMovesAreNotSupported() throws IOException {
        Path file = Files.write(folder.resolve("out"), new byte[] {9});

        AtomicFile.write(file, CONTENT, (from, to, options) -> {
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
                .isThrownBy(() -> AtomicFile.write(file, CONTENT, (from, to, options) -> {
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

        AtomicFile.write(link, CONTENT);

        assertThat(link).isSymbolicLink();
        assertThat(file).hasBinaryContent(CONTENT);
    }

    @Test
    void shouldKeepThePermissionsOfTheFileItReplaces() throws IOException {
        Path file = Files.write(folder.resolve("out"), new byte[] {9});
        assumePosix();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw---x"));

        AtomicFile.write(file, CONTENT);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-rw---x");
    }

    @Test
    void shouldGiveANewFileTheUsualPermissions() throws IOException {
        assumePosix();
        Path usual = Files.write(folder.resolve("usual"), CONTENT);
        Path file = folder.resolve("out");

        AtomicFile.write(file, CONTENT);

        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(usual));
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
