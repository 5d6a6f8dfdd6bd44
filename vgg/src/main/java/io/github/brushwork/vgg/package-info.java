/**
 * VGG16: its table of layers, its weights and where they come from.
 *
 * <p>Start at {@link io.github.brushwork.vgg.Vgg16}; {@link io.github.brushwork.vgg.calibration.Calibration} holds the settings of
 * the network that is learned from the two images themselves.
 */
package io.github.brushwork.vgg;
