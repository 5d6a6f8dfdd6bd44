package io.github.brushwork.benchmarks;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Objective;
import java.util.Arrays;
import java.util.Locale;

/**
 * What a process of its own does for {@link SizeProcess}: evaluates and says how long that takes and how much memory the
 * process has by then.
 */
final class SizeProbe {

    private final Objective objective;
    private final float[] x;
    private final float[] gradient;

    private SizeProbe(Objective objective, float[] x) {
        this.objective = objective;
        this.x = x;
        this.gradient = new float[x.length];
    }

    /** Arguments: engine, side of the image, then the numbers of evaluations after which to report, ascending. */
    public static void main(String[] arguments) {
        int side = Integer.parseInt(arguments[1]);
        try (Engine engine = Engine.named(arguments[0])) {
            EvaluationProblem problem = EvaluationProblem.of(side, side);
            try (Objective objective = problem.objective(engine)) {
                SizeProbe probe = new SizeProbe(objective, problem.start().data());
                int done = 0;
                for (String argument : Arrays.asList(arguments).subList(2, arguments.length)) {
                    int until = Integer.parseInt(argument);
                    probe.report(until, probe.evaluate(until - done));
                    done = until;
                }
            }
        }
    }

    /** The median time of the later half, in milliseconds: the first ones warm up. */
    private double evaluate(int times) {
        double[] milliseconds = new double[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            objective.evaluate(x, gradient);
            milliseconds[i] = (System.nanoTime() - start) / 1e6;
        }
        return Numbers.median(Arrays.copyOfRange(milliseconds, times / 2, times));
    }

    private void report(int evaluations, double milliseconds) {
        ProcessMemory memory = ProcessMemory.ofThisProcess();
        System.out.printf(
                Locale.ROOT,
                "%s %d %.3f %.1f %.1f%n",
                SizeProcess.MARK,
                evaluations,
                milliseconds,
                memory.now(),
                memory.peak());
    }
}
