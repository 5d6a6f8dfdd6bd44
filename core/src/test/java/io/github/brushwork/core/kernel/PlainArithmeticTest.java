package io.github.brushwork.core.kernel;

class PlainArithmeticTest extends ArithmeticContractTest {

    @Override
    Arithmetic arithmetic() {
        return Kernels.plain(new Workers(1)).arithmetic();
    }
}
