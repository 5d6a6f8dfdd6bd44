/**
 * The settings of a style transfer, as immutable data: {@link io.github.brushwork.transfer.settings.Preset} holds all that do
 * not depend on the images, and knows those of the systems in the field by name.
 */
package io.github.brushwork.transfer.settings;
