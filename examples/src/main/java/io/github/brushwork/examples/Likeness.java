package io.github.brushwork.examples;

import io.github.brushwork.core.Features;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.losses.GramMatrix;
import io.github.brushwork.losses.GramMatrix.Normalization;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** In what two pictures may be alike, as a vector for each that does not depend on its size. */
enum Likeness {
    /** Colours, textures and strokes, wherever they are: which channels are active together, in the shallow layers. */
    STYLE("relu1_1", "relu2_1", "relu3_1") {
        @Override
        float[] vector(Tensor activations) {
            return GramMatrix.of(activations, Normalization.POSITIONS).values();
        }
    },
    /** What is in the picture, wherever it is: how active each channel of a deep layer is. */
    SUBJECT("relu5_1") {
        @Override
        float[] vector(Tensor activations) {
            int channels = activations.shape().channels();
            float[] sums = new float[channels];
            for (int i = 0; i < activations.data().length; i++) {
                sums[i % channels] += activations.data()[i];
            }
            return sums;
        }
    };

    private final List<String> layers;

    Likeness(String... layers) {
        this.layers = List.of(layers);
    }

    /** The likeness of this name, in small letters. */
    static Likeness named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no likeness \"" + name + "\"; there is " + Arrays.toString(values())));
    }

    /** The layers it looks at. */
    List<String> layers() {
        return layers;
    }

    /** The vector of a picture: those of the layers, each of length 1, one after the other. */
    float[] vector(Features features) {
        List<float[]> parts =
                layers.stream().map(features::at).map(this::vector).toList();
        float[] whole = new float[parts.stream().mapToInt(part -> part.length).sum()];
        int next = 0;
        for (float[] part : parts) {
            double length = Math.sqrt(dot(part, part));
            for (float value : part) {
                whole[next++] = (float) (value / Math.max(length, Float.MIN_NORMAL));
            }
        }
        return whole;
    }

    /** The vector of one layer, of any length. */
    abstract float[] vector(Tensor activations);

    /**
     * From 0, alike, to 1: one less the cosine of the angle between two vectors, none of whose elements is negative. A vector
     * of zeros, in which no channel is active, is like no other.
     */
    static double distance(float[] one, float[] other) {
        double lengths = Math.sqrt(dot(one, one) * dot(other, other));
        return lengths == 0 ? 1 : Math.max(0, 1 - dot(one, other) / lengths);
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
