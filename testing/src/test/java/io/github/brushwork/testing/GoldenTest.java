package io.github.brushwork.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoldenTest {

    @Test
    void shouldReadArraysOfSingleAndDoublePrecision() {
        assertThat(Golden.array("content_bgr").shape()).containsExactly(43, 61, 3);
        assertThat(Golden.array("gradient_avg").data()).hasSize(43 * 61 * 3);
    }

    @Test
    void shouldReadLosses() {
        assertThat(Golden.losses().at("/avg/total_at_start").asDouble()).isBetween(99208.0, 99209.0);
    }
}
