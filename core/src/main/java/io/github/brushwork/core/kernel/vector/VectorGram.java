package io.github.brushwork.core.kernel.vector;

import io.github.brushwork.core.kernel.Arguments;
import io.github.brushwork.core.kernel.Footprint;
import io.github.brushwork.core.kernel.GramKernel;
import io.github.brushwork.core.kernel.Workers;

/** Gram matrices and their gradients, see {@link SymmetricProduct} and {@link MatrixProduct}. */
final class VectorGram implements GramKernel {

    private final int activationCount;
    private final int gramCount;
    private final SymmetricProduct product;
    private final ProductSum gradient;

    VectorGram(Workers workers, int positions, int channels) {
        this.activationCount = Math.multiplyExact(positions, channels);
        this.gramCount = Math.multiplyExact(channels, channels);
        this.product = new SymmetricProduct(workers, positions, channels);
        this.gradient = new ProductSum(workers, positions, channels);
    }

    static Footprint footprint(int positions, int channels) {
        return SymmetricProduct.footprint(positions, channels).and(ProductSum.footprint(positions, channels));
    }

    @Override
    public void gram(float[] activations, float[] gram) {
        Arguments.checkLength("activations", activations, activationCount);
        Arguments.checkLength("the matrix", gram, gramCount);
        product.compute(activations, gram);
    }

    @Override
    public void multiplyAdd(float[] activations, float[] matrix, float[] gradient) {
        Arguments.checkLength("activations", activations, activationCount);
        Arguments.checkLength("the matrix", matrix, gramCount);
        Arguments.checkLength("the gradient", gradient, activationCount);
        this.gradient.add(activations, matrix, gradient);
    }
}
