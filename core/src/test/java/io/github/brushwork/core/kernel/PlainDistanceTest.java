package io.github.brushwork.core.kernel;

class PlainDistanceTest extends DistanceContractTest {

    @Override
    Kernels kernels(Workers workers) {
        return Kernels.plain(workers);
    }
}
