package io.github.brushwork.vgg.architecture;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Pool;
import io.github.brushwork.core.Pooling;
import java.util.List;

/**
 * The place of one convolution in a VGG network: everything about it but its weights.
 *
 * @param block number of its block, from 1
 * @param index its number within the block, from 1
 * @param lastOfBlock whether a pooling follows it
 * @param inputs input channels
 * @param outputs output channels
 */
public record Place(int block, int index, boolean lastOfBlock, int inputs, int outputs) {

    /**
     * The name of the layer.
     *
     * @return for example {@code relu4_2}
     */
    public String name() {
        return "relu" + block + "_" + index;
    }

    /**
     * Keras' name of the layer.
     *
     * @return for example {@code block4_conv2}
     */
    public String kerasName() {
        return "block" + block + "_conv" + index;
    }

    /**
     * The original name of the convolution.
     *
     * @return for example {@code conv4_2}
     */
    public String caffeName() {
        return "conv" + block + "_" + index;
    }

    /**
     * How many weights its filters have.
     *
     * @return 9 * inputs * outputs
     */
    public int weights() {
        return Convolution.SIZE * Convolution.SIZE * inputs * outputs;
    }

    /**
     * The layer with these weights.
     *
     * @param filters {@code [3][3][inputs][outputs]}; not copied
     * @param bias one for each output; not copied
     * @return the convolution, zero-padded as VGG was trained
     * @throws IllegalArgumentException if an array's length does not fit
     */
    public Convolution with(float[] filters, float[] bias) {
        return new Convolution(name(), List.of(caffeName(), kerasName()), inputs, outputs, filters, bias);
    }

    /**
     * The pooling at the end of its block.
     *
     * @param pooling its kind
     * @return the layer
     */
    Pool pool(Pooling pooling) {
        return new Pool(poolName(), List.of(kerasPoolName()), pooling);
    }

    /** Whether the layer of this name is this convolution or the pooling that follows it. */
    boolean gives(String layer) {
        return layer.equals(name())
                || layer.equals(caffeName())
                || layer.equals(kerasName())
                || lastOfBlock && (layer.equals(poolName()) || layer.equals(kerasPoolName()));
    }

    private String poolName() {
        return "pool" + block;
    }

    private String kerasPoolName() {
        return "block" + block + "_pool";
    }
}
