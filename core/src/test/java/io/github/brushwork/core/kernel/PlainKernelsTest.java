package io.github.brushwork.core.kernel;

class PlainKernelsTest extends KernelsContractTest {

    @Override
    Kernels kernels() {
        return Kernels.plain();
    }
}
