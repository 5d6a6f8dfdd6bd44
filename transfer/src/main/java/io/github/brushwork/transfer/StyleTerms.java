package io.github.brushwork.transfer;

import io.github.brushwork.core.Features;
import io.github.brushwork.core.Loss;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.Term;
import io.github.brushwork.losses.StyleMeasure;
import io.github.brushwork.losses.Weighted;
import io.github.brushwork.transfer.settings.LayerWeight;
import io.github.brushwork.transfer.settings.StyleSettings;
import java.util.ArrayList;
import java.util.List;

/** Makes the weighted style losses of a transfer at one scale, or takes over those of another transfer. */
final class StyleTerms {

    private final StyleSettings settings;
    private final TermFactory factory;
    private final long seed;
    private final StyleCache cache; // or null

    StyleTerms(StyleSettings settings, TermFactory factory, long seed, StyleCache cache) {
        this.settings = settings;
        this.factory = factory;
        this.seed = seed;
        this.cache = cache;
    }

    /** The losses for styles as they are read at that scale. */
    List<Term> of(List<Style> styles) {
        return cache == null ? bind(styles) : cache.terms(key(styles), () -> bind(styles));
    }

    private StyleCache.Key key(List<Style> styles) {
        return new StyleCache.Key(
                Conditions.ofStyles(styles),
                settings,
                factory.gradients(),
                seed,
                cache.fingerprint(factory.network()),
                factory.engine().arithmetic());
    }

    private List<Term> bind(List<Style> styles) {
        List<Term> terms = new ArrayList<>();
        List<Style> everywhere =
                styles.stream().filter(style -> style.regions().isEmpty()).toList();
        if (!everywhere.isEmpty()) {
            terms.addAll(termsOf(everywhere));
        }
        for (int i = 0; i < styles.size(); i++) {
            if (!styles.get(i).regions().isEmpty()) {
                terms.addAll(regionTerms(styles.get(i), "style " + (i + 1)));
            }
        }
        return terms;
    }

    /** For styles that cover the whole picture. */
    private List<Term> termsOf(List<Style> styles) {
        List<LayerWeight> layers = settings.layersThatCount();
        List<Features> features = styles.stream()
                .map(style -> factory.extract(layers, style.image()))
                .toList();
        double total = styles.stream().mapToDouble(Style::weight).sum();
        List<Term> terms = new ArrayList<>();
        for (LayerWeight each : layers) {
            List<Weighted<Tensor>> activations = new ArrayList<>();
            for (int i = 0; i < styles.size(); i++) {
                activations.add(new Weighted<>(
                        features.get(i).at(each.layer()), styles.get(i).weight() / total));
            }
            terms.add(factory.term(
                    "style " + each.layer(),
                    settings.measure().bind(each.layer(), activations, settings.blending(), seed),
                    settings.weight() * each.weight()));
        }
        return terms;
    }

    private List<Term> regionTerms(Style style, String name) {
        List<LayerWeight> layers = settings.layersThatCount();
        Features features = factory.extract(layers, style.image());
        List<Term> terms = new ArrayList<>();
        for (int r = 0; r < style.regions().size(); r++) {
            for (LayerWeight each : layers) {
                terms.add(factory.term(
                        name + ", region " + (r + 1) + ", " + each.layer(),
                        loss(
                                each.layer(),
                                features.at(each.layer()),
                                style.regions().get(r)),
                        settings.weight() * style.weight() * each.weight()));
            }
        }
        return terms;
    }

    private Loss loss(String layer, Tensor activations, Region region) {
        StyleMeasure measure = settings.measure();
        return region.style() == null
                ? measure.bindRegion(layer, activations, region.content(), seed)
                : measure.bindRegion(layer, activations, region.style(), region.content(), seed);
    }
}
