package io.github.brushwork.benchmarks;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Objective;

/** Makes sure that engines that are compared compute the same. */
final class Agreement {

    /** Room for sums in another order, none for another formula. */
    private static final double TOLERANCE = 1e-3;

    /** Small, and not square, so that height and width cannot be mixed up unnoticed. */
    private static final int HEIGHT = 48;

    private static final int WIDTH = 32;

    private Agreement() {}

    /**
     * Compares value and image gradient with those of plain Java.
     *
     * @throws IllegalStateException if they differ by more than 1e-3
     */
    static void require(Engine engine) {
        EvaluationProblem problem = EvaluationProblem.of(HEIGHT, WIDTH);
        float[] expected = new float[problem.start().data().length];
        float[] actual = new float[expected.length];
        double expectedValue;
        try (Engine plain = Engine.named("java-plain")) {
            expectedValue = evaluate(plain, problem, expected);
        }
        double actualValue = evaluate(engine, problem, actual);
        double valueError = Math.abs(actualValue - expectedValue) / Math.abs(expectedValue);
        double gradientError = relativeDistance(actual, expected);
        if (!(valueError <= TOLERANCE && gradientError <= TOLERANCE)) {
            throw new IllegalStateException(engine.description()
                    + " does not compute the objective of java-plain: value "
                    + actualValue + " in place of " + expectedValue + ", relative error of the gradient "
                    + gradientError + "; at most " + TOLERANCE + " is allowed, so a comparison would mean nothing");
        }
    }

    private static double evaluate(Engine engine, EvaluationProblem problem, float[] gradient) {
        try (Objective objective = problem.objective(engine)) {
            return objective.evaluate(problem.start().data(), gradient).value();
        }
    }

    static double relativeDistance(float[] actual, float[] expected) {
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < expected.length; i++) {
            double d = (double) actual[i] - expected[i];
            difference += d * d;
            norm += (double) expected[i] * expected[i];
        }
        return Math.sqrt(difference / norm);
    }
}
