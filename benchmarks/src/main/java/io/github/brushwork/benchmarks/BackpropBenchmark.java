package io.github.brushwork.benchmarks;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Layer;
import io.github.brushwork.core.Pool;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.LayerKernel;
import io.github.brushwork.core.kernel.Workers;
import java.util.ArrayList;
import java.util.List;
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

/**
 * One block of VGG16 forward and back without losses, the last convolution planned together with its pooling: where the
 * time of an evaluation goes, and what the losses and the engine add to it. The size is that of the image; the fifth block
 * is its first convolution, as deep as style transfer reads.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class BackpropBenchmark {

    /** Which block. */
    @Param({"block1", "block2", "block3", "block4", "block5"})
    public String block;

    /** Height and width of the image. */
    @Param("512")
    public int size;

    /** What computes. */
    @Param({"vector", "plain"})
    public String kernels;

    private Workers workers;
    private final List<LayerKernel> stages = new ArrayList<>();
    /** The input of each stage, and the last one's output. */
    private final List<float[]> activations = new ArrayList<>();

    private final List<float[]> gradients = new ArrayList<>();

    /** Plans the block. */
    @Setup
    public void prepare() {
        VggBlock vgg = VggBlock.named(block);
        workers = Workers.onAllProcessors();
        plan(vgg.at(size), vgg.pooled(), KernelChoice.named(kernels, workers));
        add(stages.get(0).inputShape());
        stages.forEach(stage -> add(stage.outputShape()));
        evaluate();
    }

    private void plan(List<ConvolutionSize> sizes, boolean pooled, Kernels factory) {
        for (int i = 0; i < sizes.size(); i++) {
            Convolution layer = sizes.get(i).layer();
            Shape input = sizes.get(i).inputShape();
            boolean last = pooled && i == sizes.size() - 1;
            stages.add(
                    last
                            ? factory.layers(layer, new Pool("pool", List.of(), Pooling.AVERAGE), input)
                            : factory.layer((Layer) layer, input));
        }
    }

    private void add(Shape shape) {
        activations.add(RandomArrays.normal(shape.size(), 2));
        gradients.add(RandomArrays.normal(shape.size(), 3));
    }

    /** Ends the threads. */
    @TearDown
    public void close() {
        workers.close();
    }

    /**
     * Forward and back.
     *
     * @return the gradient with respect to the block's input
     */
    @Benchmark
    public float[] evaluate() {
        for (int i = 0; i < stages.size(); i++) {
            stages.get(i).forward(activations.get(i), activations.get(i + 1));
        }
        for (int i = stages.size() - 1; i >= 0; i--) {
            stages.get(i).backward(gradients.get(i + 1), gradients.get(i));
        }
        return gradients.get(0);
    }
}
