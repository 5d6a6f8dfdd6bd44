package io.github.brushwork.vgg;

/** The public file of VGG16's ImageNet weights in Keras' layout, without the classifier on top. */
final class PublicWeights {

    static final String FILE_NAME = "vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5";
    static final String ADDRESS = "https://storage.googleapis.com/tensorflow/keras-applications/vgg16/" + FILE_NAME;
    static final long BYTES = 58_889_256;
    static final String MD5 = "6d6bbae143d832006294945121d1f1fc";

    private PublicWeights() {}
}
