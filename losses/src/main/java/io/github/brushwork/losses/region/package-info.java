/** Losses of a region of the image, given by a mask: with soft borders, with a sharp edge, or of the content there. */
package io.github.brushwork.losses.region;
