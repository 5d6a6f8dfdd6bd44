package io.github.brushwork.vgg.format;

/** One named array of a weights file, which is read when it is asked for. */
interface StoredTensor {

    /** What messages call it, for example {@code data set /block1_conv1/kernel:0}. */
    String place();

    /**
     * Its sides, without reading its elements.
     *
     * @throws WeightsException if the file is damaged
     */
    int[] shape();

    /**
     * Its elements in row-major order, in a new array or one that nobody else uses. Asked for only after the shape was found
     * to be one of a VGG, so that no file can make it large.
     *
     * @throws WeightsException if the file is damaged or the elements are not floating-point numbers
     */
    float[] values();
}
