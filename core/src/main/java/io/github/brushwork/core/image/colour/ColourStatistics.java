package io.github.brushwork.core.image.colour;

/**
 * Mean and covariance of colours.
 *
 * @param mean of each of the three channels; not to be modified
 * @param covariance of the channels, divided by the number of pixels
 */
record ColourStatistics(double[] mean, Matrix3 covariance) {

    /** The variance that rounding to 8 bits brings. What varies less is taken for noise. */
    static final double ROUNDING = 1 / (12.0 * 255 * 255);

    /**
     * @param colours pixels x 3
     */
    static ColourStatistics of(float[] colours) {
        double[] mean = mean(colours);
        double rr = 0;
        double rg = 0;
        double rb = 0;
        double gg = 0;
        double gb = 0;
        double bb = 0;
        for (int i = 0; i < colours.length; i += 3) {
            double r = colours[i] - mean[0];
            double g = colours[i + 1] - mean[1];
            double b = colours[i + 2] - mean[2];
            rr += r * r;
            rg += r * g;
            rb += r * b;
            gg += g * g;
            gb += g * b;
            bb += b * b;
        }
        double n = colours.length / 3.0;
        return new ColourStatistics(
                mean, Matrix3.of(rr / n, rg / n, rb / n, rg / n, gg / n, gb / n, rb / n, gb / n, bb / n));
    }

    private static double[] mean(float[] colours) {
        double[] sums = new double[3];
        for (int i = 0; i < colours.length; i++) {
            sums[i % 3] += colours[i];
        }
        double n = colours.length / 3.0;
        return new double[] {sums[0] / n, sums[1] / n, sums[2] / n};
    }
}
