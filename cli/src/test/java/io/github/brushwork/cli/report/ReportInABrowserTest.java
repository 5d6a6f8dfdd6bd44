package io.github.brushwork.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.brushwork.cli.Programs;
import io.github.brushwork.cli.StylizeRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a browser shows: that pictures are seen, that nothing is wider than the window, and that the slider slides. */
class ReportInABrowserTest {

    /** Written at the end of a copy of the page; tells what it finds in the page itself. */
    private static final String PROBE = """
            <script>
              window.addEventListener("load", () => {
                const found = document.documentElement.dataset;
                found.broken = [...document.images].filter(image => image.naturalWidth === 0).length;
                found.images = document.images.length;
                found.overflow = document.documentElement.scrollWidth - document.documentElement.clientWidth;
                const range = document.querySelector("input[type=range]");
                range.value = 25;
                range.dispatchEvent(new Event("input"));
                found.clip = getComputedStyle(document.querySelectorAll(".slider img")[1]).clipPath;
              });
            </script>
            """;

    @TempDir
    private Path folder;

    @Test
    void shouldBeSeenWholeInABrowser() throws IOException, InterruptedException {
        Optional<Path> chromium = Programs.onPath("chromium");
        assumeThat(chromium).as("chromium is on the path").isPresent();
        StylizeRun run = StylizeRun.of(
                "--size",
                "64",
                "--iterations",
                "3",
                "--weights",
                "calibrated",
                "--width",
                "0.125",
                "--engine",
                "java",
                "--quiet",
                "-o",
                folder.resolve("out.png").toString(),
                "--report",
                folder.toString());
        assertThat(run.code()).as(run.err()).isZero();
        Path probed = folder.resolve("probed.html");
        Files.writeString(probed, Files.readString(folder.resolve("index.html")) + PROBE);

        Element page = Jsoup.parse(dump(chromium.get(), probed)).selectFirst("html");

        assertThat(page.attr("data-images")).isEqualTo("9");
        assertThat(page.attr("data-broken")).isEqualTo("0");
        assertThat(page.attr("data-overflow")).isEqualTo("0");
        assertThat(page.attr("data-clip")).isEqualTo("inset(0px 0px 0px 25%)");
    }

    private String dump(Path chromium, Path page) throws IOException, InterruptedException {
        Process browser = new ProcessBuilder(
                        chromium.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--window-size=500,900",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--dump-dom",
                        page.toUri().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            String html = new String(browser.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(browser.waitFor()).isZero();
            return html;
        } finally {
            browser.destroyForcibly();
        }
    }
}
