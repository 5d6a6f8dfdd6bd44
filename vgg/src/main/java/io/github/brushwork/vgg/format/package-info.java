/** Readers of weight files: Keras' HDF5, safetensors, NumPy's arrays and Deeplearning4j's zip files. */
package io.github.brushwork.vgg.format;
