package io.github.brushwork.benchmarks;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Objective;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One evaluation of style transfer's objective, value and image gradient, engine beside engine. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 8, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(3)
public class EvaluationBenchmark {

    /** What computes. */
    @Param({"java-vector", "java-plain", "samediff", "libtorch"})
    public String engine;

    /** Height and width of the image. */
    @Param({"256", "512", "1024"})
    public int size;

    private Engine running;
    private Objective objective;
    private float[] x;
    private float[] gradient;

    /** Starts the engine, makes sure that it computes the right thing, and plans the evaluation. */
    @Setup
    public void prepare() {
        running = Engine.named(engine);
        Agreement.require(running);
        EvaluationProblem problem = EvaluationProblem.of(size, size);
        objective = problem.objective(running);
        x = problem.start().data();
        gradient = new float[x.length];
    }

    /** Lets go of memory and threads. */
    @TearDown
    public void close() {
        objective.close();
        running.close();
    }

    /**
     * Value and gradient.
     *
     * @return the value
     */
    @Benchmark
    public double evaluate() {
        return objective.evaluate(x, gradient).value();
    }
}
