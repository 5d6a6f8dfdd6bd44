/** Filters learned on the images themselves, for networks that need no weights file. */
package io.github.brushwork.vgg.calibration;
