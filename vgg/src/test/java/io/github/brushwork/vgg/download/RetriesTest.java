package io.github.brushwork.vgg.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetriesTest {

    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    private final Retries retries = new Retries(5, Duration.ofSeconds(1), Duration.ofSeconds(60));

    @ParameterizedTest
    @CsvSource({"1, 0, 1", "2, 0, 2", "6, 0, 32", "7, 0, 60", "1000, 0, 60"})
    void shouldDoubleTheDelayUpToTheLongest(int failures, int asked, int seconds) {
        assertThat(retries.delay(failures, Duration.ofSeconds(asked))).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"1, 7, 7", "4, 7, 8", "1, 3600, 60"})
    void shouldWaitAsLongAsAskedWithinReason(int failures, int asked, int seconds) {
        assertThat(retries.delay(failures, Duration.ofSeconds(asked))).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | 7",
                "Mon, 5 Jan 2026 12:00:30 GMT | 30",
                "Mon, 5 Jan 2026 11:00:00 GMT | 0",
                "soon | 0",
                "-3 | 0",
                "99999999999999999999 | 0"
            })
    void shouldReadBothFormsOfRetryAfter(String header, int seconds) {
        assertThat(Answer.retryAfter(header, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void shouldRefuseSettingsThatMakeNoSense() {
        Downloader downloader = new Downloader();
        Duration second = Duration.ofSeconds(1);

        assertThatThrownBy(() -> downloader.withAttempts(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the number of attempts is 0: give at least 1");
        assertThatThrownBy(() -> downloader.withBackOff(Duration.ZERO, second))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the first delay is PT0S");
        assertThatThrownBy(() -> downloader.withBackOff(second.multipliedBy(2), second))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the longest delay, PT1S, is shorter than the first, PT2S");
        assertThatThrownBy(() -> downloader.withStallTimeout(Duration.ofNanos(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the stall timeout is PT0.000000001S");
        assertThatThrownBy(() -> downloader.withConnectTimeout(second.negated()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the connect timeout is PT-1S");
    }
}
