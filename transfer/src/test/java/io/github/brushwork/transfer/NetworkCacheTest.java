package io.github.brushwork.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.brushwork.core.Network;
import io.github.brushwork.core.Padding;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.testing.TestData;
import io.github.brushwork.transfer.settings.LayerWeight;
import io.github.brushwork.transfer.settings.NetworkChoice;
import io.github.brushwork.transfer.settings.Presets;
import io.github.brushwork.vgg.Vgg16;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkCacheTest {

    private static final NetworkChoice AVERAGE = Presets.balanced().network();
    private static final NetworkChoice MAX = Presets.neuralStyle().network();
    private static final Network NETWORK = Vgg16.random(0);

    private final NetworkCache networks = new NetworkCache();
    private final AtomicInteger loads = new AtomicInteger();

    private Network load() {
        loads.incrementAndGet();
        return NETWORK;
    }

    private void ask(Object... key) {
        assertThat(networks.network(List.of(key), this::load)).isSameAs(NETWORK);
    }

    @Test
    void shouldLoadANetworkOnce() {
        ask("weights.h5", AVERAGE);
        ask("weights.h5", AVERAGE);

        assertThat(loads).hasValue(1);
        assertThat(networks.find(List.of("weights.h5", AVERAGE))).containsSame(NETWORK);
    }

    @Test
    void shouldTellNetworksApart() {
        ask("weights.h5", AVERAGE);
        ask("other.h5", AVERAGE);
        ask("weights.h5", Padding.REFLECT, AVERAGE);
        ask("weights.h5", MAX);

        assertThat(loads).hasValue(4);
        assertThat(networks.find("weights.h5")).isEmpty();
    }

    @Test
    void shouldReadAFileOnceUntilItChanges(@TempDir Path folder) throws IOException {
        Path file =
                Files.copy(TestData.file("weights/vgg16_conv1to3_keras_notop_layout.h5"), folder.resolve("weights.h5"));
        NetworkSource source = networks.pretrained(file);

        Network first = source.network(request(AVERAGE));
        assertThat(source.network(request(AVERAGE))).isSameAs(first);
        assertThat(networks.pretrained(folder.resolve("../" + folder.getFileName() + "/weights.h5"))
                        .network(request(AVERAGE)))
                .isSameAs(first);
        assertThat(source.network(request(MAX))).isNotSameAs(first);

        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        assertThat(source.network(request(AVERAGE))).isNotSameAs(first);
    }

    @Test
    void shouldServeATransfer() {
        Path weights = TestData.file("weights/vgg16_conv1to3_keras_notop_layout.h5");
        StyleTransferBuilder transfer = StyleTransfer.builder()
                .content(Pictures.blobs(16, 16, 1))
                .style(Pictures.blobs(16, 16, 2))
                .contentLayers(LayerWeight.of("relu2_2", 1))
                .styleLayers(LayerWeight.of("relu1_1", 1))
                .iterations(1);

        NetworkCache networks = new NetworkCache();
        transfer.network(networks.pretrained(weights));

        assertThat(transfer.build().run().network()).contains("vgg16_conv1to3");
    }

    @Test
    void shouldSayThatThereIsNoFile(@TempDir Path folder) {
        NetworkSource source = networks.pretrained(folder.resolve("none.h5"));

        assertThatThrownBy(() -> source.network(request(AVERAGE))).hasMessageContaining("none.h5");
    }

    @Test
    void shouldKeepTheNetworkOfATransfer() {
        KeptNetwork kept = new KeptNetwork(request -> load());

        assertThat(kept.network()).isNull();
        kept.network(request(AVERAGE));
        kept.network(request(AVERAGE));
        assertThat(kept.network()).isSameAs(NETWORK);
        assertThat(loads).hasValue(1);
    }

    private static NetworkSource.Request request(NetworkChoice choice) {
        Image picture = Pictures.blobs(8, 8, 1);
        return new NetworkSource.Request(picture, List.of(picture), choice, List.of("relu1_1"));
    }
}
