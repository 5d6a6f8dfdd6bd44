package io.github.brushwork.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** The blocks of VGG16 to relu5_1, that is as deep as style transfer reads. */
enum VggBlock {
    BLOCK1(3, 64, 2),
    BLOCK2(64, 128, 2),
    BLOCK3(128, 256, 3),
    BLOCK4(256, 512, 3),
    BLOCK5(512, 512, 1);

    private final int inputs;
    private final int outputs;
    private final int convolutions;

    VggBlock(int inputs, int outputs, int convolutions) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.convolutions = convolutions;
    }

    static VggBlock named(String name) {
        for (VggBlock block : values()) {
            if (block.name().equalsIgnoreCase(name)) {
                return block;
            }
        }
        throw new IllegalArgumentException("VGG16 has no block \"" + name + "\"; give block1 to block5");
    }

    /** Whether a pooling is its last layer. */
    boolean pooled() {
        return this != BLOCK5;
    }

    /** Its convolutions for a square image. */
    List<ConvolutionSize> at(int imageSide) {
        int side = side(imageSide);
        List<ConvolutionSize> sizes = new ArrayList<>();
        sizes.add(new ConvolutionSize(inputs, outputs, side));
        for (int i = 1; i < convolutions; i++) {
            sizes.add(new ConvolutionSize(outputs, outputs, side));
        }
        return sizes;
    }

    /** The activations of its first convolution, which style losses read. */
    GramSize style(int imageSide) {
        return new GramSize(side(imageSide) * side(imageSide), outputs);
    }

    private int side(int imageSide) {
        return imageSide >> ordinal();
    }
}
