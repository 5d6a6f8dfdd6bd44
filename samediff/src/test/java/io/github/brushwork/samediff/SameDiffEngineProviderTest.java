package io.github.brushwork.samediff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.core.EngineProvider.Availability;
import io.github.brushwork.core.EngineProvider.Tier;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4jBackend;

class SameDiffEngineProviderTest {

    private static final Nd4jBackend BACKEND =
            ServiceLoader.load(Nd4jBackend.class).findFirst().orElseThrow();

    @Test
    void shouldAskForABackendIfThereIsNone() {
        Availability availability = SameDiffEngineProvider.availability(List.of());

        assertThat(availability.usable()).isFalse();
        assertThat(availability.reason())
                .isEqualTo("there is no ND4J backend on the class path. " + SameDiffEngineProvider.REMEDY);
    }

    @Test
    void shouldSayWhyTheBackendThatThereIsCannotRun() {
        BackendCheck check = new BackendCheck(BACKEND, "its card is too new");

        Availability availability = SameDiffEngineProvider.availability(List.of(check));

        assertThat(availability.usable()).isFalse();
        assertThat(availability.reason()).isEqualTo(check.name() + " cannot run: its card is too new");
    }

    @Test
    void shouldPassOverABackendThatCannotRun() {
        BackendCheck broken = new BackendCheck(BACKEND, "there is no card");
        BackendCheck sound = new BackendCheck(BACKEND, "");

        Availability availability = SameDiffEngineProvider.availability(List.of(broken, sound));

        assertThat(availability).isEqualTo(new Availability(true, Tier.NATIVE_CPU, sound.name()));
    }
}
