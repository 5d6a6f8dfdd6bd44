package io.github.brushwork.core;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.brushwork.core.EngineProvider.Availability;
import io.github.brushwork.core.EngineProvider.Tier;
import io.github.brushwork.core.engine.JavaEngine;
import io.github.brushwork.core.kernel.Kernels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class EngineSelectionTest {

    private static final FakeProvider PLAIN = new FakeProvider("plain", true, Tier.PLAIN_JAVA, "2 threads");
    private static final FakeProvider NATIVE = new FakeProvider("native", true, Tier.NATIVE_CPU, "a library");
    private static final FakeProvider VECTOR = new FakeProvider("vector", true, Tier.VECTOR_JAVA, "8 lanes");
    private static final FakeProvider GPU = new FakeProvider("gpu", true, Tier.GPU, "a card");
    private static final FakeProvider NO_GPU =
            new FakeProvider("gpu", false, Tier.GPU, "there is no driver: install one");

    @Test
    void shouldPreferTheHighestTierInWhateverOrderTheyAreFound() {
        List<EngineProvider> providers = new ArrayList<>(List.of(PLAIN, NATIVE, VECTOR, GPU));
        for (int i = 0; i < 4; i++) {
            Collections.rotate(providers, 1);
            assertThat(new EngineSelection(providers).auto().description()).isEqualTo("gpu");
        }
        assertThat(auto(PLAIN, NATIVE, VECTOR)).isEqualTo("vector");
        assertThat(auto(PLAIN, NATIVE)).isEqualTo("native");
        assertThat(auto(PLAIN)).isEqualTo("plain");
    }

    @Test
    void shouldPassOverEnginesThatCannotRun() {
        assertThat(auto(NO_GPU, PLAIN, NATIVE)).isEqualTo("native");
    }

    @Test
    void shouldPassOverEnginesThatDoNotStart() {
        assertThat(auto(new BrokenProvider(), PLAIN)).isEqualTo("plain");
        assertThatIllegalStateException()
                .isThrownBy(() -> auto(new BrokenProvider()))
                .withMessage("no engine can run here: broken: its library is too old");
    }

    @Test
    void shouldListAllEnginesInTheOrderInWhichTheyAreTried() {
        List<EngineChoice> choices = selection(PLAIN, NO_GPU, VECTOR).choices();

        assertThat(choices).extracting(choice -> choice.provider().name()).containsExactly("gpu", "vector", "plain");
        assertThat(choices.get(0).availability().reason()).isEqualTo("there is no driver: install one");
    }

    @Test
    void shouldSayWhyNoEngineCanRun() {
        assertThatIllegalStateException()
                .isThrownBy(() -> auto(NO_GPU))
                .withMessage("no engine can run here: gpu: there is no driver: install one");
    }

    @Test
    void shouldGiveTheEngineThatWasNamed() {
        assertThat(selection(GPU, PLAIN).named("plain").description()).isEqualTo("plain");
    }

    @Test
    void shouldListTheEnginesThatThereAreIfTheNamedOneIsUnknown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> selection(PLAIN, NATIVE).named("cuda"))
                .withMessage("there is no engine \"cuda\" on the class path; there is plain, native");
    }

    @Test
    void shouldSayHowToAddTheEngineOfThisProjectThatIsLeftOut() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> selection(PLAIN).named("samediff"))
                .withMessage("there is no engine \"samediff\" on the class path; there is plain. Add"
                        + " io.github.brushwork:brushwork-samediff and an ND4J backend, with all that they depend on");
    }

    @Test
    void shouldNotFallBackIfTheNamedEngineCannotRun() {
        assertThatIllegalStateException()
                .isThrownBy(() -> selection(NO_GPU, PLAIN).named("gpu"))
                .withMessage("engine \"gpu\" cannot run here: there is no driver: install one");
    }

    @Test
    void shouldFindTheInstalledJavaEngines() {
        try (Engine plain = Engine.named("java-plain");
                Engine java = Engine.named("java");
                Engine auto = Engine.auto()) {
            assertThat(plain).isInstanceOf(JavaEngine.class);
            assertThat(plain.description()).matches("java \\(plain Java, \\d+ threads?\\)");
            assertThat(auto.description()).isEqualTo(java.description());
            assertThat(java.description())
                    .startsWith(Kernels.obstacleToVector().isPresent() ? "java (plain Java, " : "java (Vector API, ");
        }
    }

    @Test
    void shouldNotFallBackFromVectorKernels() {
        Optional<String> obstacle = Kernels.obstacleToVector();
        if (obstacle.isEmpty()) {
            try (Engine engine = Engine.named("java-vector")) {
                assertThat(engine.description()).startsWith("java (Vector API, ");
            }
        } else {
            assertThatIllegalStateException()
                    .isThrownBy(() -> Engine.named("java-vector"))
                    .withMessage("engine \"java-vector\" cannot run here: " + obstacle.get());
        }
    }

    @Test
    void shouldLogOneLineThatSaysWhichAndWhatToDoForAFasterOne() {
        List<String> lines = logged(() -> Engine.auto().close());

        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).startsWith("engine java (").contains("the fastest that runs here");
        Kernels.obstacleToVector().ifPresent(reason -> assertThat(lines.get(0)).containsOnlyOnce(reason));
    }

    @Test
    void shouldLogThatAnEngineWasAskedFor() {
        assertThat(logged(() -> Engine.named("java-plain").close()))
                .singleElement(as(InstanceOfAssertFactories.STRING))
                .startsWith("engine java (plain Java, ")
                .endsWith("), as asked for");
    }

    private static List<String> logged(Runnable body) {
        List<String> lines = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                lines.add(entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(Engine.class.getName());
        Level before = logger.getLevel();
        logger.setLevel(Level.INFO);
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
        try {
            body.run();
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
            logger.setLevel(before);
        }
        return lines;
    }

    private static EngineSelection selection(EngineProvider... providers) {
        return new EngineSelection(List.of(providers));
    }

    private static String auto(EngineProvider... providers) {
        return selection(providers).auto().description();
    }

    private record FakeProvider(String name, Availability availability) implements EngineProvider {

        FakeProvider(String name, boolean usable, Tier tier, String reason) {
            this(name, new Availability(usable, tier, reason));
        }

        @Override
        public Engine create() {
            assertThat(availability.usable()).isTrue();
            return new FakeEngine(name);
        }
    }

    /** Says that it can run, but does not start. */
    private record BrokenProvider() implements EngineProvider {

        @Override
        public String name() {
            return "broken";
        }

        @Override
        public Availability availability() {
            return new Availability(true, Tier.GPU, "a card");
        }

        @Override
        public Engine create() {
            throw new IllegalStateException("its library is too old");
        }
    }

    private record FakeEngine(String description) implements Engine {

        @Override
        public FeatureExtractor extractor(Network network, Collection<String> layers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Objective objective(Network network, List<Term> terms, Shape input) {
            throw new UnsupportedOperationException();
        }
    }
}
