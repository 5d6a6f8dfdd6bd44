package io.github.brushwork.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Evaluation;
import io.github.brushwork.core.Objective;
import io.github.brushwork.optim.OptimizationListener.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Objectives that change between two iterations. */
class RestartTest {

    private static final int CHANGE = 4;

    private static final StopReason NOW = new StopReason(StopReason.Kind.LISTENER, "now");

    static Stream<Optimizer> optimizers() {
        return Stream.of(
                new Lbfgs(),
                new Lbfgs().withBounds(Bounds.of(-10, 10)),
                new Adam(0.05),
                new GradientDescent(1e-4).withMomentum(0.9),
                new Restarted(new Lbfgs(), StoppingRule.iterations(3), Bounds.NONE));
    }

    /** An objective times a weight that may be changed, plus a constant. */
    private static final class Weighted implements Objective {
        private final TestProblem problem = TestProblems.wood();
        private double weight = 1;
        private double constant;

        @Override
        public int dimension() {
            return problem.dimension();
        }

        @Override
        public List<String> terms() {
            return problem.terms();
        }

        @Override
        public Evaluation evaluate(float[] x, float[] gradient) {
            double value = weight * problem.evaluate(x, gradient).value() + constant;
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] *= (float) weight;
            }
            return new Evaluation(value, new double[] {value});
        }
    }

    /** The points of a run that changes the objective after some iterations, and says so. */
    private static Optimum changed(Optimizer optimizer, Weighted objective, List<float[]> points) {
        return optimizer.minimize(objective, objective.problem.start(), StoppingRule.iterations(12), progress -> {
            points.add(progress.x().clone());
            if (progress.iteration() == CHANGE) {
                objective.weight = 3;
                objective.constant = 1e6;
                return Decision.RESTART;
            }
            return Decision.CONTINUE;
        });
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void shouldGoOnAsARunThatBeginsHereWouldOnTheNewObjective(Optimizer optimizer) {
        // given
        Weighted objective = new Weighted();
        List<float[]> points = new ArrayList<>();

        // when
        changed(optimizer, objective, points);

        // then
        OptimizerRun fresh = optimizer.begin(objective, points.get(CHANGE - 1));
        for (int i = CHANGE; i < points.size(); i++) {
            assertThat(fresh.step()).isEmpty();
            assertThat(points.get(i)).containsExactly(fresh.x());
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void shouldForgetTheBestOfTheFormerObjective(Optimizer optimizer) {
        Weighted objective = new Weighted();

        Optimum optimum = changed(optimizer, objective, new ArrayList<>());

        // the former objective had values far below
        assertThat(optimum.value()).isGreaterThanOrEqualTo(1e6);
        assertThat(optimum.value())
                .isEqualTo(objective.evaluate(optimum.x(), new float[4]).value());
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void shouldCountOnAndCompareWithNoFormerValue(Optimizer optimizer) {
        // given
        Weighted objective = new Weighted();
        OptimizerRun run = optimizer.begin(objective, objective.problem.start());
        run.step();
        int evaluations = run.evaluations();

        // when
        objective.weight = 2;
        assertThat(run.restart()).isEmpty();

        // then
        assertThat(run.iteration()).isEqualTo(1);
        assertThat(run.evaluations()).isEqualTo(evaluations + 1);
        assertThat(run.previousValue()).isNaN();
        assertThat(run.value())
                .isEqualTo(objective.evaluate(run.x(), new float[4]).value());
    }

    @Test
    void shouldNotEndByARuleThatComparesTheOldWithTheNew() {
        // given a value that rises with the change of weights
        Weighted objective = new Weighted();
        StoppingRule rule = StoppingRule.relativeChange(0).or(StoppingRule.iterations(8));

        // when
        Optimum optimum = new Lbfgs().minimize(objective, objective.problem.start(), rule, progress -> {
            objective.weight = progress.iteration() == CHANGE ? 100 : objective.weight;
            return progress.iteration() == CHANGE ? Decision.RESTART : Decision.CONTINUE;
        });

        // then
        assertThat(optimum.iterations()).isEqualTo(8);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void shouldKeepTheFormerResultAndTryAgainIfTheNewObjectiveIsNotFiniteHere(Optimizer optimizer) {
        // given
        Weighted objective = new Weighted();
        OptimizerRun run = optimizer.begin(objective, objective.problem.start());
        run.step();
        double best = run.optimum(NOW).value();

        // when
        objective.constant = Double.NaN;

        // then
        assertThat(run.restart())
                .hasValueSatisfying(reason -> assertThat(reason.kind()).isEqualTo(StopReason.Kind.NOT_FINITE));
        assertThat(run.step())
                .hasValueSatisfying(reason -> assertThat(reason.kind()).isEqualTo(StopReason.Kind.NOT_FINITE));
        assertThat(run.optimum(NOW).value()).isEqualTo(best);

        // when
        objective.constant = 5;

        // then
        OptimizerRun resumed = optimizer.resume(objective, ResumeTest.state(ResumeTest.bytes(run.state())));
        assertThat(resumed.step()).isEmpty();
        assertThat(resumed.optimum(NOW).value())
                .isEqualTo(objective
                        .evaluate(resumed.optimum(NOW).x(), new float[4])
                        .value());
    }

    @Test
    void shouldAverageAcrossARestart() {
        Objective objective = new TwoTerms(1, TwoTerms.parabola(1), TwoTerms.constant(0, 0));
        OptimizerRun run = new Adam(0.1).withOutcome(Outcome.average(0.5)).begin(objective, new float[1]);
        run.step();
        double first = run.x()[0];

        run.restart();
        run.step();

        // weights of 1/4, 1/2 and 1; the start is 0
        assertThat((double) run.optimum(NOW).x()[0])
                .isCloseTo((first / 2 + run.x()[0]) / 1.75, within(1e-7)); // a rounding to float
    }
}
