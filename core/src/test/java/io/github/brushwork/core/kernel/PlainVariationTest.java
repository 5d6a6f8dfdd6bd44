package io.github.brushwork.core.kernel;

class PlainVariationTest extends VariationContractTest {

    @Override
    Kernels kernels(Workers workers) {
        return Kernels.plain(workers);
    }
}
