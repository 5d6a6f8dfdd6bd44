package io.github.brushwork.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.brushwork.core.Loss;
import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.losses.ContentLoss;
import io.github.brushwork.losses.WeightedSum;
import io.github.brushwork.losses.smoothness.TotalVariationLoss;
import io.github.brushwork.optim.Adam;
import io.github.brushwork.optim.OptimizationListener.Decision;
import io.github.brushwork.optim.Outcome;
import io.github.brushwork.testing.Vectors;
import io.github.brushwork.transfer.record.RecordException;
import io.github.brushwork.transfer.record.TransferRecord;
import io.github.brushwork.transfer.settings.Gradients;
import io.github.brushwork.transfer.settings.ImageSize;
import io.github.brushwork.transfer.settings.LayerWeight;
import io.github.brushwork.transfer.settings.Preset;
import io.github.brushwork.transfer.settings.Presets;
import io.github.brushwork.transfer.settings.ScaleSchedule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A loss of the caller's own takes part in all that a transfer does. */
class OwnTermTest {

    private static final Preset SCALES = Presets.balanced().toBuilder()
            .size(ImageSize.longerSide(40))
            .scales(ScaleSchedule.coarseToFine(20, 2, 1))
            .iterations(3)
            .build();
    private static final Loss SMOOTH = new TotalVariationLoss(1, TotalVariationLoss.Form.MEAN_SQUARES);
    private static final Image ANCHOR = Pictures.blobs(40, 32, 3);

    @TempDir
    private Path folder;

    private static StyleTransferBuilder transfer() {
        return KilledTransfer.transfer().engine("java").preset(SCALES);
    }

    /** Near a given picture, whatever the size. */
    private static Loss anchor(LossContext scale) {
        Image target = ANCHOR.resize(scale.content().width(), scale.content().height());
        return ContentLoss.at(Network.INPUT).target(scale.features(target, List.of(Network.INPUT)));
    }

    private static StyleTransferBuilder anchored() {
        return transfer().term("anchor", 5, OwnTermTest::anchor);
    }

    private static double distance(Image image) {
        float[] a = image.rgb();
        float[] b = ANCHOR.rgb();
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }

    @Test
    void shouldMinimiseALossMadeForEachScale() {
        List<Integer> widths = new ArrayList<>();

        StyleTransferResult result = transfer()
                .term("anchor", 5, scale -> {
                    widths.add(scale.content().width());
                    assertThat(scale.styles()).hasSize(1);
                    assertThat(scale.network().layers()).isNotEmpty();
                    return anchor(scale);
                })
                .build()
                .run();

        assertThat(widths).containsExactly(20, 40);
        assertThat(result.trace())
                .allSatisfy(point -> assertThat(point.contributions()).containsKey("anchor"));
        assertThat(distance(result.image()))
                .isLessThan(0.5 * distance(transfer().build().run().image()));
    }

    @Test
    void shouldPaintTheSameIfItDoesNotCount() {
        Image without = transfer().build().run().image();

        assertThat(transfer().term("smooth", 0, SMOOTH).build().run().image()).isEqualTo(without);
        assertThat(transfer().term("smooth", 9, SMOOTH).build().run().image()).isNotEqualTo(without);
    }

    @Test
    void shouldReplaceATermOfTheSameName() {
        Image once = transfer().term("smooth", 9, SMOOTH).build().run().image();

        assertThat(transfer()
                        .term("smooth", 1, OwnTermTest::anchor)
                        .term("smooth", 9, SMOOTH)
                        .build()
                        .run()
                        .image())
                .isEqualTo(once);
    }

    @Test
    void shouldBeReweighed() {
        StyleTransferResult result = transfer()
                .term("smooth", 9, SMOOTH)
                .listener(progress -> {
                    if (progress.point().iteration() == 2) {
                        progress.reweigh("smooth", 0);
                    }
                    return Decision.CONTINUE;
                })
                .build()
                .run();

        assertThat(result.trace())
                .extracting(point -> point.contributions().get("smooth") == 0)
                .containsExactly(false, false, true, true, true, true);
    }

    @Test
    void shouldHaveItsGradientNormalised() {
        Preset normalised = SCALES.toBuilder()
                .gradients(Gradients.NORMALIZED)
                .optimizer(new Adam(1).withOutcome(Outcome.last()))
                .build();

        Image once = anchored().preset(normalised).build().run().image();
        Image thousandfold = transfer()
                .preset(normalised)
                .term("anchor", 5, scale -> new WeightedSum(List.of(new Term("anchor", anchor(scale), 1024))))
                .build()
                .run()
                .image();

        // the norm that it is divided by has a little added
        assertThat(Vectors.largestDifference(thousandfold.rgb(), once.rgb())).isLessThan(1e-3f);
        assertThat(once)
                .isNotEqualTo(transfer().preset(normalised).build().run().image());
    }

    @Test
    void shouldResumeWithTheSameTermOnly() {
        Path checkpoint = folder.resolve("run.checkpoint");
        Image whole = anchored().build().run().image();
        anchored()
                .checkpoints(Checkpoints.every(1000, checkpoint))
                .listener(progress -> progress.point().iteration() == 4 ? Decision.STOP : Decision.CONTINUE)
                .build()
                .run();

        assertThat(anchored().resume(checkpoint).build().run().image()).isEqualTo(whole);
        StyleTransfer without = transfer().resume(checkpoint).build();
        assertThatThrownBy(without::run)
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(
                        "its term anchor is 5.0 times a loss of the caller's own, but here it is none; resume with the same");
    }

    @Test
    void shouldBeAskedForToReproduceItsRecord() {
        Path picture = folder.resolve("out.png");
        Image image = anchored().build().run().saveWithRecord(picture).image();
        TransferRecord record = TransferRecord.read(TransferRecord.beside(picture));

        assertThat(anchored().reproduce(record).build().run().image()).isEqualTo(image);
        assertThat(anchored().build().differenceFrom(record)).isEmpty();
        StyleTransfer without = transfer().reproduce(record).build();
        assertThatThrownBy(without::run)
                .isInstanceOf(RecordException.class)
                .hasMessageContaining("its term anchor is 5.0 times a loss of the caller's own, but here it is none");
        assertThat(transfer().term("anchor", 4, OwnTermTest::anchor).build().differenceFrom(record))
                .hasValue("term anchor is 5.0 times a loss of the caller's own, but here it is 4.0 times a loss of the"
                        + " caller's own");
    }

    @Test
    void shouldBeEstimated() {
        long without = transfer().build().memoryUse().heapBytes();

        assertThat(transfer().term("deep", 1, SMOOTH).build().memoryUse().heapBytes())
                .isGreaterThanOrEqualTo(without);
        assertThat(anchored().build().memoryUse().heapBytes()).isGreaterThan(without);
        assertThat(anchored().build().estimate().memory().heapBytes()).isGreaterThan(without);
    }

    @Test
    void shouldReadALayerThatNothingElseReads() {
        Loss deep = new Loss() {
            @Override
            public String layer() {
                return "conv5_1";
            }

            @Override
            public LossKernel kernel(Shape shape, Kernels kernels) {
                return (activations, weight, gradient) -> activations.length;
            }
        };

        StyleTransferResult result = transfer()
                .contentLayers()
                .styleLayers(LayerWeight.of("relu1_1", 1))
                .term("deep", 1, deep)
                .build()
                .run();

        assertThat(result.trace().get(0).contributions().get("deep")).isEqualTo(128.0);
    }

    @Test
    void shouldRefuseTermsThatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> transfer().term("smooth", -1, SMOOTH))
                .withMessage("the weight of term \"smooth\" is -1.0: it must be finite and at least 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        transfer().term("total variation", 1, SMOOTH).build().run())
                .withMessage("there is a term \"total variation\" already: give yours another name");
    }
}
