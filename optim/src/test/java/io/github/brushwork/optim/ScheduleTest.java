package io.github.brushwork.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleTest {

    static Stream<Arguments> rates() {
        Schedule keras = Schedule.exponential(100, 0.96, 100);
        Schedule steps = Schedule.steps(8, 0.5, 10);
        Schedule cosine = Schedule.cosine(3, 1, 8);
        Schedule warm = Schedule.steps(8, 0.5, 10).warmedUp(4);
        return Stream.of(
                Arguments.of(Schedule.constant(2.5), 0, 2.5),
                Arguments.of(Schedule.constant(2.5), 1_000_000, 2.5),
                Arguments.of(keras, 0, 100),
                Arguments.of(keras, 100, 96),
                Arguments.of(keras, 50, 100 * Math.sqrt(0.96)),
                Arguments.of(keras, 4000, 100 * Math.pow(0.96, 40)),
                Arguments.of(steps, 9, 8),
                Arguments.of(steps, 10, 4),
                Arguments.of(steps, 29, 2),
                Arguments.of(cosine, 0, 3),
                Arguments.of(cosine, 2, 2 + Math.sqrt(0.5)),
                Arguments.of(cosine, 4, 2),
                Arguments.of(cosine, 8, 1),
                Arguments.of(cosine, 1000, 1),
                Arguments.of(warm, 0, 2),
                Arguments.of(warm, 2, 6),
                Arguments.of(warm, 3, 8),
                Arguments.of(warm, 13, 8),
                Arguments.of(warm, 14, 4));
    }

    @ParameterizedTest
    @MethodSource("rates")
    void shouldGiveTheRateOfAnIteration(Schedule schedule, int iteration, double rate) {
        assertThat(schedule.rate(iteration)).isCloseTo(rate, within(1e-12 * rate));
    }

    @Test
    void shouldBeEqualIfTheSettingsAre() {
        assertThat(Schedule.exponential(1, 0.5, 3).warmedUp(2))
                .isEqualTo(Schedule.exponential(1, 0.5, 3).warmedUp(2))
                .isNotEqualTo(Schedule.exponential(1, 0.5, 3).warmedUp(3));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(() -> Schedule.constant(0), "learning rate of 0.0"),
                mistake(() -> Schedule.constant(Double.NaN), "learning rate of NaN"),
                mistake(() -> Schedule.exponential(1, 1.5, 10), "by 1.5"),
                mistake(() -> Schedule.exponential(-1, 0.5, 10), "learning rate of -1.0"),
                mistake(() -> Schedule.steps(1, 0, 10), "by 0.0"),
                mistake(() -> Schedule.steps(1, 0.5, 0), "0 iterations of a decay"),
                mistake(() -> Schedule.cosine(1, -1, 10), "last learning rate of -1.0"),
                mistake(() -> Schedule.cosine(1, 0, 0), "0 iterations of a cosine"),
                mistake(() -> Schedule.constant(1).warmedUp(-1), "-1 iterations of warming up"));
    }

    private static Arguments mistake(Supplier<Schedule> schedule, String message) {
        return Arguments.of(schedule, message);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void shouldRefuseSettingsOutOfRange(Supplier<Schedule> schedule, String message) {
        assertThatThrownBy(schedule::get)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldNameTheIterationForWhichAScheduleOfOnesOwnGivesNoRate() {
        TestProblem problem = TestProblems.rosenbrock();
        Adam adam = new Adam(iteration -> iteration < 2 ? 0.1 : -1);

        assertThatThrownBy(() -> adam.minimize(problem, problem.start(), StoppingRule.iterations(5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("learning rate of -1.0 for iteration 2");
    }
}
