package io.github.brushwork.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.core.Network;
import io.github.brushwork.core.Padding;
import io.github.brushwork.transfer.settings.NetworkChoice;
import io.github.brushwork.transfer.settings.Presets;
import io.github.brushwork.vgg.Vgg16;
import io.github.brushwork.vgg.architecture.Architecture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NetworkShelfTest {

    private static final NetworkChoice AVERAGE = Presets.balanced().network();
    private static final NetworkChoice MAX = Presets.neuralStyle().network();
    private static final Network NETWORK = Vgg16.random(0);

    private final NetworkShelf shelf = new NetworkShelf();
    private final AtomicInteger loads = new AtomicInteger();

    private Network load() {
        loads.incrementAndGet();
        return NETWORK;
    }

    private void ask(String weights, Padding padding, NetworkChoice choice) {
        shelf.network(new NetworkShelf.Key(weights, Architecture.VGG16, padding, choice), this::load);
    }

    @Test
    void shouldLoadANetworkOnce() {
        ask("weights.h5", null, AVERAGE);
        ask("weights.h5", null, AVERAGE);

        assertThat(loads).hasValue(1);
    }

    @Test
    void shouldTellNetworksApart() {
        ask("weights.h5", null, AVERAGE);
        ask("other.h5", null, AVERAGE);
        ask("weights.h5", Padding.REFLECT, AVERAGE);
        ask("weights.h5", null, MAX);

        assertThat(loads).hasValue(4);
    }
}
