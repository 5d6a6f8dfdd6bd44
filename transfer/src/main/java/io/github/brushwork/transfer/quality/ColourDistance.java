package io.github.brushwork.transfer.quality;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.losses.Weighted;
import java.util.List;

/**
 * How far the colours of one picture must be moved to become those of another, wherever in the picture they are: the sliced
 * Wasserstein distance of order 1 between their distributions of colours.
 *
 * <p>Colours are sRGB-encoded red, green and blue in [0, 1]. Along each of 13 directions the distance is the mean way of an
 * optimal transport, the area between the two cumulative distributions; the figure is the mean of the 13. The directions are
 * fixed, so there is nothing random: the 3 edges of the colour cube, the 6 diagonals of its faces and the 4 of its space. The
 * edges alone would be blind to how channels go together; the diagonals see it. Computed from the pixels, without bins.
 *
 * <p>It is a distance in the same unit as colours. One picture in which one channel is {@code d} more than in another lies
 * {@code (1 + 4 / sqrt(2) + 4 / sqrt(3)) d / 13 = 0.472 d} from it; white lies 0.824 from black, which is the most there is.
 *
 * <p>Source: J. Rabin, G. Peyr&eacute;, J. Delon, M. Bernot, <a
 * href="https://doi.org/10.1007/978-3-642-24785-9_37">Wasserstein Barycenter and Its Application to Texture Mixing</a>, SSVM
 * 2011, for slicing; Y. Rubner, C. Tomasi, L. Guibas, The Earth Mover's Distance as a Metric for Image Retrieval, IJCV 40,
 * 2000, for transport between distributions of colours. The choice of directions is this project's own.
 */
public final class ColourDistance {

    private static final float[][] DIRECTIONS = {
        {1, 0, 0},
        {0, 1, 0},
        {0, 0, 1},
        {1, 1, 0},
        {1, -1, 0},
        {1, 0, 1},
        {1, 0, -1},
        {0, 1, 1},
        {0, 1, -1},
        {1, 1, 1},
        {1, 1, -1},
        {1, -1, 1},
        {-1, 1, 1}
    };

    private ColourDistance() {}

    /**
     * The distance between two pictures' colours.
     *
     * @param a a picture; its alpha is ignored
     * @param b a picture of any size; its alpha is ignored
     * @return at least 0, and 0 for pictures of the same colours in the same shares; the order does not matter
     */
    public static double between(Image a, Image b) {
        return between(a, List.of(new Weighted<>(b, 1)));
    }

    /**
     * The distance between a picture's colours and those of several together: as if these were one picture, in which each has
     * its weight's share of the pixels.
     *
     * @param picture a picture; its alpha is ignored
     * @param others pictures of any sizes and their weights, of which only the ratios matter; their alpha is ignored
     * @return at least 0
     * @throws IllegalArgumentException if there is no other picture or all weights are 0
     */
    public static double between(Image picture, List<Weighted<Image>> others) {
        double[] shares = Shares.of(others);
        float[] rgb = picture.rgb();
        List<float[]> othersRgb =
                others.stream().map(other -> other.value().rgb()).toList();
        double sum = 0;
        for (float[] direction : DIRECTIONS) {
            List<float[]> mixed =
                    othersRgb.stream().map(each -> along(direction, each)).toList();
            sum += unit(direction) * WassersteinDistance.distance(along(direction, rgb), mixed, shares);
        }
        return sum / DIRECTIONS.length;
    }

    /** What the coordinates along a direction are multiplied by, as if it had length 1. */
    private static double unit(float[] direction) {
        double squares = 0;
        for (float each : direction) {
            squares += each * each;
        }
        return 1 / Math.sqrt(squares);
    }

    private static float[] along(float[] direction, float[] rgb) {
        float[] values = new float[rgb.length / 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = direction[0] * rgb[3 * i] + direction[1] * rgb[3 * i + 1] + direction[2] * rgb[3 * i + 2];
        }
        return values;
    }
}
