package io.github.brushwork.transfer.settings;

import io.github.brushwork.core.Padding;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.image.colour.ColourSpace;
import io.github.brushwork.core.image.colour.ColourTransfer;
import io.github.brushwork.core.image.colour.LinearMethod;
import io.github.brushwork.losses.Blending;
import io.github.brushwork.losses.GramMatrix.Normalization;
import io.github.brushwork.losses.Scaling;
import io.github.brushwork.losses.StyleMeasure;
import io.github.brushwork.losses.smoothness.TotalVariationLoss.Form;
import io.github.brushwork.optim.Adam;
import io.github.brushwork.optim.Bounds;
import io.github.brushwork.optim.Lbfgs;
import io.github.brushwork.optim.Outcome;
import io.github.brushwork.optim.StoppingRule;
import io.github.brushwork.vgg.architecture.Architecture;
import java.util.List;
import java.util.Optional;

/**
 * The presets that come with the library: three of its own, and those of systems that people know, so that their pictures can
 * be made here. Each says what differs from its source; {@link Preset#toBuilder()} changes a copy.
 *
 * <p>The learned weights decide how strong a term is: presets of other systems assume those of their systems, as each says.
 */
public final class Presets {

    static final String[] STYLE_LAYERS = {"relu1_1", "relu2_1", "relu3_1", "relu4_1", "relu5_1"};

    private Presets() {}

    /**
     * The default: sharp, painterly pictures in a hundred iterations, with pretrained and with calibrated features.
     *
     * <ul>
     *   <li>size: the content's, at most 512 pixels on the longer side; the style's aspect ratio and strokes kept
     *   <li>VGG16 with average pooling
     *   <li>content: relu3_3 and relu4_2, weights 0.5 each, relative to the target's variance
     *   <li>style: relu1_1, relu2_1, relu3_1, relu4_1, relu5_1, weights 0.6 each, Gram matrices over height times width,
     *       relative to the target's squared norm
     *   <li>total variation, weight 4
     *   <li>L-BFGS of memory 20 from the content image
     *   <li>colours clamped
     * </ul>
     *
     * @return the preset {@code balanced}
     */
    public static Preset balanced() {
        return new Preset();
    }

    /**
     * A first look: {@link #balanced()} at 256 pixels, in 30 iterations.
     *
     * @return the preset {@code draft}
     */
    public static Preset draft() {
        return balanced().toBuilder()
                .name("draft")
                .size(ImageSize.atMost(256))
                .iterations(30)
                .build();
    }

    /**
     * For large pictures: {@link #balanced()} at up to 1024 pixels, painted at a quarter and a half of that size first, so
     * that the style's large shapes are there before its strokes.
     *
     * @return the preset {@code fine}
     */
    public static Preset fine() {
        return balanced().toBuilder()
                .name("fine")
                .size(ImageSize.atMost(1024))
                .scales(ScaleSchedule.coarseToFine(256, 2, 1))
                .build();
    }

    /** What most systems have in common, all of it said here, so that the default may change without them. */
    private static PresetBuilder ofSystem(String name, Architecture architecture, Pooling pooling) {
        return balanced().toBuilder()
                .name(name)
                .architecture(architecture)
                .pooling(pooling)
                .border(Border.asGiven())
                .size(ImageSize.longerSide(512))
                .contentWeight(1)
                .contentLayers(LayerWeight.of("relu4_2", 1))
                .contentScaling(Scaling.MEAN)
                .styleWeight(1)
                .blending(Blending.TARGETS)
                .styleFit(StyleFit.KEEP_ASPECT)
                .smoothing(Smoothing.of(0))
                .gradients(Gradients.EXACT)
                .colour(ColourControl.none())
                .start(Start.content())
                .scales(ScaleSchedule.single())
                .carryOver(CarryOver.IMAGE)
                .variables(Variables.NETWORK)
                .rounds(Optional.empty())
                .strength(1)
                .outputRange(OutputRange.CLAMP);
    }

    /**
     * The Keras and SciPy demo that this library was first asked to reproduce, after Gatys et al. (2016).
     *
     * <ul>
     *   <li>size: the content's own; the style stretched to it by nearest neighbour
     *   <li>VGG16 with average pooling
     *   <li>content: mean squared difference at relu4_3 (block4_conv3), weight 1
     *   <li>style: relu1_1 to relu5_1, Gram matrices over height times width times channels, mean squared differences,
     *       weights 0.2, 0.4, 0.3, 0.5, 0.2
     *   <li>no total variation
     *   <li>standard normal noise in network space as start
     *   <li>10 rounds of L-BFGS of memory 10, each ended by the iteration in which it makes its 21st evaluation (SciPy's
     *       {@code maxfun=20}), the image clipped to [-127, 127] between rounds; the loss reported for a round is that
     *       before clipping
     *   <li>colours stretched so that the least value is black and the greatest white
     * </ul>
     *
     * @return the preset {@code seed}
     */
    public static Preset seed() {
        return ofSystem("seed", Architecture.VGG16, Pooling.AVERAGE)
                .size(ImageSize.original())
                .contentLayers(LayerWeight.of("relu4_3", 1))
                .styleLayers(
                        LayerWeight.of("relu1_1", 0.2),
                        LayerWeight.of("relu2_1", 0.4),
                        LayerWeight.of("relu3_1", 0.3),
                        LayerWeight.of("relu4_1", 0.5),
                        LayerWeight.of("relu5_1", 0.2))
                .styleMeasure(StyleMeasure.gram(Normalization.ELEMENTS, Scaling.MEAN))
                .styleFit(StyleFit.STRETCH_NEAREST)
                .start(Start.noise(1))
                .optimizer(new Lbfgs().withMemory(10))
                .rounds(Optional.of(new Rounds(StoppingRule.evaluations(21), 127)))
                .iterations(10)
                .outputRange(OutputRange.STRETCH)
                .build();
    }

    /**
     * L. Gatys, A. Ecker, M. Bethge, Image Style Transfer Using Convolutional Neural Networks, CVPR 2016, equations 1 to 7.
     *
     * <ul>
     *   <li>VGG19 with average pooling; the paper's weights are normalised so that each filter's mean activation is 1, which
     *       {@code ChannelNormalisation} does to any weights
     *   <li>content: half the sum of squared differences at relu4_2 (conv4_2), weight alpha = 1
     *   <li>style: relu1_1 to relu5_1, one fifth each, {@code sum (G - A)^2 / (4 N^2 M^2)}, weight beta = 1000, the
     *       ratio 1e-3 of figures 2 and 3; the style resized to the content's size
     *   <li>white noise as start; L-BFGS, 500 iterations (the paper does not say; the authors' notebooks take 500)
     * </ul>
     *
     * <p>Differs: the line search is strong Wolfe.
     *
     * @return the preset {@code gatys2016}
     */
    public static Preset gatys2016() {
        return ofSystem("gatys2016", Architecture.VGG19, Pooling.AVERAGE)
                .contentScaling(Scaling.GATYS)
                .styleWeight(1000)
                .styleLayers(LayerWeight.each(0.2, STYLE_LAYERS))
                .styleMeasure(StyleMeasure.gram(Normalization.POSITIONS, Scaling.GATYS))
                .blending(Blending.LOSSES)
                .start(Start.noise(1))
                .optimizer(new Lbfgs().withMemory(20))
                .iterations(500)
                .build();
    }

    /**
     * jcjohnson/neural-style, {@code neural_style.lua} with its defaults.
     *
     * <ul>
     *   <li>VGG19 with maximum pooling, Caffe's weights; 512 pixels on the longer side, also of the style
     *   <li>content: mean squared difference at relu4_2, weight 5
     *   <li>style: relu1_1 to relu5_1, Gram matrices over C H W, mean squared differences, weight 100 each; several styles
     *       are blended into one target
     *   <li>total variation, weight 1e-3, half the sum of squared differences of levels
     *   <li>normal noise of deviation 0.001 around the mean colour; L-BFGS of memory 100, 1000 iterations
     * </ul>
     *
     * <p>Differs: the line search is strong Wolfe, where Torch takes whole steps; pictures are resized by Lanczos' filter, not
     * bilinearly; levels go to 255, not 256. For {@code -optimizer adam} take {@code new Adam(10)}, for {@code
     * -normalize_gradients} {@link Gradients#NORMALIZED}, for {@code -original_colors} {@link ColourControl#chromaOfContent}.
     *
     * @return the preset {@code neuralStyle}
     */
    public static Preset neuralStyle() {
        return ofSystem("neuralStyle", Architecture.VGG19, Pooling.MAX)
                .contentWeight(5)
                .styleWeight(100)
                .styleLayers(LayerWeight.each(1, STYLE_LAYERS))
                .styleMeasure(StyleMeasure.gram(Normalization.ELEMENTS, Scaling.MEAN))
                .smoothing(new Smoothing(Form.HALF_SQUARES, 256, 1e-3))
                .start(Start.noise(0.001))
                .optimizer(new Lbfgs().withMemory(100))
                .iterations(1000)
                .build();
    }

    /**
     * ProGamerGov/neural-style-pt, {@code neural_style.py} with its defaults: {@link #neuralStyle()} in PyTorch, but for the
     * total variation, which is the sum of absolute differences of levels.
     *
     * <p>Differs as {@link #neuralStyle()} does. For {@code -optimizer adam} take {@code new Adam(1)}.
     *
     * @return the preset {@code neuralStylePt}
     */
    public static Preset neuralStylePt() {
        return neuralStyle().toBuilder()
                .name("neuralStylePt")
                .smoothing(new Smoothing(Form.MAGNITUDES, 256, 1e-3))
                .build();
    }

    /**
     * crowsonkb/style-transfer-pytorch with its defaults.
     *
     * <ul>
     *   <li>VGG19 with maximum pooling, torchvision's weights; the image's border replicated in the first layer
     *   <li>content: mean squared difference at relu4_2, weight 0.015
     *   <li>style: Wasserstein-2 distance of normal distributions at relu1_1 to relu5_1, weights 256:64:16:4:1 of 1; several
     *       styles are blended into one target
     *   <li>total variation, weight 2, nine-point stencil, red, green and blue from 0 to 1
     *   <li>from 128 to 512 pixels by the square root of 2, from the content; Adam of learning rate 0.02 in [0, 1], decay
     *       rates 0.9 and 0.99, its means carried from scale to scale, 1000 and then 500 iterations
     *   <li>the result of a scale is the running average of its iterates, decay 0.99
     * </ul>
     *
     * <p>Differs: pictures and Adam's means are resized by Lanczos' filter, not bicubically. With Caffe's weights activations
     * are much larger, and the total variation hardly counts.
     *
     * @return the preset {@code crowsonkb}
     */
    public static Preset crowsonkb() {
        return ofSystem("crowsonkb", Architecture.VGG19, Pooling.MAX)
                .border(Border.firstLayer(Padding.REPLICATE))
                .contentWeight(0.015)
                .styleLayers(LayerWeight.ratios("256:64:16:4:1", STYLE_LAYERS))
                .styleMeasure(StyleMeasure.wasserstein())
                .smoothing(new Smoothing(Form.NINE_POINTS, 1, 2))
                .scales(ScaleSchedule.coarseToFine(128, Math.sqrt(2), 2))
                .carryOver(CarryOver.OPTIMIZER_STATE)
                .optimizer(new Adam(0.02)
                        .withBeta2(0.99)
                        .withBounds(Bounds.of(0, 1))
                        .withOutcome(Outcome.average(0.99)))
                .variables(Variables.RGB)
                .iterations(500)
                .build();
    }

    /**
     * L. Gatys et al., Controlling Perceptual Factors in Neural Style Transfer, CVPR 2017, as its authors' code has it,
     * leongatys/NeuralImageSynthesis, {@code ExampleNotebooks/ColourControl.ipynb}: the style is given the content's colours
     * first.
     *
     * <ul>
     *   <li>VGG19 with maximum pooling, Caffe's weights
     *   <li>colours: the style's mean and covariance become the content's, by the symmetric roots ({@code mode='pca'})
     *   <li>content: mean squared difference at relu4_2, weight 1
     *   <li>style: relu1_1 to relu5_1, Gram matrices over H W, mean squared differences, weights 1000 / C^2
     *   <li>from the content; L-BFGS of memory 100, 500 iterations
     * </ul>
     *
     * <p>Differs: the line search is strong Wolfe; 512 pixels are those of the longer side, not the root of the area. For the
     * notebook's {@code 'lum'} take {@link ColourControl#luminanceOnly}; for its high resolution {@code
     * ScaleSchedule.stages(new Stage(0.5, 2.5), new Stage(1, 1))} with 200 iterations at 1024 pixels.
     *
     * @return the preset {@code gatys2017Colour}
     */
    public static Preset gatys2017Colour() {
        return ofSystem("gatys2017Colour", Architecture.VGG19, Pooling.MAX)
                .styleWeight(1000)
                .styleLayers(
                        LayerWeight.of("relu1_1", 1 / (64.0 * 64)),
                        LayerWeight.of("relu2_1", 1 / (128.0 * 128)),
                        LayerWeight.of("relu3_1", 1 / (256.0 * 256)),
                        LayerWeight.of("relu4_1", 1 / (512.0 * 512)),
                        LayerWeight.of("relu5_1", 1 / (512.0 * 512)))
                .styleMeasure(StyleMeasure.gram(Normalization.POSITIONS, Scaling.MEAN))
                .blending(Blending.LOSSES)
                .colour(ColourControl.recolourStyle(
                        ColourTransfer.linear(LinearMethod.SYMMETRIC_SQUARE_ROOT, ColourSpace.SRGB)))
                .optimizer(new Lbfgs().withMemory(100))
                .iterations(500)
                .build();
    }

    /**
     * All presets that come with the library, the default first.
     *
     * @return the presets
     */
    public static List<Preset> all() {
        return List.of(
                balanced(),
                draft(),
                fine(),
                seed(),
                gatys2016(),
                neuralStyle(),
                neuralStylePt(),
                crowsonkb(),
                gatys2017Colour());
    }

    /**
     * The preset of this name.
     *
     * @param name for example {@code balanced}
     * @return the preset
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public static Preset named(String name) {
        return all().stream()
                .filter(preset -> preset.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no preset \"" + name + "\"; there is "
                        + String.join(", ", all().stream().map(Preset::name).toList())));
    }
}
