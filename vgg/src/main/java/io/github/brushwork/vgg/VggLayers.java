package io.github.brushwork.vgg;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Layer;
import io.github.brushwork.core.Pool;
import io.github.brushwork.core.Pooling;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * VGG16's convolutional part as a table (Simonyan and Zisserman 2015, table 1, column D), and the names of its layers.
 */
final class VggLayers {

    /** Convolutions of equal width, followed by a pooling. */
    private record Block(int convolutions, int channels) {}

    private static final List<Block> BLOCKS =
            List.of(new Block(2, 64), new Block(2, 128), new Block(3, 256), new Block(3, 512), new Block(3, 512));

    private static final int COLOURS = 3;

    private VggLayers() {}

    /**
     * The place of one convolution: everything about it but its weights.
     *
     * @param block number of its block, from 1
     * @param index its number within the block, from 1
     * @param lastOfBlock whether a pooling follows it
     * @param inputs input channels
     * @param outputs output channels
     */
    record Place(int block, int index, boolean lastOfBlock, int inputs, int outputs) {

        String name() {
            return "relu" + block + "_" + index;
        }

        String kerasName() {
            return "block" + block + "_conv" + index;
        }

        List<String> aliases() {
            return List.of("conv" + block + "_" + index, kerasName());
        }

        int weights() {
            return Convolution.SIZE * Convolution.SIZE * inputs * outputs;
        }

        Convolution with(float[] filters, float[] bias) {
            return new Convolution(name(), aliases(), inputs, outputs, filters, bias);
        }

        Pool pool(Pooling pooling) {
            return new Pool(poolName(), List.of(kerasPoolName()), pooling);
        }

        /** Whether the layer of this name is this convolution or the pooling that follows it. */
        boolean gives(String layer) {
            return layer.equals(name())
                    || aliases().contains(layer)
                    || lastOfBlock && (layer.equals(poolName()) || layer.equals(kerasPoolName()));
        }

        private String poolName() {
            return "pool" + block;
        }

        private String kerasPoolName() {
            return "block" + block + "_pool";
        }
    }

    /** The thirteen convolutions, first one first. */
    static List<Place> places() {
        return places(1);
    }

    /**
     * The thirteen convolutions with fewer or more channels.
     *
     * @param width factor of the number of channels; the result is rounded to an even number of at least 2
     */
    static List<Place> places(double width) {
        List<Place> places = new ArrayList<>();
        int inputs = COLOURS;
        for (int b = 0; b < BLOCKS.size(); b++) {
            Block block = BLOCKS.get(b);
            int outputs = 2 * (int) Math.max(1, Math.round(block.channels() * width / 2));
            for (int i = 1; i <= block.convolutions(); i++) {
                places.add(new Place(b + 1, i, i == block.convolutions(), inputs, outputs));
                inputs = outputs;
            }
        }
        return places;
    }

    /**
     * The convolutions that a layer needs: those up to it, or up to the one before it if it is a pooling.
     *
     * @param deepest name or alias of a layer
     * @throws IllegalArgumentException if there is no such layer
     */
    static List<Place> placesUpTo(String deepest, double width) {
        return places(width).subList(0, depth(deepest));
    }

    /**
     * How many convolutions a layer needs.
     *
     * @param layer name or alias of a layer
     * @throws IllegalArgumentException if there is no such layer
     */
    static int depth(String layer) {
        List<Place> places = places();
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).gives(layer)) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException("VGG16 has no layer \"" + layer + "\"; it has "
                + places.stream().map(Place::name).collect(Collectors.joining(", ")) + " and pool1 to pool5");
    }

    /**
     * The layers for these convolutions; a pooling follows the last one of each block.
     *
     * @param convolutions the first ones of the table, with weights
     */
    static List<Layer> chain(List<Convolution> convolutions, Pooling pooling) {
        List<Place> places = places();
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < convolutions.size(); i++) {
            layers.add(convolutions.get(i));
            if (places.get(i).lastOfBlock()) {
                layers.add(places.get(i).pool(pooling));
            }
        }
        return layers;
    }
}
