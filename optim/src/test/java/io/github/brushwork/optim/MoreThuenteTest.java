package io.github.brushwork.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.optim.MoreThuente.Settings;
import io.github.brushwork.optim.MoreThuente.State;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoreThuenteTest {

    /** A function's value and slope. */
    private record Sample(double value, double slope) {}

    /** The six functions of More and Thuente (1994), section 5. */
    private static DoubleFunction<Sample> function(int number) {
        return switch (number) {
            case 1 ->
                step -> {
                    double square = step * step + 2;
                    return new Sample(-step / square, (step * step - 2) / (square * square));
                };
            case 2 ->
                step -> {
                    double a = step + 0.004;
                    return new Sample(Math.pow(a, 5) - 2 * Math.pow(a, 4), 5 * Math.pow(a, 4) - 8 * Math.pow(a, 3));
                };
            case 3 -> MoreThuenteTest::oscillating;
            case 4 -> step -> yanaiOzawaKaneko(step, 0.001, 0.001);
            case 5 -> step -> yanaiOzawaKaneko(step, 0.01, 0.001);
            case 6 -> step -> yanaiOzawaKaneko(step, 0.001, 0.01);
            default -> throw new IllegalArgumentException("function " + number);
        };
    }

    private static Sample oscillating(double step) {
        double beta = 0.01;
        double l = 39;
        double value;
        double slope;
        if (step <= 1 - beta) {
            value = 1 - step;
            slope = -1;
        } else if (step >= 1 + beta) {
            value = step - 1;
            slope = 1;
        } else {
            value = (step - 1) * (step - 1) / (2 * beta) + beta / 2;
            slope = (step - 1) / beta;
        }
        double angle = l * Math.PI / 2 * step;
        return new Sample(
                value + 2 * (1 - beta) / (l * Math.PI) * Math.sin(angle), slope + (1 - beta) * Math.cos(angle));
    }

    private static Sample yanaiOzawaKaneko(double step, double beta1, double beta2) {
        double gamma1 = Math.sqrt(1 + beta1 * beta1) - beta1;
        double gamma2 = Math.sqrt(1 + beta2 * beta2) - beta2;
        double root1 = Math.sqrt((1 - step) * (1 - step) + beta2 * beta2);
        double root2 = Math.sqrt(step * step + beta1 * beta1);
        return new Sample(gamma1 * root1 + gamma2 * root2, -gamma1 * (1 - step) / root1 + gamma2 * step / root2);
    }

    private static final class Search {
        final MoreThuente search;
        int evaluations;

        Search(Settings settings, double firstStep, DoubleFunction<Sample> function) {
            Sample start = function.apply(0);
            search = new MoreThuente(settings, start.value(), start.slope(), firstStep);
            do {
                evaluations++;
                Sample sample = function.apply(search.step());
                search.tell(sample.value(), sample.slope());
            } while (search.state() == State.SEARCHING);
        }
    }

    /** Steps and evaluations as in the paper's tables I to VI, with their mu and eta. */
    @ParameterizedTest
    @CsvSource({
        "1, 0.001, 0.1, 0.001, 6, 1.4",
        "1, 0.001, 0.1, 0.1, 3, 1.4",
        "1, 0.001, 0.1, 10, 1, 10",
        "1, 0.001, 0.1, 1000, 4, 37",
        "2, 0.1, 0.1, 0.001, 12, 1.6",
        "2, 0.1, 0.1, 0.1, 8, 1.6",
        "2, 0.1, 0.1, 10, 8, 1.6",
        "2, 0.1, 0.1, 1000, 11, 1.6",
        "3, 0.1, 0.1, 0.001, 12, 1.0",
        "3, 0.1, 0.1, 0.1, 12, 1.0",
        "3, 0.1, 0.1, 10, 10, 1.0",
        "3, 0.1, 0.1, 1000, 13, 1.0",
        "4, 0.001, 0.001, 0.001, 4, 0.085",
        "4, 0.001, 0.001, 0.1, 1, 0.10",
        "4, 0.001, 0.001, 10, 3, 0.35",
        "4, 0.001, 0.001, 1000, 4, 0.83",
        "5, 0.001, 0.001, 0.001, 6, 0.075",
        "5, 0.001, 0.001, 0.1, 3, 0.078",
        "5, 0.001, 0.001, 10, 7, 0.073",
        "5, 0.001, 0.001, 1000, 8, 0.076",
        "6, 0.001, 0.001, 0.001, 13, 0.93",
        "6, 0.001, 0.001, 0.1, 11, 0.93",
        "6, 0.001, 0.001, 10, 8, 0.92",
        "6, 0.001, 0.001, 1000, 11, 0.92",
    })
    void shouldFindThePublishedSteps(
            int number, double mu, double eta, double firstStep, int evaluations, String publishedStep) {
        // given
        DoubleFunction<Sample> function = function(number);
        Sample start = function.apply(0);

        // when
        Search result = new Search(new Settings(mu, eta, 1e-10, 1e10, 100), firstStep, function);

        // then the step is the published one, to the two digits printed, and satisfies the strong Wolfe conditions
        double step = result.search.step();
        Sample found = function.apply(step);
        assertThat(result.search.state()).isEqualTo(State.SATISFIED);
        assertThat(new BigDecimal(step).round(new MathContext(2))).isEqualByComparingTo(publishedStep);
        assertThat(found.value()).isLessThanOrEqualTo(start.value() + mu * step * start.slope());
        assertThat(Math.abs(found.slope())).isLessThanOrEqualTo(eta * Math.abs(start.slope()));
        assertThat(result.evaluations).isEqualTo(evaluations);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.5, 10, 1e4})
    void shouldComeBackFromWhereTheFunctionIsNotDefined(double firstStep) {
        // given a barrier at 1, with its minimum at 1 - 1/4
        DoubleFunction<Sample> barrier = step -> new Sample(-4 * step - Math.log(1 - step), -4 + 1 / (1 - step));

        // when
        Search result = new Search(new Settings(1e-3, 0.1, 0.01, 1e10, 20), firstStep, barrier);

        // then
        assertThat(result.search.state()).isEqualTo(State.SATISFIED);
        assertThat(result.search.step()).isCloseTo(0.75, within(0.05));
    }

    @Test
    void shouldNotStepAgainToWhereTheFunctionIsNotDefined() {
        // given a function that falls all the way to its end at 1
        DoubleFunction<Sample> cliff = step -> step < 1 ? new Sample(-step, -1) : new Sample(Double.NaN, Double.NaN);

        // when
        Search result = new Search(new Settings(1e-3, 0.1, 0.01, 1e10, 20), 16, cliff);

        // then it creeps up on the end for as long as it may
        assertThat(result.search.state()).isEqualTo(State.TOO_MANY_EVALUATIONS);
        assertThat(result.evaluations).isEqualTo(20);
        assertThat(result.search.step()).isLessThan(1);
    }

    @Test
    void shouldStopAtTheLongestStepIfTheFunctionStillFalls() {
        Search result = new Search(new Settings(1e-3, 0.9, 0.1, 50, 20), 1, step -> new Sample(-step, -1));

        assertThat(result.search.state()).isEqualTo(State.LONGEST);
        assertThat(result.search.step()).isEqualTo(50);
    }

    @Test
    void shouldEndAtTheBestStepIfTheIntervalBecomesTooNarrow() {
        // given a kink at 1, where no step has a small slope
        DoubleFunction<Sample> kink = step -> new Sample(Math.abs(step - 1), Math.signum(step - 1));

        // when
        Search result = new Search(new Settings(1e-3, 0.1, 0.1, 1e10, 20), 0.3, kink);

        // then
        assertThat(result.search.state()).isEqualTo(State.EXHAUSTED);
        assertThat(kink.apply(result.search.step()).value()).isLessThan(0.2);
    }

    @Test
    void shouldGiveUpIfTheFunctionOnlyRises() {
        // given a slope that contradicts the values
        DoubleFunction<Sample> liar = step -> new Sample(step, -1);

        // when
        Search result = new Search(Settings.QUASI_NEWTON, 1, liar);

        // then
        assertThat(result.search.state()).isEqualTo(State.TOO_MANY_EVALUATIONS);
        assertThat(result.evaluations).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, Double.NaN})
    void shouldRefuseASlopeThatDoesNotDescend(double slope) {
        assertThatThrownBy(() -> new MoreThuente(Settings.QUASI_NEWTON, 0, slope, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("slope of " + slope);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1e11, Double.NaN})
    void shouldRefuseAFirstStepOutOfRange(double step) {
        assertThatThrownBy(() -> new MoreThuente(Settings.QUASI_NEWTON, 0, -1, step))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("first step of " + step);
    }
}
