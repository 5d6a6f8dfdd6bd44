package io.github.brushwork.benchmarks;

import io.github.brushwork.core.kernel.GramKernel;
import io.github.brushwork.core.kernel.Workers;
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

/** Gram matrices and their gradients, of the sizes that relu1_1 to relu4_1 have for an image of 512 x 512 pixels. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class GramBenchmark {

    /** See {@link GramSize}. */
    @Param({"262144x64", "65536x128", "16384x256", "4096x512"})
    public String matrix;

    /** What computes. */
    @Param({"vector", "plain"})
    public String kernels;

    private Workers workers;
    private GramKernel kernel;
    private float[] activations;
    private float[] gram;
    private float[] symmetric;
    private float[] gradient;

    /** Plans the products. */
    @Setup
    public void prepare() {
        GramSize size = GramSize.parse(matrix);
        workers = Workers.onAllProcessors();
        kernel = KernelChoice.named(kernels, workers).gram(size.positions(), size.channels());
        activations = RandomArrays.normal(size.positions() * size.channels(), 1);
        gram = new float[size.channels() * size.channels()];
        gradient = new float[activations.length];
        kernel.gram(activations, gram);
        symmetric = gram.clone();
        // The gradient is added to over and over: small enough that it stays far from overflow.
        for (int i = 0; i < symmetric.length; i++) {
            symmetric[i] *= 1e-12f;
        }
    }

    /** Ends the threads. */
    @TearDown
    public void close() {
        workers.close();
    }

    /**
     * The Gram matrix.
     *
     * @return the matrix
     */
    @Benchmark
    public float[] gram() {
        kernel.gram(activations, gram);
        return gram;
    }

    /**
     * The form of its gradient.
     *
     * @return what was added to
     */
    @Benchmark
    public float[] multiplyAdd() {
        kernel.multiplyAdd(activations, symmetric, gradient);
        return gradient;
    }
}
