package io.github.brushwork.core.kernel;

class VectorDistanceTest extends DistanceContractTest {

    @Override
    Kernels kernels(Workers workers) {
        return Kernels.vector(workers);
    }
}
