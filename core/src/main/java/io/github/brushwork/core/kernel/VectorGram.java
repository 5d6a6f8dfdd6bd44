package io.github.brushwork.core.kernel;

/** Gram matrices and their gradients, see {@link VectorSymmetricProduct} and {@link VectorMatrixProduct}. */
final class VectorGram implements GramKernel {

    private final int activationCount;
    private final int gramCount;
    private final VectorSymmetricProduct product;
    private final VectorProductSum gradient;

    VectorGram(Workers workers, int positions, int channels) {
        this.activationCount = Math.multiplyExact(positions, channels);
        this.gramCount = Math.multiplyExact(channels, channels);
        this.product = new VectorSymmetricProduct(workers, positions, channels);
        this.gradient = new VectorProductSum(workers, positions, channels);
    }

    static Footprint footprint(int positions, int channels) {
        return VectorSymmetricProduct.footprint(positions, channels)
                .and(VectorProductSum.footprint(positions, channels));
    }

    @Override
    public void gram(float[] activations, float[] gram) {
        Preconditions.checkLength("activations", activations, activationCount);
        Preconditions.checkLength("the matrix", gram, gramCount);
        product.compute(activations, gram);
    }

    @Override
    public void multiplyAdd(float[] activations, float[] matrix, float[] gradient) {
        Preconditions.checkLength("activations", activations, activationCount);
        Preconditions.checkLength("the matrix", matrix, gramCount);
        Preconditions.checkLength("the gradient", gradient, activationCount);
        this.gradient.add(activations, matrix, gradient);
    }
}
