package io.github.brushwork.core.kernel;

class VectorVariationTest extends VariationContractTest {

    @Override
    Kernels kernels(Workers workers) {
        return Kernels.vector(workers);
    }
}
