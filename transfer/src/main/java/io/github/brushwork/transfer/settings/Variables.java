package io.github.brushwork.transfer.settings;

/**
 * In which numbers the optimizer sees the image. Learning rates and bounds are in these.
 */
public enum Variables {
    /**
     * The network's input: for Caffe's weights levels from 0 to 255 less the mean colour, as most systems have it. Values may
     * leave the range of colours.
     */
    NETWORK,
    /**
     * Red, green and blue from 0 to 1, whatever the network; kept in that range where the optimizer has these bounds. What
     * crowsonkb/style-transfer-pytorch optimises.
     */
    RGB
}
