package io.github.brushwork.transfer;

import io.github.brushwork.core.Loss;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.Term;
import io.github.brushwork.losses.Blending;
import io.github.brushwork.losses.ChannelGaussian;
import io.github.brushwork.losses.ChannelMoments;
import io.github.brushwork.losses.GramMatrix;
import io.github.brushwork.losses.GuidedLoss;
import io.github.brushwork.losses.HistogramLoss;
import io.github.brushwork.losses.MomentLoss;
import io.github.brushwork.losses.RegionLoss;
import io.github.brushwork.losses.SlicedWassersteinLoss;
import io.github.brushwork.losses.StyleLoss;
import io.github.brushwork.losses.StyleMeasure;
import io.github.brushwork.losses.StyleMeasure.Gram;
import io.github.brushwork.losses.StyleMeasure.Moments;
import io.github.brushwork.losses.StyleMeasure.SlicedWasserstein;
import io.github.brushwork.losses.StyleMeasure.Sum;
import io.github.brushwork.losses.StyleMeasure.Wasserstein;
import io.github.brushwork.losses.WassersteinLoss;
import io.github.brushwork.losses.Weighted;
import io.github.brushwork.losses.WeightedSum;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Binds a {@link StyleMeasure} to the activations of styles at one layer.
 *
 * @param layer a layer's name or alias
 * @param activations of each style, height x width x channels
 * @param weights of each style; they sum up to 1
 * @param seed of random directions
 */
record StyleTargets(String layer, List<Tensor> activations, double[] weights, long seed) {

    Loss loss(StyleMeasure measure, Blending blending) {
        if (measure instanceof Sum sum) {
            return summed(sum, part -> loss(part, blending));
        }
        if (activations.size() == 1) {
            return loss(measure, activations.get(0));
        }
        return switch (blending) {
            case TARGETS -> blended(measure);
            case LOSSES -> summed(measure);
        };
    }

    /** For a single style in one region. */
    Loss loss(StyleMeasure measure, Region region) {
        if (measure instanceof Sum sum) {
            return summed(sum, part -> loss(part, region));
        }
        Tensor whole = activations.get(0);
        if (measure instanceof Gram gram && gram.shift() == 0) {
            Tensor target = region.style()
                    .map(mask -> GuidedLoss.guide(layer, whole, mask))
                    .orElse(whole);
            return new GuidedLoss(loss(measure, target), region.content());
        }
        // zeros beside the region would count in all other measures
        Tensor target = region.style()
                .map(mask -> RegionLoss.gather(layer, whole, mask))
                .orElse(whole);
        return new RegionLoss(loss(measure, target), region.content());
    }

    private static Loss summed(Sum sum, Function<StyleMeasure, Loss> ofPart) {
        List<Term> parts = new ArrayList<>();
        for (StyleMeasure.Part part : sum.parts()) {
            parts.add(new Term(part.measure().toString(), ofPart.apply(part.measure()), part.weight()));
        }
        return new WeightedSum(parts);
    }

    private Loss summed(StyleMeasure measure) {
        List<Term> parts = new ArrayList<>();
        for (int i = 0; i < activations.size(); i++) {
            parts.add(new Term("style " + (i + 1), loss(measure, activations.get(i)), weights[i]));
        }
        return new WeightedSum(parts);
    }

    private Loss loss(StyleMeasure measure, Tensor target) {
        if (measure instanceof Gram gram) {
            return spec(gram).target(target);
        }
        if (measure instanceof Moments moments) {
            return spec(moments).target(target);
        }
        if (measure instanceof Wasserstein wasserstein) {
            return spec(wasserstein).target(target);
        }
        if (measure instanceof SlicedWasserstein sliced) {
            SlicedWassersteinLoss.Spec spec = SlicedWassersteinLoss.at(layer).seed(seed);
            return (sliced.directions().isPresent()
                            ? spec.directions(sliced.directions().getAsInt())
                            : spec)
                    .target(target);
        }
        return HistogramLoss.at(layer).target(target);
    }

    private Loss blended(StyleMeasure measure) {
        if (measure instanceof Gram gram) {
            return spec(gram)
                    .target(GramMatrix.blend(
                            weighted(each -> GramMatrix.of(each, gram.normalization(), gram.shift()))));
        }
        if (measure instanceof Moments moments) {
            return spec(moments).target(ChannelMoments.blend(weighted(ChannelMoments::of)));
        }
        if (measure instanceof Wasserstein wasserstein) {
            return spec(wasserstein).target(ChannelGaussian.blend(weighted(ChannelGaussian::of)));
        }
        throw new IllegalArgumentException("the styles cannot be blended into one target: " + measure
                + " has no mean of targets; use blending " + Blending.LOSSES + ", a loss for each style");
    }

    private <T> List<Weighted<T>> weighted(Function<Tensor, T> statistics) {
        List<Weighted<T>> weighted = new ArrayList<>();
        for (int i = 0; i < activations.size(); i++) {
            weighted.add(new Weighted<>(statistics.apply(activations.get(i)), weights[i]));
        }
        return weighted;
    }

    private StyleLoss.Spec spec(Gram gram) {
        return StyleLoss.at(layer)
                .normalization(gram.normalization())
                .scaling(gram.scaling())
                .shift(gram.shift());
    }

    private MomentLoss.Spec spec(Moments moments) {
        return MomentLoss.at(layer).weights(moments.meanWeight(), moments.deviationWeight());
    }

    private WassersteinLoss.Spec spec(Wasserstein wasserstein) {
        return WassersteinLoss.at(layer).epsilon(wasserstein.epsilon());
    }
}
