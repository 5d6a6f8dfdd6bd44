package io.github.brushwork.benchmarks;

import io.github.brushwork.core.kernel.LayerKernel;
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

/** VGG16's convolutions, as they are for an image of 256 x 256 pixels, with ReLU: forward and input gradient. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ConvolutionBenchmark {

    /** See {@link ConvolutionSize}. */
    @Param({
        "3-64@256",
        "64-64@256",
        "64-128@128",
        "128-128@128",
        "128-256@64",
        "256-256@64",
        "256-512@32",
        "512-512@32",
        "512-512@16"
    })
    public String layer;

    /** What computes. */
    @Param({"vector", "plain"})
    public String kernels;

    private Workers workers;
    private LayerKernel kernel;
    private float[] input;
    private float[] output;
    private float[] outputGradient;
    private float[] inputGradient;

    /** Plans the layer. */
    @Setup
    public void prepare() {
        ConvolutionSize size = ConvolutionSize.parse(layer);
        workers = Workers.onAllProcessors();
        kernel = KernelChoice.named(kernels, workers).layer(size.layer(), size.inputShape());
        input = RandomArrays.normal(kernel.inputShape().size(), 2);
        output = new float[kernel.outputShape().size()];
        outputGradient = RandomArrays.normal(output.length, 3);
        inputGradient = new float[input.length];
        kernel.forward(input, output);
    }

    /** Ends the threads. */
    @TearDown
    public void close() {
        workers.close();
    }

    /**
     * The layer forward.
     *
     * @return its output
     */
    @Benchmark
    public float[] forward() {
        kernel.forward(input, output);
        return output;
    }

    /**
     * The gradient with respect to the layer's input.
     *
     * @return the gradient
     */
    @Benchmark
    public float[] backward() {
        kernel.backward(outputGradient, inputGradient);
        return inputGradient;
    }
}
