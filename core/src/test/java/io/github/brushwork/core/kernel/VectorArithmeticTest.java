package io.github.brushwork.core.kernel;

class VectorArithmeticTest extends ArithmeticContractTest {

    @Override
    Arithmetic arithmetic() {
        return Kernels.vector(new Workers(1)).arithmetic();
    }
}
