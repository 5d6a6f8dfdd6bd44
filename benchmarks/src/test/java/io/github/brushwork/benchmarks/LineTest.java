package io.github.brushwork.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.benchmarks.Line.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineTest {

    @Test
    void shouldFindTheLineThatPointsLieOn() {
        Line line = Line.through(List.of(new Point(1, 5), new Point(2, 8), new Point(10, 32)));

        assertThat(line.slope()).isCloseTo(3, within(1e-9));
        assertThat(line.intercept()).isCloseTo(2, within(1e-9));
        assertThat(line.largestError()).isCloseTo(0, within(1e-9));
    }

    @Test
    void shouldSayHowFarTheFarthestPointIs() {
        Line line = Line.through(List.of(new Point(1, 10), new Point(2, 25), new Point(3, 30)));

        assertThat(line.largestError()).isBetween(0.05, 0.25);
    }

    @Test
    void shouldNeedTwoSizes() {
        assertThatThrownBy(() -> Line.through(List.of(new Point(1, 10), new Point(1, 11))))
                .hasMessageContaining("two different sizes");
    }
}
