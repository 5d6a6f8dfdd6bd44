package io.github.brushwork.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.Mask;
import io.github.brushwork.core.image.colour.ColourTransfer;
import io.github.brushwork.losses.Blending;
import io.github.brushwork.losses.StyleMeasure;
import io.github.brushwork.transfer.settings.ColourControl;
import io.github.brushwork.transfer.settings.Gradients;
import io.github.brushwork.transfer.settings.LayerWeight;
import io.github.brushwork.transfer.settings.Presets;
import io.github.brushwork.transfer.settings.ScaleSchedule;
import io.github.brushwork.vgg.Vgg16;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StyleCacheTest {

    private static final Image ONE = Pictures.blobs(40, 32, 1);
    private static final Image OTHER = Pictures.blobs(40, 32, 2);
    private static final Image STYLE = Pictures.blobs(48, 36, 9);
    private static final Image OTHER_STYLE = Pictures.blobs(48, 36, 8);
    private static final Network NETWORK = KilledTransfer.NETWORK;

    private final CountingEngine engine = new CountingEngine(Engine.named("java"));
    private final StyleCache cache = StyleCache.ofSize(8);

    @AfterEach
    void close() {
        engine.engine().close();
    }

    private StyleTransferBuilder transfer(Image content) {
        return StyleTransfer.builder()
                .content(content)
                .style(STYLE)
                .network(NETWORK)
                .engine(engine)
                .iterations(2);
    }

    private static Mask half() {
        float[] weights = new float[40 * 32];
        Arrays.fill(weights, 0, weights.length / 2, 1);
        return Mask.of(40, 32, weights);
    }

    /** What may be asked of a transfer's styles. */
    static Map<String, UnaryOperator<StyleTransferBuilder>> wishes() {
        return Map.ofEntries(
                Map.entry("nothing in particular", UnaryOperator.identity()),
                Map.entry("another picture", transfer -> transfer.style(OTHER_STYLE)),
                Map.entry("two styles", transfer -> transfer.styles(Style.of(STYLE), Style.of(OTHER_STYLE))),
                Map.entry(
                        "two styles, one of them stronger",
                        transfer -> transfer.styles(Style.of(STYLE).withWeight(3), Style.of(OTHER_STYLE))),
                Map.entry(
                        "two styles with a loss each",
                        transfer -> transfer.preset(Presets.balanced().toBuilder()
                                        .blending(Blending.LOSSES)
                                        .iterations(2)
                                        .build())
                                .styles(Style.of(STYLE), Style.of(OTHER_STYLE))),
                Map.entry(
                        "another scale",
                        transfer -> transfer.styles(Style.of(STYLE).withScale(0.75))),
                Map.entry(
                        "a region", transfer -> transfer.styles(Style.of(STYLE).within(half()))),
                Map.entry("another weight", transfer -> transfer.styleWeight(7)),
                Map.entry("another layer", transfer -> transfer.styleLayers(LayerWeight.of("relu2_1", 1))),
                Map.entry("another measure", transfer -> transfer.styleMeasure(StyleMeasure.moments())),
                Map.entry("random directions", transfer -> transfer.styleMeasure(StyleMeasure.slicedWasserstein())),
                Map.entry(
                        "other random directions",
                        transfer -> transfer.styleMeasure(StyleMeasure.slicedWasserstein())
                                .seed(3)),
                Map.entry(
                        "normalised gradients",
                        transfer -> transfer.preset(Presets.balanced().toBuilder()
                                .gradients(Gradients.NORMALIZED)
                                .iterations(2)
                                .build())),
                Map.entry("several scales", transfer -> transfer.scales(ScaleSchedule.coarseToFine(20, 2, 1))),
                Map.entry(
                        "the content's colours",
                        transfer -> transfer.colour(ColourControl.recolourStyle(ColourTransfer.channelHistograms()))),
                Map.entry("another network", transfer -> transfer.network(Vgg16.random(3))),
                Map.entry("another engine", transfer -> transfer.engine("java-plain")));
    }

    static List<String> namesOfWishes() {
        return wishes().keySet().stream().sorted().toList();
    }

    /** If the cache took one for another, the bits would differ. */
    @ParameterizedTest
    @MethodSource("namesOfWishes")
    void shouldNotChangeAnyBitWhateverElseItHolds(String name) {
        UnaryOperator<StyleTransferBuilder> wish = wishes().get(name);
        transfer(OTHER).styleCache(cache).build().run();
        wish.apply(transfer(OTHER)).styleCache(cache).build().run();

        Image shared = wish.apply(transfer(ONE)).styleCache(cache).build().run().image();

        Image alone = wish.apply(transfer(ONE)).build().run().image();
        assertThat(shared.rgb()).isEqualTo(alone.rgb());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing in particular",
                "two styles",
                "two styles with a loss each",
                "a region",
                "random directions",
                "normalised gradients",
                "several scales"
            })
    void shouldPutStylesThroughTheNetworkOnce(String name) {
        UnaryOperator<StyleTransferBuilder> wish = wishes().get(name);
        wish.apply(transfer(ONE)).styleCache(cache).build().run();
        int scales = name.equals("several scales") ? 2 : 1;
        engine.extractions().set(0);

        wish.apply(transfer(OTHER)).styleCache(cache).build().run();

        assertThat(engine.extractions()).as("only contents").hasValue(scales);
    }

    @Test
    void shouldShareNothingWhereEachContentHasItsOwnNetwork() {
        UnaryOperator<StyleTransferBuilder> calibrated = transfer -> transfer.network(NetworkSource.calibrated());
        calibrated.apply(transfer(ONE)).styleCache(cache).build().run();
        engine.extractions().set(0);

        Image shared = calibrated
                .apply(transfer(OTHER))
                .styleCache(cache)
                .build()
                .run()
                .image();

        assertThat(engine.extractions()).as("content and style").hasValue(2);
        Image alone = calibrated.apply(transfer(OTHER)).build().run().image();
        assertThat(shared.rgb()).isEqualTo(alone.rgb());
    }

    @Test
    void shouldBindOnceForTransfersAtTheSameTime() throws InterruptedException, ExecutionException {
        int count = 4;
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Future<StyleTransferResult>> runs = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                StyleTransfer each =
                        transfer(Pictures.blobs(40, 32, i)).styleCache(cache).build();
                runs.add(threads.submit(each::run));
            }
            for (Future<StyleTransferResult> run : runs) {
                run.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(engine.extractions()).as("contents and one style").hasValue(count + 1);
    }

    @Test
    void shouldForgetTheStyleThatWasUsedLeastRecently() {
        StyleCache small = StyleCache.ofSize(2);
        Image third = Pictures.blobs(48, 36, 7);
        for (Image style : List.of(STYLE, OTHER_STYLE, STYLE, third)) {
            transfer(ONE).style(style).styleCache(small).build().run();
        }
        engine.extractions().set(0);

        transfer(ONE).style(STYLE).styleCache(small).build().run();
        assertThat(engine.extractions()).as("the content").hasValue(1);
        transfer(ONE).style(OTHER_STYLE).styleCache(small).build().run();
        assertThat(engine.extractions()).as("contents and a style").hasValue(3);
    }

    @Test
    void shouldTryAgainAfterAFailure() {
        StyleCache.Key key = new StyleCache.Key(Map.of(), Presets.balanced().style(), Gradients.EXACT, 0, "", "");

        assertThatThrownBy(() -> cache.terms(key, () -> {
                    throw new IllegalStateException("out of luck");
                }))
                .hasMessage("out of luck");

        assertThat(cache.terms(key, List::of)).isEmpty();
    }

    @Test
    void shouldRefuseToHoldNothing() {
        assertThatThrownBy(() -> StyleCache.ofSize(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a cache of 0 styles: there must be at least 1");
    }
}
