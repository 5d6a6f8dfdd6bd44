package io.github.brushwork.core.image;

/**
 * The weights with which one line of a mask makes another: {@code new[i] = sum over k of kernels[i][k] * old[first[i] + k]}.
 * None is negative.
 *
 * @param first the first old pixel that each new one reads
 * @param kernels the weights of that pixel and those after it; they sum to one up to their rounding
 */
record SoftWeights(int[] first, double[][] kernels) {

    static SoftWeights of(int length, int newLength) {
        int[] first = new int[newLength];
        double[][] kernels = new double[newLength][];
        for (int i = 0; i < newLength; i++) {
            if (newLength > length) {
                interpolate(i, length, newLength, first, kernels);
            } else {
                average(i, length, newLength, first, kernels);
            }
        }
        return new SoftWeights(first, kernels);
    }

    /** Old pixels by how much of them the new one covers, in whole numbers of 1 / newLength of a pixel. */
    private static void average(int i, int length, int newLength, int[] first, double[][] kernels) {
        long from = (long) i * length;
        long to = from + length;
        first[i] = (int) (from / newLength);
        int end = (int) ((to + newLength - 1) / newLength);
        kernels[i] = new double[end - first[i]];
        for (int k = 0; k < kernels[i].length; k++) {
            long pixel = (long) (first[i] + k) * newLength;
            kernels[i][k] = (double) (Math.min(to, pixel + newLength) - Math.max(from, pixel)) / length;
        }
    }

    /** The two old pixels whose centres lie around that of the new one; beyond the outermost centres nothing changes. */
    private static void interpolate(int i, int length, int newLength, int[] first, double[][] kernels) {
        double centre = Math.min(Math.max((i + 0.5) * length / newLength - 0.5, 0), length - 1.0);
        first[i] = Math.min((int) centre, Math.max(0, length - 2));
        double share = centre - first[i];
        kernels[i] = length == 1 ? new double[] {1} : new double[] {1 - share, share};
    }

    /** One new pixel of a line. */
    double sum(int i, double[] line) {
        double sum = 0;
        for (int k = 0; k < kernels[i].length; k++) {
            sum += kernels[i][k] * line[first[i] + k];
        }
        return sum;
    }

    /** A new row: modified, overwritten with the weighted sum of old rows. */
    void sumRows(int i, float[] rows, double[] line) {
        int width = line.length;
        for (int x = 0; x < width; x++) {
            double sum = 0;
            for (int k = 0; k < kernels[i].length; k++) {
                sum += kernels[i][k] * rows[(first[i] + k) * width + x];
            }
            line[x] = sum;
        }
    }
}
