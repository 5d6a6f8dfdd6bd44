package io.github.brushwork.transfer;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Features;
import io.github.brushwork.core.Loss;
import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.losses.ContentLoss;
import io.github.brushwork.losses.Scaling;
import io.github.brushwork.losses.region.MaskedContentLoss;
import io.github.brushwork.transfer.settings.LayerWeight;
import io.github.brushwork.transfer.settings.Preset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the weighted losses of a transfer at one scale, their targets bound; those of weight 0 are left out. */
final class Terms {

    private final TransferRequest request;
    private final Preset preset;
    private final Network network;
    private final TermFactory factory;
    private final StyleTerms styles;

    Terms(TransferRequest request, Engine engine, Network network) {
        this.request = request;
        this.preset = request.preset();
        this.network = network;
        this.factory = new TermFactory(engine, network, preset.gradients());
        this.styles = new StyleTerms(
                preset.style(), factory, request.seed(), request.options().styleCache());
    }

    /**
     * Terms that read what a transfer's terms read, and hold what most of them hold, a content target at each content layer: with
     * them the memory can be told before any picture has been looked at.
     */
    static List<Term> outline(TransferRequest request, Network network, Image picture) {
        Map<String, Shape> shapes = shapes(request, network, picture);
        Set<String> compared = request.preset().content().layersThatCount().stream()
                .map(LayerWeight::layer)
                .collect(Collectors.toSet());
        return request.layers().stream()
                .map(layer -> {
                    Shape shape = shapes.get(network.canonicalName(layer));
                    Loss loss = compared.contains(layer) ? blank(layer, shape.channels()) : new NoLoss(layer);
                    return new Term(layer, loss, 1);
                })
                .toList();
    }

    /** A picture may be too small for the layers behind those that are read. */
    private static Map<String, Shape> shapes(TransferRequest request, Network network, Image picture) {
        return network.upTo(request.layers()).shapes(new Shape(picture.height(), picture.width(), 3));
    }

    /** Always 0, and holds nothing: with it an engine tells what reading a layer takes. */
    private record NoLoss(String layer) implements Loss {

        @Override
        public LossKernel kernel(Shape shape, Kernels kernels) {
            return (activations, weight, gradient) -> 0;
        }
    }

    /** Of one position; its footprint is told for any number of them. */
    private static Loss blank(String layer, int channels) {
        return ContentLoss.at(layer).scaling(Scaling.SUM).target(Tensor.zeros(new Shape(1, 1, channels)));
    }

    /** The weighted losses for pictures at one size. */
    List<Term> of(Inputs inputs) {
        requireFit(inputs);
        List<Term> terms = new ArrayList<>(contentTerms(inputs.content()));
        terms.addAll(styles.of(inputs.styles()));
        if (preset.smoothing().weight() > 0) {
            terms.add(new Term(
                    "total variation",
                    preset.smoothing().loss(network.preprocessing()),
                    preset.smoothing().weight()));
        }
        terms.addAll(ownTerms(inputs));
        return requireDistinct(terms);
    }

    private List<Term> ownTerms(Inputs inputs) {
        LossContext context = new LossContext(inputs.content(), inputs.styleImages(), network, factory.engine());
        return request.terms().stream()
                .map(own -> factory.term(own.name(), own.loss().apply(context), own.weight()))
                .toList();
    }

    private static List<Term> requireDistinct(List<Term> terms) {
        Set<String> names = new HashSet<>();
        for (Term term : terms) {
            if (!names.add(term.name())) {
                throw new IllegalArgumentException(
                        "there is a term \"" + term.name() + "\" already: give yours another name");
            }
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
            shapes(request, network, image);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " image: " + e.getMessage(), e);
        }
    }

    private List<Term> contentTerms(Image content) {
        List<LayerWeight> layers = preset.content().layersThatCount();
        if (layers.isEmpty()) {
            return List.of();
        }
        Features features = factory.extract(layers, content);
        List<Term> terms = new ArrayList<>();
        for (LayerWeight each : layers) {
            ContentLoss loss = ContentLoss.at(each.layer())
                    .scaling(preset.content().scaling())
                    .target(features);
            terms.add(factory.term(
                    "content " + each.layer(),
                    request.contentMask() == null ? loss : new MaskedContentLoss(loss, request.contentMask()),
                    preset.content().weight() * each.weight()));
        }
        return terms;
    }
}
