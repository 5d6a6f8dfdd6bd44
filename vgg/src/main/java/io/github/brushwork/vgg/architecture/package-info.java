/** The table of the VGG networks' layers. */
package io.github.brushwork.vgg.architecture;
