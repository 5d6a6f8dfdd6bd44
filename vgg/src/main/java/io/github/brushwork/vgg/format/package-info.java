/** Readers of weight files: Keras' HDF5. */
package io.github.brushwork.vgg.format;
