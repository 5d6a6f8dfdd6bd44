package io.github.brushwork.vgg.download;

import static io.github.brushwork.vgg.download.DownloaderFixture.ok;
import static io.github.brushwork.vgg.download.DownloaderFixture.part;
import static io.github.brushwork.vgg.download.DownloaderFixture.rest;
import static io.github.brushwork.vgg.download.DownloaderFixture.whole;
import static io.github.brushwork.vgg.download.Served.HALF;
import static io.github.brushwork.vgg.download.Served.SIZE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a fetch finds on the disk, and what the disk does to it. */
class PartFileTest {

    private final DownloaderFixture fixture = new DownloaderFixture();
    private final Downloader downloader = fixture.downloader();
    private final MockWebServer server = new MockWebServer();

    @TempDir
    private Path folder;

    private Path target;
    private RemoteFile file;

    @BeforeEach
    void setUp() throws IOException {
        server.start();
        target = folder.resolve("weights.bin");
        file = Served.at(server.url("/weights.bin").uri());
    }

    @AfterEach
    void tearDown() {
        server.close();
    }

    @Test
    void shouldGoOnFromWhatAnEarlierRunLeft() throws Exception {
        Files.write(part(target), Served.content(0, HALF));
        server.enqueue(rest(HALF));

        downloader.fetch(file, target);

        assertThat(target).hasBinaryContent(Served.content());
        assertThat(part(target)).doesNotExist();
        assertThat(server.takeRequest().getHeaders().get("Range")).isEqualTo("bytes=" + HALF + "-");
    }

    @Test
    void shouldAskForNothingIfAnEarlierRunLeftAll() throws IOException {
        Files.write(part(target), Served.content());

        downloader.fetch(file, target);

        assertThat(target).hasBinaryContent(Served.content());
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void shouldStartOverIfWhatAnEarlierRunLeftIsDamaged() throws IOException {
        Files.write(part(target), new byte[HALF]);
        server.enqueue(rest(HALF));
        server.enqueue(whole());

        downloader.fetch(file, target);

        assertThat(target).hasBinaryContent(Served.content());
        assertThat(fixture.events.all()).contains("started at " + HALF, "started at 0");
    }

    @Test
    void shouldStartOverIfWhatAnEarlierRunLeftIsTooLong() throws Exception {
        Files.write(part(target), new byte[SIZE + 1]);
        server.enqueue(whole());

        downloader.fetch(file, target);

        assertThat(target).hasBinaryContent(Served.content());
        assertThat(server.takeRequest().getHeaders().get("Range")).isNull();
    }

    @Test
    void shouldAskForSpaceBeforeItWrites() throws IOException {
        try (FileSystem small = disk(SIZE / 2)) {
            Path full = small.getPath("/weights.bin");
            server.enqueue(whole());

            assertThatThrownBy(() -> downloader.fetch(file, full))
                    .isInstanceOf(DownloadException.class)
                    .hasMessageMatching(
                            "not enough space for /weights.bin: " + SIZE + " bytes are to come, and \\d+ are"
                                    + " free on the disk of /\\. Make room, or choose another place");
            assertThat(fixture.events.progress()).isEmpty();
        }
    }

    @Test
    void shouldCountWhatIsThereAlreadyAsSpaceThatIsNotNeeded() throws IOException {
        try (FileSystem small = disk(SIZE + SIZE / 4)) {
            Path tight = small.getPath("/weights.bin");
            Files.write(part(tight), Served.content(0, HALF));
            server.enqueue(whole());

            downloader.fetch(file, tight);

            assertThat(Files.readAllBytes(tight)).isEqualTo(Served.content());
        }
    }

    @Test
    void shouldNotLeaveADiskFullThatBecomesFullOnTheWay() throws IOException {
        try (FileSystem small = disk(SIZE + SIZE / 4)) {
            Path tight = small.getPath("/weights.bin");
            server.enqueue(whole());
            Downloader filling = downloader.withListener(new Filler(small.getPath("/other")));

            assertThatThrownBy(() -> filling.fetch(file, tight))
                    .isInstanceOf(DownloadException.class)
                    .hasMessageStartingWith("the disk of / is full: ")
                    .hasMessageContaining("bytes of /weights.bin were still to come")
                    .hasCauseInstanceOf(IOException.class);
            assertThat(Files.exists(part(tight))).isFalse();
            assertThat(Files.exists(tight)).isFalse();
        }
    }

    @Test
    void shouldNameAFolderThatCannotBeCreated() throws IOException {
        Path occupied = Files.writeString(folder.resolve("occupied"), "a file");

        assertThatThrownBy(() -> downloader.fetch(file, occupied.resolve("weights.bin")))
                .isInstanceOf(DownloadException.class)
                .hasMessageStartingWith("cannot create the folder " + occupied)
                .hasMessageContaining("choose another place");
    }

    @Test
    void shouldNameAFolderThatCannotBeWritten() throws IOException {
        Path readOnly = Files.createDirectory(folder.resolve("read-only"));
        assumeThat(readOnly.toFile().setWritable(false)).isTrue();
        assumeThat(Files.isWritable(readOnly)).as("root may write everywhere").isFalse();

        assertThatThrownBy(() -> downloader.fetch(file, readOnly.resolve("weights.bin")))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("see to the permissions of " + readOnly.toRealPath());
    }

    @Test
    void shouldNameALockThatCannotBeWritten() throws IOException {
        Path lock = Files.createDirectory(folder.resolve("weights.bin.lock"));

        assertThatThrownBy(() -> downloader.fetch(file, target))
                .isInstanceOf(DownloadException.class)
                .hasMessageStartingWith("cannot lock " + lock.toRealPath())
                .hasMessageContaining("see to the permissions of " + folder.toRealPath());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "symbolic links are a privilege there")
    void shouldNameAPartThatCannotBeWritten() throws IOException {
        Files.createSymbolicLink(part(target), folder.resolve("nowhere").resolve("weights"));
        server.enqueue(whole());

        assertThatThrownBy(() -> downloader.fetch(file, target))
                .isInstanceOf(DownloadException.class)
                .hasMessageStartingWith("cannot write " + part(target));
    }

    @Test
    void shouldSayThatTheTargetIsAFolder() throws IOException {
        Files.createDirectory(target);
        Files.writeString(target.resolve("something"), "in it");

        assertThatThrownBy(() -> downloader.fetch(file, target))
                .isInstanceOf(DownloadException.class)
                .hasMessage(target + " is a folder: give the name of a file in it");
        assertThat(server.getRequestCount()).isZero();
    }

    /** A page of exactly the right length: only the checksum can tell. */
    @Test
    void shouldSayWhatIsUsuallyTheMatterWithAPage() {
        server.enqueue(ok("<" + "x".repeat(SIZE - 1)));

        assertThatThrownBy(() -> downloader.fetch(file, target))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("it begins with '<', so it is probably the error or sign-in page of a proxy");
    }

    private static FileSystem disk(long bytes) {
        return Jimfs.newFileSystem(
                Configuration.unix().toBuilder().setMaxSize(bytes).build());
    }

    /** Takes all the space that is left once the download has begun. */
    private record Filler(Path other) implements DownloadListener {

        @Override
        public void progressed(long bytes, long total) {
            try {
                long left =
                        Files.getFileStore(other.toAbsolutePath().getParent()).getUsableSpace();
                if (left > 0) {
                    Files.write(other, new byte[(int) left], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
