package io.github.brushwork.core.image;

/**
 * The weights with which one line of pixels makes another: {@code new[i] = sum over k of kernels[i][k] * old[first[i] + k]}.
 *
 * @param first the first old pixel that each new one reads
 * @param kernels the weights of that pixel and those after it; they sum to one
 */
record LanczosWeights(int[] first, float[][] kernels) {

    private static final int LOBES = 3;

    static LanczosWeights of(int length, int newLength) {
        double scale = (double) length / newLength;
        double stretch = Math.max(1, scale);
        double radius = LOBES * stretch;
        int[] first = new int[newLength];
        float[][] kernels = new float[newLength][];
        for (int i = 0; i < newLength; i++) {
            double centre = (i + 0.5) * scale;
            // Pixel j covers j to j + 1, and is read if its centre lies within the radius.
            first[i] = (int) Math.max(0, Math.ceil(centre - radius - 0.5));
            int end = (int) Math.min(length, Math.floor(centre + radius - 0.5) + 1);
            double[] kernel = new double[end - first[i]];
            for (int k = 0; k < kernel.length; k++) {
                kernel[k] = lanczos((first[i] + k + 0.5 - centre) / stretch);
            }
            kernels[i] = normalised(kernel);
        }
        return new LanczosWeights(first, kernels);
    }

    private static double lanczos(double x) {
        return Math.abs(x) < LOBES ? sinc(x) * sinc(x / LOBES) : 0;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static float[] normalised(double[] kernel) {
        double sum = 0;
        for (double weight : kernel) {
            sum += weight;
        }
        float[] weights = new float[kernel.length];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = (float) (kernel[k] / sum);
        }
        return weights;
    }
}
