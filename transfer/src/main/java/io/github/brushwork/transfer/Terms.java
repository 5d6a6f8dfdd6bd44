package io.github.brushwork.transfer;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Features;
import io.github.brushwork.core.Loss;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.Mask;
import io.github.brushwork.losses.ContentLoss;
import io.github.brushwork.losses.MaskedContentLoss;
import io.github.brushwork.losses.Scaling;
import io.github.brushwork.transfer.settings.LayerWeight;
import io.github.brushwork.transfer.settings.Preset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the weighted losses of a transfer at one scale, their targets bound; those of weight 0 are left out. */
final class Terms {

    private final Preset preset;
    private final Network network;

    private final Binding binding;
    private final StyleTerms styles;

    Terms(Task task, Engine engine, Network network) {
        this.preset = task.preset();
        this.network = network;
        this.binding = new Binding(engine, network, preset.gradients());
        this.styles = new StyleTerms(preset.style(), binding, task.seed(), task.styleCache());
    }

    /**
     * Terms that read what a transfer's terms read, and hold what most of them hold, a content target at each content layer: with
     * them the memory can be told before any picture has been looked at.
     */
    static List<Term> outline(Preset preset, Network network, Image picture) {
        Map<String, Shape> shapes = shapes(preset, network, picture);
        Set<String> compared = preset.content().layersThatCount().stream()
                .map(LayerWeight::layer)
                .collect(Collectors.toSet());
        return preset.layers().stream()
                .map(layer -> {
                    Shape shape = shapes.get(network.canonicalName(layer));
                    Loss loss = compared.contains(layer) ? blank(layer, shape.channels()) : new Reading(layer);
                    return new Term(layer, loss, 1);
                })
                .toList();
    }

    /** A picture may be too small for the layers behind those that are read. */
    private static Map<String, Shape> shapes(Preset preset, Network network, Image picture) {
        return network.upTo(preset.layers()).shapes(new Shape(picture.height(), picture.width(), 3));
    }

    /** Of one position; its footprint is told for any number of them. */
    private static Loss blank(String layer, int channels) {
        return ContentLoss.at(layer).scaling(Scaling.SUM).target(Tensor.zeros(new Shape(1, 1, channels)));
    }

    /** The weighted losses for pictures at one size. */
    List<Term> of(Inputs inputs, Optional<Mask> contentMask) {
        requireFit(inputs);
        List<Term> terms = new ArrayList<>(contentTerms(inputs.content(), contentMask));
        terms.addAll(styles.of(inputs.styles()));
        if (preset.smoothing().weight() > 0) {
            terms.add(new Term(
                    "total variation",
                    preset.smoothing().loss(network.preprocessing()),
                    preset.smoothing().weight()));
        }
        return terms;
    }

    /**
     * Checks that the network takes the pictures.
     *
     * @throws IllegalArgumentException if one is too small or too large
     */
    void requireFit(Inputs inputs) {
        requireFit("content", inputs.content());
        inputs.styles().forEach(style -> requireFit("style", style.image()));
    }

    /** Seen here, the error can say which of the images is too small. */
    private void requireFit(String name, Image image) {
        try {
            shapes(preset, network, image);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " image: " + e.getMessage(), e);
        }
    }

    private List<Term> contentTerms(Image content, Optional<Mask> mask) {
        List<LayerWeight> layers = preset.content().layersThatCount();
        if (layers.isEmpty()) {
            return List.of();
        }
        Features features = binding.extract(layers, content);
        List<Term> terms = new ArrayList<>();
        for (LayerWeight each : layers) {
            ContentLoss loss = ContentLoss.at(each.layer())
                    .scaling(preset.content().scaling())
                    .target(features);
            terms.add(binding.term(
                    "content " + each.layer(),
                    mask.<Loss>map(where -> new MaskedContentLoss(loss, where)).orElse(loss),
                    preset.content().weight() * each.weight()));
        }
        return terms;
    }
}
