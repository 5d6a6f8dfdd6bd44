package io.github.brushwork.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaddingTest {

    @ParameterizedTest
    @CsvSource({
        "ZERO, 4, -1 0 1 2 3 4",
        "ZERO, 1, -1 0 1",
        "REPLICATE, 4, 0 0 1 2 3 3",
        "REPLICATE, 1, 0 0 0",
        "REFLECT, 4, 1 0 1 2 3 2",
        "REFLECT, 3, 1 0 1 2 1",
        "REFLECT, 2, 1 0 1 0"
    })
    void shouldSayWhatStandsInsideAndNextToTheImage(Padding padding, int length, String expected) {
        String actual = String.join(
                " ",
                IntStream.rangeClosed(-1, length)
                        .mapToObj(index -> String.valueOf(padding.source(index, length)))
                        .toList());

        assertThat(actual).isEqualTo(expected);
    }
}
