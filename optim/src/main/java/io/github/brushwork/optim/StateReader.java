package io.github.brushwork.optim;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the states that {@link StateWriter} laid out. Throws {@link IllegalArgumentException} if they are damaged. */
final class StateReader {

    private StateReader() {}

    static OptimizerState read(StateInput in) throws IOException {
        int kind = in.integer();
        return switch (kind) {
            case StateWriter.LBFGS -> new LbfgsState(run(in), in.floats(), memory(in), plateau(in));
            case StateWriter.ADAM -> new AdamState(run(in), new AdamMoments(in.integer(), in.doubles(), in.doubles()));
            case StateWriter.GRADIENT_DESCENT -> new GradientDescentState(run(in), in.doubles());
            case StateWriter.RESTARTED ->
                new RestartedState(run(in), in.flag() ? Optional.of(read(in)) : Optional.empty());
            default -> throw new IllegalArgumentException("it is of no known kind of optimizer, " + kind);
        };
    }

    private static List<CurvaturePair> memory(StateInput in) throws IOException {
        int count = in.count();
        List<CurvaturePair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pairs.add(new CurvaturePair(in.floats(), in.floats(), in.real()));
        }
        return pairs;
    }

    private static Plateau plateau(StateInput in) throws IOException {
        return new Plateau(in.real(), in.real(), in.integer());
    }

    private static RunState run(StateInput in) throws IOException {
        return new RunState(
                in.integer(),
                in.integer(),
                Duration.ofNanos(in.number()),
                point(in),
                point(in),
                in.real(),
                in.real(),
                in.flag(),
                average(in));
    }

    private static Optional<AverageState> average(StateInput in) throws IOException {
        return in.flag() ? Optional.of(new AverageState(in.doubles(), in.real())) : Optional.empty();
    }

    private static EvaluatedPoint point(StateInput in) throws IOException {
        return new EvaluatedPoint(in.floats(), in.real(), in.doubles());
    }
}
