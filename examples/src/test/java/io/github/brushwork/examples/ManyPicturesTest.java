package io.github.brushwork.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.core.Network;
import io.github.brushwork.testing.RandomWeights;
import io.github.brushwork.transfer.NetworkCache;
import io.github.brushwork.transfer.NetworkSource;
import io.github.brushwork.transfer.StyleCache;
import io.github.brushwork.transfer.StyleTransfer;
import io.github.brushwork.transfer.StyleTransferBuilder;
import io.github.brushwork.transfer.record.TransferRecord;
import io.github.brushwork.transfer.settings.LayerWeight;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page on many pictures does in Java. */
class ManyPicturesTest {

    @TempDir
    private Path folder;

    @TempDir
    private Path out;

    @Test
    void shouldPaintEachPhoto() {
        Network network = SmallPictures.NETWORK;
        Path painting = SmallPictures.write(SmallPictures.PAINTING, folder, "painting.png");
        List<Path> photos = List.of(
                SmallPictures.write(SmallPictures.HARBOUR, folder, "harbour.png"),
                SmallPictures.write(SmallPictures.HARBOUR.resize(40, 32), folder, "street.png"));

        StyleCache styles = StyleCache.ofSize(10);
        for (Path photo : photos) {
            StyleTransfer.builder()
                    .content(photo)
                    .style(painting)
                    .network(network)
                    .styleCache(styles)
                    .build()
                    .run()
                    .saveWithRecord(out.resolve(photo.getFileName()));
        }

        StyleTransfer again = StyleTransfer.builder()
                .content(photos.get(1))
                .style(painting)
                .network(network)
                .build();
        assertThat(again.differenceFrom(TransferRecord.read(TransferRecord.beside(out.resolve("street.png")))))
                .isEmpty();
    }

    @Test
    void shouldReadTheWeightsOnceForAllTransfers() {
        Path weights = RandomWeights.write(folder.resolve("weights.npz"));
        List<Network> used = new ArrayList<>();
        StyleTransferBuilder transfer = StyleTransfer.builder()
                .preset(SmallPictures.QUICK)
                .iterations(1)
                .styleLayers(LayerWeight.of("relu1_1", 1))
                .contentLayers()
                .content(SmallPictures.HARBOUR)
                .style(SmallPictures.PAINTING);

        NetworkCache networks = new NetworkCache();
        transfer.network(networks.pretrained(weights));

        for (int i = 0; i < 2; i++) {
            NetworkSource cached = networks.pretrained(weights);
            transfer.network(request -> {
                Network network = cached.network(request);
                used.add(network);
                return network;
            });
            transfer.build().run();
        }
        assertThat(used).hasSizeGreaterThanOrEqualTo(2).allMatch(each -> each == used.get(0));
    }
}
