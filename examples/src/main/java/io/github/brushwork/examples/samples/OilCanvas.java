package io.github.brushwork.examples.samples;

/** Wet paint on woven cloth: a colour and a thickness at every point. Mutable, for one thread. */
final class OilCanvas {

    private static final int FINE = 2;

    private final int width;
    private final int height;
    private final float[] red;
    private final float[] green;
    private final float[] blue;
    private final float[] thickness;

    /** A bare canvas for a picture of {@code width} by {@code height} pixels, painted at twice that. */
    OilCanvas(int width, int height, Vec ground) {
        this.width = width * FINE;
        this.height = height * FINE;
        int size = this.width * this.height;
        red = new float[size];
        green = new float[size];
        blue = new float[size];
        thickness = new float[size];
        for (int i = 0; i < size; i++) {
            lay(i, ground, 1, 0);
        }
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    void lay(int i, Vec colour, double cover, double paint) {
        red[i] += (float) ((colour.x() - red[i]) * cover);
        green[i] += (float) ((colour.y() - green[i]) * cover);
        blue[i] += (float) ((colour.z() - blue[i]) * cover);
        thickness[i] += (float) ((0.35 * thickness[i] + paint - thickness[i]) * cover);
    }

    /** The canvas under a lamp from the upper left, so that ridges of paint show. */
    Raster photographed() {
        Raster raster = new Raster(width / FINE, height / FINE);
        for (int y = 0; y < raster.height; y++) {
            for (int x = 0; x < raster.width; x++) {
                Vec sum = Vec.ZERO;
                for (int i = 0; i < FINE * FINE; i++) {
                    sum = sum.plus(lit(x * FINE + i % FINE, y * FINE + i / FINE));
                }
                raster.set(x, y, sum.times(1.0 / (FINE * FINE)));
            }
        }
        return raster;
    }

    private Vec lit(int x, int y) {
        int i = y * width + x;
        double across = relief(x + 1, y) - relief(x - 1, y);
        double down = relief(x, y + 1) - relief(x, y - 1);
        Vec normal = new Vec(-across, -down, 1.0).unit();
        Vec lamp = new Vec(-0.42, -0.56, 0.714);
        double light = normal.dot(lamp) / 0.714;
        double shine = Noise.power(Math.max(0, normal.dot(new Vec(-0.23, -0.30, 0.926))), 60) - 0.18;
        Vec colour = new Vec(red[i], green[i], blue[i]).times(0.42 + 0.58 * light);
        return colour.plus(0.05 * Math.max(0, shine), new Vec(1, 1, 1));
    }

    private double relief(int x, int y) {
        int cx = Math.max(0, Math.min(width - 1, x));
        int cy = Math.max(0, Math.min(height - 1, y));
        double paint = thickness[cy * width + cx];
        double weave = StrictMath.sin(cx * 1.05) * StrictMath.sin(cy * 1.05);
        return paint + 0.10 * weave / (1 + 1.5 * paint);
    }
}
