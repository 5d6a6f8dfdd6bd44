package io.github.brushwork.benchmarks;

/** How much a workload computes; a multiplication and an addition count as two. */
final class Work {

    private Work() {}

    /**
     * Floating point operations, convolutions counted as direct ones.
     *
     * @param benchmark short name
     * @param workload the workload
     * @return 0 if it is not known
     */
    static double flops(String benchmark, String workload) {
        return switch (benchmark.substring(0, benchmark.indexOf('.'))) {
            case "convolution" -> ConvolutionSize.parse(workload).flops();
            case "gram" -> GramSize.parse(workload).flops();
            case "backprop" -> block(workload.split(","));
            case "evaluation" -> evaluation(Integer.parseInt(workload));
            default -> 0;
        };
    }

    private static double block(String[] blockAndSize) {
        return forwardAndBack(VggBlock.named(blockAndSize[0]), Integer.parseInt(blockAndSize[1]));
    }

    private static double forwardAndBack(VggBlock block, int size) {
        return 2 * block.at(size).stream().mapToDouble(ConvolutionSize::flops).sum();
    }

    /** Convolutions, and the Gram matrices with their gradients; the rest is little. */
    private static double evaluation(int size) {
        double flops = 0;
        for (VggBlock block : VggBlock.values()) {
            flops += forwardAndBack(block, size) + 2 * block.style(size).flops();
        }
        return flops;
    }
}
