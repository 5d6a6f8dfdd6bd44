package io.github.brushwork.core.kernel;

/** Vector arithmetic in plain loops. */
final class PlainArithmetic implements Arithmetic {

    static final PlainArithmetic INSTANCE = new PlainArithmetic();

    private PlainArithmetic() {}

    @Override
    public double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    @Override
    public double dotOfDifferences(float[] a, float[] b, float[] c, float[] d) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) (a[i] - b[i]) * (c[i] - d[i]);
        }
        return sum;
    }

    @Override
    public void addScaled(float[] target, float factor, float[] a) {
        for (int i = 0; i < target.length; i++) {
            target[i] += factor * a[i];
        }
    }

    @Override
    public void scale(float[] target, float factor) {
        for (int i = 0; i < target.length; i++) {
            target[i] *= factor;
        }
    }

    @Override
    public void subtract(float[] a, float[] b, float[] target) {
        for (int i = 0; i < target.length; i++) {
            target[i] = a[i] - b[i];
        }
    }

    @Override
    public boolean isFinite(float[] a) {
        for (float value : a) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
