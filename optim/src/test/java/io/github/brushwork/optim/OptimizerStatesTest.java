package io.github.brushwork.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptimizerStatesTest {

    /** Numbers whose bits are easily lost. */
    private static final EvaluatedPoint POINT = new EvaluatedPoint(
            new float[] {-0.0f, Float.MIN_VALUE, 1 / 3f}, 0.1, new double[] {Double.MIN_VALUE, 0.1 - Double.MIN_VALUE});

    private static final RunState RUN = new RunState(
            3,
            7,
            Duration.ofSeconds(12, 345),
            POINT,
            new EvaluatedPoint(new float[] {1, 2, 3}, -5, new double[] {-5}),
            Double.NaN,
            1e-300,
            true,
            Optional.of(new AverageState(new double[] {1, 2, Math.PI}, 0.125)));

    private static final LbfgsState LBFGS = new LbfgsState(
            RUN,
            new float[] {4, 5, 6},
            List.of(
                    new CurvaturePair(new float[] {1, 0, 0}, new float[] {2, 0, 0}, 2),
                    new CurvaturePair(new float[] {0, 1, 0}, new float[] {0, 3, 0}, 3)),
            new Plateau(-5, 1e-3, 42));

    static Stream<OptimizerState> states() {
        return Stream.of(
                LBFGS,
                new AdamState(RUN, new AdamMoments(9, new double[] {-1, 0, 1}, new double[] {1, 0, 1e-320})),
                new GradientDescentState(RUN, new double[] {-0.0, 1e300, 3}),
                new RestartedState(RUN, Optional.empty()),
                new RestartedState(RUN, Optional.of(LBFGS)));
    }

    @ParameterizedTest
    @MethodSource("states")
    void shouldGiveBackEveryBit(OptimizerState state) {
        OptimizerState read = ResumeTest.state(ResumeTest.bytes(state));

        assertThat(read)
                .usingRecursiveComparison()
                .withStrictTypeChecking()
                .withComparatorForType(Double::compare, Double.class)
                .withComparatorForType(Float::compare, Float.class)
                .isEqualTo(state);
        assertThat(ResumeTest.bytes(read)).isEqualTo(ResumeTest.bytes(state));
    }

    @Test
    void shouldGiveBackLongVectors() {
        int dimension = 200_003;
        float[] x = new float[dimension];
        double[] velocity = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            x[i] = i / 7f;
            velocity[i] = i / 7d;
        }
        EvaluatedPoint point = new EvaluatedPoint(x, 1, new double[] {1});
        RunState run = new RunState(0, 1, Duration.ZERO, point, point, Double.NaN, 1, false, Optional.empty());

        GradientDescentState read =
                (GradientDescentState) ResumeTest.state(ResumeTest.bytes(new GradientDescentState(run, velocity)));

        assertThat(read.run().current().x()).containsExactly(x);
        assertThat(read.velocity()).containsExactly(velocity);
    }

    @Test
    void shouldReadNoFurtherThanTheState() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OptimizerStates.write(LBFGS, out);
        out.write(42);
        ByteArrayInputStream in = new ByteArrayInputStream(out.toByteArray());

        OptimizerStates.read(in);

        assertThat(in.read()).isEqualTo(42);
    }

    @ParameterizedTest
    @MethodSource("states")
    void shouldNoticeEveryDamagedBit(OptimizerState state) {
        byte[] bytes = ResumeTest.bytes(state);
        for (int i = 0; i < bytes.length * 8; i++) {
            byte[] damaged = bytes.clone();
            damaged[i / 8] ^= (byte) (1 << (i % 8));

            assertThatThrownBy(() -> OptimizerStates.read(new ByteArrayInputStream(damaged)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("state of an optimizer");
        }
    }

    @Test
    void shouldNoticeWhereAFileWasCutOff() {
        byte[] bytes = ResumeTest.bytes(LBFGS);
        for (int length = 0; length < bytes.length; length++) {
            ByteArrayInputStream in = new ByteArrayInputStream(bytes, 0, length);

            assertThatThrownBy(() -> OptimizerStates.read(in))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("ends too early");
        }
    }

    @Test
    void shouldRefuseAForeignFile() {
        byte[] png = "\u0089PNG\r\n\u001a\n and more".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> OptimizerStates.read(new ByteArrayInputStream(png)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not the saved state of an optimizer")
                .hasMessageContaining("[-119, 80, 78, 71,");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, -1})
    void shouldRefuseAnotherVersion(int version) {
        byte[] bytes = ResumeTest.bytes(LBFGS);
        ByteBuffer.wrap(bytes).putInt(8, version);

        assertThatThrownBy(() -> OptimizerStates.read(new ByteArrayInputStream(bytes)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version " + version);
    }

    @Test
    void shouldRefuseTheStateOfAnOptimizerOfOnesOwn() {
        record Own(RunState run) implements OptimizerState.Other {}

        assertThatThrownBy(() -> ResumeTest.bytes(new Own(RUN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Own");
    }

    @Test
    void shouldRefuseVectorsOfDifferentLengths() {
        assertThatThrownBy(() -> new LbfgsState(RUN, new float[2], List.of(), Plateau.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 variables with a gradient of 2");
        assertThatThrownBy(() -> new GradientDescentState(RUN, new double[4]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("velocity of 4");
        assertThatThrownBy(() -> new CurvaturePair(new float[1], new float[2], 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("step of 1");
    }
}
