package io.github.brushwork.tools;

import static io.github.brushwork.tools.Sheet.Features.PRETRAINED;

import io.github.brushwork.core.image.LabelMap;
import io.github.brushwork.core.image.Mask;
import io.github.brushwork.core.image.colour.ColourSpace;
import io.github.brushwork.core.image.colour.ColourTransfer;
import io.github.brushwork.core.image.colour.LinearMethod;
import io.github.brushwork.core.image.colour.Luminance;
import io.github.brushwork.losses.StyleMeasure;
import io.github.brushwork.transfer.Style;
import io.github.brushwork.transfer.settings.ColourControl;
import io.github.brushwork.transfer.settings.LayerWeight;
import io.github.brushwork.transfer.settings.Preset;
import io.github.brushwork.transfer.settings.Presets;
import io.github.brushwork.transfer.settings.ScaleSchedule;
import io.github.brushwork.transfer.settings.ScaleSchedule.Stage;
import io.github.brushwork.transfer.settings.Start;
import java.util.List;

/** The sheets of the gallery; the page shows what the methods return, to the letter. */
record Sheets(Pictures in) {

    /** Every sheet, in the order of the page. */
    List<Sheet> all() {
        return List.of(
                presets(),
                styleWeight(),
                styleMeasure(),
                styleLayers(),
                styleScale(),
                blending(),
                regions(),
                outputMask(),
                colour(),
                scales(),
                start(),
                strength(),
                totalVariation());
    }

    private Sheet presets() {
        Sheet sheet = Sheet.of("presets", PRETRAINED, in.harbour(), in.painting());
        List<Preset> presets = List.of(
                Presets.balanced(),
                Presets.seed(),
                Presets.gatys2016(),
                Presets.neuralStyle(),
                Presets.neuralStylePt(),
                Presets.crowsonkb(),
                Presets.gatys2017Colour());
        for (Preset preset : presets) {
            sheet = sheet.with(
                    preset.name(),
                    it -> it.preset(FeatureRecipe.toRelu33(preset)).iterations(200));
        }
        return sheet;
    }

    private Sheet styleWeight() {
        return Sheet.of("styleWeight", PRETRAINED, in.cat(), in.glass())
                .with("styleWeight(0.1)", it -> it.styleWeight(0.1))
                .with("styleWeight(0.3)", it -> it.styleWeight(0.3))
                .with("styleWeight(1)", it -> it.styleWeight(1))
                .with("styleWeight(10)", it -> it.styleWeight(10));
    }

    private Sheet styleMeasure() {
        return Sheet.of("styleMeasure", PRETRAINED, in.cat(), in.glass())
                .with("Gram matrices", it -> it.styleWeight(2))
                .with(
                        "moments",
                        transfer ->
                                transfer.styleMeasure(StyleMeasure.moments()).styleWeight(1e-3))
                .with(
                        "Wasserstein",
                        it -> it.styleMeasure(StyleMeasure.wasserstein()).styleWeight(1e-5))
                .with(
                        "sliced Wasserstein",
                        it -> it.styleMeasure(StyleMeasure.slicedWasserstein()).styleWeight(1e-4))
                .with(
                        "histograms",
                        transfer ->
                                transfer.styleMeasure(StyleMeasure.histogram()).styleWeight(1e-3));
    }

    private Sheet styleLayers() {
        return Sheet.of("styleLayers", PRETRAINED, in.coffee(), in.painting())
                .with("relu1_1", it -> it.styleLayers(LayerWeight.of("relu1_1", 3)))
                .with("relu2_1", it -> it.styleLayers(LayerWeight.of("relu2_1", 3)))
                .with("relu3_1", it -> it.styleLayers(LayerWeight.of("relu3_1", 3)))
                .with("all three", it -> it.styleWeight(1));
    }

    private Sheet styleScale() {
        return Sheet.of("styleScale", PRETRAINED, in.coffee(), in.painting())
                .with("withScale(0.25)", it -> it.styles(Style.of(in.painting()).withScale(0.25)))
                .with("withScale(0.5)", it -> it.styles(Style.of(in.painting()).withScale(0.5)))
                .with("withScale(1)", it -> it.styles(Style.of(in.painting()).withScale(1)))
                .with("withScale(2)", it -> it.styles(Style.of(in.painting()).withScale(2)));
    }

    private Sheet blending() {
        Style painting = Style.of(in.painting());
        Style glass = Style.of(in.harvest());
        return Sheet.of("blending", PRETRAINED, in.harbour(), in.painting(), in.harvest())
                .with("painting", it -> it.styles(painting))
                .with("3 to 1", it -> it.styles(painting.withWeight(3), glass))
                .with("1 to 1", it -> it.styles(painting, glass))
                .with("1 to 3", it -> it.styles(painting, glass.withWeight(3)))
                .with("harvest", it -> it.styles(glass));
    }

    private Sheet regions() {
        Mask cup = Regions.ellipse(0.47, 0.52, 0.36, 0.47);
        LabelMap cupAndTable = Regions.labels(cup);
        LabelMap skyAndFields = Regions.labels(Regions.above(0.63));
        Style painting = Style.of(in.painting());
        Style glass = Style.of(in.glass());
        return Sheet.of("regions", PRETRAINED, in.coffee(), in.painting(), in.glass())
                .with("painting within cup", it -> it.styles(painting.within(cup), glass.within(cup.inverse())))
                .with("glass within cup", it -> it.styles(glass.within(cup), painting.within(cup.inverse())))
                .with("labels", it -> it.styles(painting.withLabels(cupAndTable, skyAndFields)));
    }

    private Sheet outputMask() {
        Mask cup = Regions.ellipse(0.47, 0.52, 0.36, 0.47);
        return Sheet.of("outputMask", PRETRAINED, in.coffee(), in.painting())
                .with("outputMask(cup)", it -> it.outputMask(cup))
                .with("outputMask(cup.inverse())", it -> it.outputMask(cup.inverse()))
                .with("contentMask(cup)", it -> it.contentMask(cup))
                .with("contentMask(cup.inverse())", it -> it.contentMask(cup.inverse()));
    }

    private Sheet colour() {
        ColourTransfer cholesky = ColourTransfer.linear(LinearMethod.CHOLESKY, ColourSpace.SRGB);
        return Sheet.of("colour", PRETRAINED, in.harbour(), in.painting())
                .with("none", it -> it.colour(ColourControl.none()))
                .with("luminance only", it -> it.colour(ColourControl.luminanceOnly(Luminance.REC_601)))
                .with("chroma of content", it -> it.colour(ColourControl.chromaOfContent(Luminance.REC_601)))
                .with("recolour style, Cholesky", it -> it.colour(ColourControl.recolourStyle(cholesky)))
                .with(
                        "recolour style, histograms",
                        it -> it.colour(ColourControl.recolourStyle(ColourTransfer.channelHistograms())))
                .with("recolour content", it -> it.colour(ColourControl.recolourContent(cholesky)))
                .with("recolour result", it -> it.colour(ColourControl.recolourResult(cholesky)));
    }

    private Sheet scales() {
        return Sheet.of("scales", PRETRAINED, in.harbour(), in.painting())
                .with("single", it -> it.scales(ScaleSchedule.single()))
                .with("0.5, 1", it -> it.scales(ScaleSchedule.stages(new Stage(0.5, 1), new Stage(1, 1))))
                .with(
                        "0.25, 0.5, 1",
                        it -> it.scales(ScaleSchedule.stages(new Stage(0.25, 1), new Stage(0.5, 1), new Stage(1, 1))))
                .with("noise, single", it -> it.start(Start.uniformNoise()))
                .with(
                        "noise, 0.25, 0.5, 1",
                        it -> it.start(Start.uniformNoise())
                                .scales(ScaleSchedule.stages(new Stage(0.25, 1), new Stage(0.5, 1), new Stage(1, 1))));
    }

    private Sheet start() {
        return Sheet.of("start", PRETRAINED, in.cat(), in.glass())
                .with("content", it -> it.start(Start.content()))
                .with("noise(20)", it -> it.start(Start.noise(20)))
                .with("grey", it -> it.start(Start.grey()))
                .with("uniformNoise", it -> it.start(Start.uniformNoise()))
                .with("styleStatistics", it -> it.start(Start.styleStatistics()))
                .with("image(glass)", it -> it.start(Start.image(in.glass())));
    }

    private Sheet strength() {
        return Sheet.of("strength", PRETRAINED, in.coffee(), in.painting())
                .with("strength(0.25)", it -> it.strength(0.25))
                .with("strength(0.5)", it -> it.strength(0.5))
                .with("strength(0.75)", it -> it.strength(0.75))
                .with("strength(1)", it -> it.strength(1));
    }

    private Sheet totalVariation() {
        return Sheet.of("totalVariation", PRETRAINED, in.cat(), in.painting())
                .with("totalVariationWeight(0)", it -> it.totalVariationWeight(0))
                .with("totalVariationWeight(4)", it -> it.totalVariationWeight(4))
                .with("totalVariationWeight(40)", it -> it.totalVariationWeight(40))
                .with("totalVariationWeight(400)", it -> it.totalVariationWeight(400));
    }
}
