package io.github.brushwork.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Evaluation;
import io.github.brushwork.core.Loss;
import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.Padding;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.testing.FiniteDifferences;
import io.github.brushwork.testing.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaObjectiveTest {

    private static final Shape SHAPE = new Shape(9, 11, 3);
    private static final float[] X = Vectors.gaussian(SHAPE.size(), 1);

    /** Two losses at one layer, at the image, in the middle of a block, at a pooling and at the deepest layer. */
    private static final List<Term> TERMS = List.of(
            new Term("deep", new SquaredDistance("conv3_1", 0.5), 3),
            new Term("image", new SquaredDistance(Network.INPUT, 0.1), 0.5),
            new Term("first", new SquaredDistance("relu2_1", -0.3), 0.7),
            new Term("second", new SquaredDistance("conv2_1", 1.5), 1.25),
            new Term("early", new SquaredDistance("relu1_1", 0.4), 0.3),
            new Term("pooled", new SquaredDistance("pool1", 0.2), 2));

    /** Single precision through five convolutions; what the kernels themselves are held to is 1e-6. */
    private static final double TOLERANCE = 5e-6;

    private static Stream<Arguments> poolingsAndPaddings() {
        return Stream.of(Pooling.values())
                .flatMap(pooling -> Stream.of(Padding.values()).map(padding -> Arguments.of(pooling, padding)));
    }

    @ParameterizedTest
    @MethodSource("poolingsAndPaddings")
    void shouldGiveValueAndGradient(Pooling pooling, Padding padding) {
        // given
        Network network = TinyNetwork.create(pooling).withPadding(padding);
        float[] gradient = Vectors.gaussian(SHAPE.size(), 2);

        // when
        Evaluation evaluation;
        try (Objective objective = new JavaEngine().objective(network, TERMS, SHAPE)) {
            evaluation = objective.evaluate(X, gradient);
        }

        // then, against plain loops in double precision
        double[] expected = contributions(network, X);
        for (int i = 0; i < expected.length; i++) {
            assertThat(evaluation.contributions()[i]).isCloseTo(expected[i], within(TOLERANCE * expected[i]));
        }
        assertThat(evaluation.value()).isCloseTo(sum(evaluation.contributions()), within(1e-12 * sum(expected)));
        // In double precision a step of 1e-4 leaves errors near 1e-8, and hardly ever meets a kink of the ReLU.
        double[] differences = FiniteDifferences.gradient(x -> sum(contributions(network, x)), X.clone(), 1e-4f);
        assertThat(Vectors.relativeError(gradient, differences)).isLessThan(TOLERANCE);
    }

    @ParameterizedTest
    @EnumSource
    void shouldGiveTheSameWhenALossReadsBetweenAConvolutionAndItsPooling(Pooling pooling) {
        // given two terms of no weight that keep all layers apart
        List<Term> more = new ArrayList<>(TERMS);
        more.add(new Term("between", new SquaredDistance("relu1_2", 0), 0));
        more.add(new Term("below", new SquaredDistance("relu2_2", 0), 0));
        float[] together = new float[SHAPE.size()];
        float[] apart = new float[SHAPE.size()];

        // when
        try (JavaEngine engine = new JavaEngine();
                Objective first = engine.objective(TinyNetwork.create(pooling), TERMS, SHAPE);
                Objective second = engine.objective(TinyNetwork.create(pooling), more, SHAPE)) {
            first.evaluate(X, together);
            second.evaluate(X, apart);
        }

        // then
        assertThat(Vectors.relativeError(together, apart)).isLessThan(TOLERANCE);
    }

    @ParameterizedTest
    @EnumSource
    void shouldGiveTheSameAtTheSamePointAgain(Pooling pooling) {
        // given an objective that has been elsewhere
        Network network = TinyNetwork.create(pooling);
        try (Objective objective = new JavaEngine().objective(network, TERMS, SHAPE)) {
            float[] first = new float[SHAPE.size()];
            float[] second = new float[SHAPE.size()];
            double before = objective.evaluate(X, first).value();
            objective.evaluate(Vectors.gaussian(SHAPE.size(), 3), second);

            // when
            double after = objective.evaluate(X, second).value();

            // then
            assertThat(after).isEqualTo(before);
            assertThat(second).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void shouldGiveTheSameBitsForAnyNumberOfThreads(int threads) {
        for (Padding padding : Padding.values()) {
            requireSameBits(threads, TinyNetwork.create(Pooling.MAX).withPadding(padding));
        }
    }

    private static void requireSameBits(int threads, Network network) {
        float[] expected = new float[SHAPE.size()];
        float[] actual = new float[SHAPE.size()];
        try (JavaEngine one = JavaEngine.on(Kernels::fastest, 1);
                JavaEngine several = JavaEngine.on(Kernels::fastest, threads);
                Objective first = one.objective(network, TERMS, SHAPE);
                Objective second = several.objective(network, TERMS, SHAPE)) {
            assertThat(second.evaluate(X, actual).contributions())
                    .isEqualTo(first.evaluate(X, expected).contributions());
        }
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void shouldRunSeveralObjectivesOfOneEngineAtOnce() {
        try (JavaEngine engine = new JavaEngine()) {
            List<float[]> gradients = IntStream.range(0, 6)
                    .parallel()
                    .mapToObj(i -> repeated(engine, i % 2 == 0 ? Pooling.MAX : Pooling.AVERAGE))
                    .toList();
            for (int i = 2; i < 6; i++) {
                assertThat(gradients.get(i)).isEqualTo(gradients.get(i % 2));
            }
        }
    }

    /** The last of many gradients at one point. */
    private static float[] repeated(JavaEngine engine, Pooling pooling) {
        float[] gradient = new float[SHAPE.size()];
        try (Objective objective = engine.objective(TinyNetwork.create(pooling), TERMS, SHAPE)) {
            for (int round = 0; round < 30; round++) {
                objective.evaluate(X, gradient);
            }
        }
        return gradient;
    }

    @Test
    void shouldGiveUpWhenInterruptedAndEvaluateAgainAfterwards() throws Exception {
        // given a loss that waits until the evaluation is interrupted
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean slow = new AtomicBoolean(true);
        Term waiting = new Term("waiting", waiting("relu2_1", slow, begun), 1);
        List<Term> terms = List.of(TERMS.get(0), waiting, TERMS.get(1));
        List<Object> outcome = new ArrayList<>();
        try (JavaEngine engine = new JavaEngine();
                Objective objective = engine.objective(TinyNetwork.create(Pooling.MAX), terms, SHAPE)) {
            Thread thread = new Thread(() -> {
                try {
                    objective.evaluate(X, new float[SHAPE.size()]);
                } catch (CancellationException e) {
                    outcome.add(e);
                    outcome.add(Thread.currentThread().isInterrupted());
                }
            });

            // when
            thread.start();
            begun.await();
            thread.interrupt();
            thread.join(10_000);

            // then
            assertThat(outcome).hasSize(2).element(1).isEqualTo(true);
            slow.set(false);
            float[] gradient = new float[SHAPE.size()];
            double value = objective.evaluate(X, gradient).value();
            double[] expected = contributions(TinyNetwork.create(Pooling.MAX), X);
            assertThat(value).isCloseTo(expected[0] + expected[1], within(TOLERANCE * value));
        }
    }

    /** A loss of 0 that, while it is slow, comes to an end only when its thread is interrupted. */
    private static Loss waiting(String layer, AtomicBoolean slow, CountDownLatch begun) {
        return new Loss() {
            @Override
            public String layer() {
                return layer;
            }

            @Override
            public LossKernel kernel(Shape shape, Kernels kernels) {
                return (activations, weight, gradient) -> {
                    begun.countDown();
                    while (slow.get() && !Thread.currentThread().isInterrupted()) {
                        Thread.onSpinWait();
                    }
                    return 0;
                };
            }
        };
    }

    @Test
    void shouldRefuseOnceTheEngineIsClosed() {
        JavaEngine engine = new JavaEngine();
        Objective objective = engine.objective(TinyNetwork.create(Pooling.MAX), TERMS, SHAPE);

        engine.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> objective.evaluate(X, new float[SHAPE.size()]))
                .withMessageContaining("closed");
    }

    @Test
    void shouldNameTheLargestImageWhenALayerIsTooLong() {
        // given an image whose first layer would have 4 * 2^30 elements
        Shape shape = new Shape(16384, 65536 / 2, 3);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> objective(TERMS, shape))
                .withMessageContaining("the output of layer relu1_1, 16384 x 32768 x 4, has more elements")
                .withMessageEndingWith("the largest image of this aspect ratio that fits is 16383 x 32767 pixels");
    }

    @Test
    void shouldNotModifyThePoint() {
        float[] x = X.clone();
        try (Objective objective = new JavaEngine().objective(TinyNetwork.create(Pooling.MAX), TERMS, SHAPE)) {
            objective.evaluate(x, new float[SHAPE.size()]);
        }
        assertThat(x).isEqualTo(X);
    }

    @Test
    void shouldComputeNothingOfTheNetworkForLossesOfTheImageAlone() {
        // given an image that is too small for the network's poolings
        Shape shape = new Shape(1, 2, 3);
        Term term = new Term("image", new SquaredDistance(Network.INPUT, 1), 2);
        float[] gradient = {9, 9, 9, 9, 9, 9};

        // when
        Evaluation evaluation;
        try (Objective objective = new JavaEngine().objective(TinyNetwork.create(Pooling.MAX), List.of(term), shape)) {
            evaluation = objective.evaluate(new float[] {1, 2, 3, 1, 1, 1}, gradient);
        }

        // then
        assertThat(evaluation.value()).isEqualTo(5);
        assertThat(gradient).containsExactly(0, 2, 4, 0, 0, 0);
    }

    @Test
    void shouldCarryNaNThrough() {
        float[] x = X.clone();
        x[SHAPE.size() / 2] = Float.NaN;
        float[] gradient = new float[SHAPE.size()];
        try (Objective objective = new JavaEngine().objective(TinyNetwork.create(Pooling.AVERAGE), TERMS, SHAPE)) {
            assertThat(objective.evaluate(x, gradient).value()).isNaN();
        }
        assertThat(gradient[SHAPE.size() / 2]).isNaN();
    }

    @Test
    void shouldNameItsTermsAndItsDimension() {
        try (Objective objective = new JavaEngine().objective(TinyNetwork.create(Pooling.MAX), TERMS, SHAPE)) {
            assertThat(objective.terms()).containsExactly("deep", "image", "first", "second", "early", "pooled");
            assertThat(objective.dimension()).isEqualTo(9 * 11 * 3);
        }
    }

    @Test
    void shouldCloseTheLosses() {
        List<String> closed = new ArrayList<>();
        List<Term> terms =
                List.of(new Term("a", closing("relu1_1", closed), 1), new Term("b", closing("relu2_1", closed), 1));

        new JavaEngine()
                .objective(TinyNetwork.create(Pooling.MAX), terms, SHAPE)
                .close();

        assertThat(closed).containsExactly("relu1_1", "relu2_1");
    }

    @Test
    void shouldCloseTheLossesThatWereReadyWhenAnotherDoesNotFit() {
        List<String> closed = new ArrayList<>();
        List<Term> terms = List.of(new Term("a", closing("relu1_1", closed), 1), new Term("b", new Misfit(), 1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> objective(terms, SHAPE))
                .withMessage("term \"b\": does not fit 9 x 11 x 4");
        assertThat(closed).containsExactly("relu1_1");
    }

    @Test
    void shouldRejectBadArguments() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> objective(List.of(), SHAPE))
                .withMessageContaining("at least one term");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> objective(List.of(TERMS.get(0), TERMS.get(0)), SHAPE))
                .withMessage("two terms are named \"deep\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> objective(List.of(new Term("a", new SquaredDistance("relu9_1", 0), 1)), SHAPE))
                .withMessageContaining("no layer \"relu9_1\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> objective(TERMS, new Shape(3, 9, 3)))
                .withMessageContaining("too small");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> objective(TERMS, new Shape(9, 9, 4)))
                .withMessageContaining("takes 3 channels");
    }

    @Test
    void shouldRejectArraysOfAnotherLength() {
        try (Objective objective = objective(TERMS, SHAPE)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> objective.evaluate(new float[7], new float[SHAPE.size()]))
                    .withMessage("x has 7 elements, but an image of shape 9 x 11 x 3 has 297");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> objective.evaluate(X, new float[8]))
                    .withMessageContaining("the gradient has 8 elements");
        }
    }

    private static Objective objective(List<Term> terms, Shape shape) {
        return new JavaEngine().objective(TinyNetwork.create(Pooling.MAX), terms, shape);
    }

    private static double[] contributions(Network network, float[] x) {
        Map<String, double[]> activations = TinyNetwork.activations(network, x, SHAPE);
        return TERMS.stream()
                .mapToDouble(term -> {
                    SquaredDistance loss = (SquaredDistance) term.loss();
                    return term.weight() * loss.value(activations.get(network.canonicalName(loss.layer())));
                })
                .toArray();
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }

    private static Loss closing(String layer, List<String> closed) {
        return new Loss() {
            @Override
            public String layer() {
                return layer;
            }

            @Override
            public LossKernel kernel(Shape shape, Kernels kernels) {
                return new LossKernel() {
                    @Override
                    public double evaluate(float[] activations, double weight, float[] gradient) {
                        return 0;
                    }

                    @Override
                    public void close() {
                        closed.add(layer);
                    }
                };
            }
        };
    }

    private record Misfit() implements Loss {
        @Override
        public String layer() {
            return "relu1_2";
        }

        @Override
        public LossKernel kernel(Shape shape, Kernels kernels) {
            throw new IllegalArgumentException("does not fit " + shape);
        }
    }
}
