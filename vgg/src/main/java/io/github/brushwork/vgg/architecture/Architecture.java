package io.github.brushwork.vgg.architecture;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Layer;
import io.github.brushwork.core.Pooling;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The convolutional parts of the VGG networks as a table (Simonyan and Zisserman 2015, arXiv:1409.1556, table 1): five
 * blocks of 3 x 3 convolutions of equal width, a pooling after each.
 */
public enum Architecture {
    /** Column D: 2, 2, 3, 3 and 3 convolutions. */
    VGG16(2, 2, 3, 3, 3),
    /** Column E: 2, 2, 4, 4 and 4 convolutions. */
    VGG19(2, 2, 4, 4, 4);

    private static final int[] CHANNELS = {64, 128, 256, 512, 512};
    private static final int COLOURS = 3;

    private final int[] convolutions;

    Architecture(int... convolutions) {
        this.convolutions = convolutions;
    }

    /**
     * The convolutions.
     *
     * @return first one first
     */
    public List<Place> places() {
        return places(1);
    }

    /**
     * The convolutions with fewer or more channels.
     *
     * @param width factor of the number of channels; the result is rounded to an even number of at least 2
     * @return first one first
     */
    public List<Place> places(double width) {
        List<Place> places = new ArrayList<>();
        int inputs = COLOURS;
        for (int block = 0; block < convolutions.length; block++) {
            int outputs = 2 * (int) Math.max(1, Math.round(CHANNELS[block] * width / 2));
            for (int i = 1; i <= convolutions[block]; i++) {
                places.add(new Place(block + 1, i, i == convolutions[block], inputs, outputs));
                inputs = outputs;
            }
        }
        return places;
    }

    /**
     * The convolutions that a layer needs: those up to it, or up to the one before it if it is a pooling.
     *
     * @param deepest name or alias of a layer
     * @param width factor of the number of channels
     * @return first one first
     * @throws IllegalArgumentException if there is no such layer
     */
    public List<Place> placesUpTo(String deepest, double width) {
        return places(width).subList(0, depth(deepest));
    }

    /**
     * How many convolutions a layer needs.
     *
     * @param layer name or alias of a layer
     * @return from 1
     * @throws IllegalArgumentException if there is no such layer
     */
    public int depth(String layer) {
        List<Place> places = places();
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).gives(layer)) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException(this + " has no layer \"" + layer + "\"; it has "
                + places.stream().map(Place::name).collect(Collectors.joining(", ")) + " and pool1 to pool5");
    }

    /**
     * The layers for these convolutions; a pooling follows the last one of each block.
     *
     * @param convolutions the first ones of the table, with weights
     * @param pooling of every block
     * @return first layer first
     */
    public List<Layer> chain(List<Convolution> convolutions, Pooling pooling) {
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
