package io.github.brushwork.tools;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.LabelMap;
import io.github.brushwork.core.image.Mask;

/** Draws regions; positions and lengths are fractions of the width and the height. */
final class Regions {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 320;
    /** How much of an ellipse's radius its soft edge takes. */
    private static final double EDGE = 0.06;

    private interface Weight {
        double at(double x, double y);
    }

    private Regions() {}

    /** An ellipse with a soft edge. */
    static Mask ellipse(double x, double y, double horizontal, double vertical) {
        return draw((column, row) -> (1 - Math.hypot((column - x) / horizontal, (row - y) / vertical)) / EDGE + 0.5);
    }

    /** What lies above a height, which is measured from the top; with a sharp edge. */
    static Mask above(double y) {
        return draw((column, row) -> row < y ? 1 : 0);
    }

    /** Labels of a mask: white is inside, black is outside. */
    static LabelMap labels(Mask mask) {
        float[] weights = mask.weights();
        float[] rgb = new float[3 * weights.length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = Math.round(weights[i / 3]);
        }
        return LabelMap.of(Image.of(mask.width(), mask.height(), rgb));
    }

    private static Mask draw(Weight weight) {
        float[] weights = new float[WIDTH * HEIGHT];
        for (int i = 0; i < weights.length; i++) {
            double inside = weight.at((i % WIDTH + 0.5) / WIDTH, (i / WIDTH + 0.5) / HEIGHT);
            weights[i] = (float) Math.max(0, Math.min(1, inside));
        }
        return Mask.of(WIDTH, HEIGHT, weights);
    }
}
