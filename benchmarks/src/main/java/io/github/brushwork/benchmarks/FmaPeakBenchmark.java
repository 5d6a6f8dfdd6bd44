package io.github.brushwork.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the machine's fused multiply-add units can do in single precision, all processors together: the yardstick for all
 * kernels. The score is GFLOP/s; a fused multiply-add counts as two operations.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@Threads(Threads.MAX)
public class FmaPeakBenchmark {

    /** Of numbers added to each sum, however many lanes a vector has. */
    private static final int LENGTH = 1 << 16;

    /** Not final, lest the compiler computes with them beforehand. */
    private float a = 1.000001f;

    private float b = 1e-6f;

    /**
     * Multiplies and adds in registers.
     *
     * @return the total, lest nothing is computed at all
     */
    @Benchmark
    @OperationsPerInvocation(2 * FmaUnits.SUMS * LENGTH)
    public float multiplyAdd() {
        return FmaUnits.work(a, b, LENGTH);
    }
}
