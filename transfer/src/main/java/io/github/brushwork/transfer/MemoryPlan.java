package io.github.brushwork.transfer;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Engine;
import io.github.brushwork.core.MemoryEstimate;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.settings.LayerWeight;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells what a transfer will hold at any size, without allocating it. */
final class MemoryPlan {

    /** Content, what the network sees of it, the start, the canvas' two arrays, the result and its finished form. */
    private static final int PICTURES = 8;

    private final TransferRequest request;
    private final Engine engine;
    private final Network network;
    private final Inputs inputs;
    private final List<Term> terms;
    private final long features;

    /**
     * Plans a transfer.
     *
     * @param inputs the pictures at the size that is asked for
     * @param terms the losses, whose targets may be of any size
     */
    MemoryPlan(TransferRequest request, Engine engine, Network network, Inputs inputs, List<Term> terms) {
        this.request = request;
        this.engine = engine;
        this.network = network;
        this.inputs = inputs;
        this.terms = terms;
        this.features = features();
    }

    /**
     * What the transfer will hold while it finds its targets or while it paints, whichever is more; empty if the engine cannot
     * tell.
     *
     * @throws IllegalArgumentException if the picture is too small or too large for the network
     */
    Optional<MemoryNeed> at(int longerSide) {
        Shape shape = shape(longerSide);
        return engine.memory(network, terms, shape).map(painting -> at(shape, painting));
    }

    private MemoryNeed at(Shape shape, MemoryEstimate painting) {
        long always = weights() + originals() + PICTURES * bytes(shape);
        long targets = painting.heap().filters() + (long) (growth(shape) * features);
        long saved = request.options().checkpoints() != null ? 2 : 1;
        long iterations = painting.heapBytes()
                + saved * request.preset().minimisation().optimizer().heapBytes(shape.size());
        return new MemoryNeed(always + Math.max(targets, iterations), painting.nativeBytes());
    }

    /**
     * The largest longer side that the limits allow, less at most a hundredth of it; 0 if there is none. The engine must be able to
     * tell, and may take its time: so the search is by halving and doubling what was asked for. The need does not always grow with
     * the picture, as an engine may hold fewer forms of the filters for a larger one; what is found does fit.
     */
    int largestSide(MemoryLimits limits) {
        int fitting = Inputs.longerSide(inputs.content());
        while (fitting > 0 && !fits(fitting, limits)) {
            fitting /= 2;
        }
        if (fitting == 0) {
            return 0;
        }
        int tooLarge = 2 * fitting;
        while (fits(tooLarge, limits)) {
            fitting = tooLarge;
            tooLarge *= 2;
        }
        while (tooLarge - fitting > 1 + fitting / 100) {
            int middle = (fitting + tooLarge) / 2;
            if (fits(middle, limits)) {
                fitting = middle;
            } else {
                tooLarge = middle;
            }
        }
        return fitting;
    }

    /** A size that the network does not take does not fit either. */
    private boolean fits(int longerSide, MemoryLimits limits) {
        try {
            return limits.allow(at(longerSide).orElseThrow());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Checks the size that is asked for.
     *
     * @return what it needs; empty if the engine cannot tell
     * @throws IllegalArgumentException if it does not fit; the message names the size that would
     */
    Optional<MemoryNeed> requireFit(MemoryLimits limits) {
        Optional<MemoryNeed> need = at(Inputs.longerSide(inputs.content()));
        if (need.isPresent() && !limits.allow(need.get())) {
            throw new IllegalArgumentException(message(need.get(), limits));
        }
        return need;
    }

    private String message(MemoryNeed need, MemoryLimits limits) {
        Image content = inputs.content();
        int largest = largestSide(limits);
        return "a picture of " + content.width() + " x " + content.height() + " pixels does not fit: it needs "
                + mebibytes(need.heap()) + " of Java heap"
                + (need.outside() > 0 ? " and " + mebibytes(need.outside()) + " outside of it" : "")
                + ", but the JVM may use "
                + mebibytes(limits.heap()) + ", and the machine has " + mebibytes(limits.machine())
                + "; " + (largest > 0 ? "use a longer side of at most " + largest + " pixels, or" : "no size fits:")
                + " start the JVM with -Xmx" + MemoryLimits.heapOption(need) + "m, on a machine that has as much";
    }

    private static String mebibytes(long bytes) {
        return (bytes >> 20) + " MiB";
    }

    private Shape shape(int longerSide) {
        Image content = inputs.content();
        double scale = longerSide / (double) Inputs.longerSide(content);
        return new Shape(side(content.height(), scale), side(content.width(), scale), 3);
    }

    private static int side(int length, double scale) {
        return (int) Math.max(1, Math.round(length * scale));
    }

    private double growth(Shape shape) {
        return shape.positions()
                / ((double) inputs.content().width() * inputs.content().height());
    }

    private long weights() {
        return network.layers().stream()
                .filter(Convolution.class::isInstance)
                .map(Convolution.class::cast)
                .mapToLong(each -> Float.BYTES * (long) (each.filters().length + each.bias().length))
                .sum();
    }

    /** The pictures as they were given, and recoloured. */
    private long originals() {
        return 2
                * (bytes(request.content())
                        + request.styles().stream()
                                .mapToLong(style -> bytes(style.image()))
                                .sum());
    }

    private static long bytes(Shape shape) {
        return Float.BYTES * (long) shape.size();
    }

    private static long bytes(Image image) {
        return Float.BYTES * 3L * image.width() * image.height();
    }

    /** The activations of all styles, and those on the way to them, where the styles grow with the picture. */
    private long features() {
        List<String> layers = request.preset().style().layersThatCount().stream()
                .map(LayerWeight::layer)
                .toList();
        Network cut = network.upTo(layers);
        long kept = 0;
        long onTheWay = 0;
        for (Style style : inputs.styles()) {
            Shape shape = new Shape(style.image().height(), style.image().width(), 3);
            Map<String, Shape> shapes = cut.shapes(shape);
            kept += layers.stream()
                    .mapToLong(layer -> bytes(shapes.get(cut.canonicalName(layer))))
                    .sum();
            onTheWay = Math.max(onTheWay, twoLargestNeighbours(shapes.values()));
        }
        return kept + onTheWay;
    }

    private static long twoLargestNeighbours(Collection<Shape> shapes) {
        long largest = 0;
        long before = 0;
        for (Shape shape : shapes) {
            long bytes = bytes(shape);
            largest = Math.max(largest, before + bytes);
            before = bytes;
        }
        return largest;
    }
}
