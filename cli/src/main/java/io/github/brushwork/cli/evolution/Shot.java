package io.github.brushwork.cli.evolution;

import java.awt.image.BufferedImage;

/**
 * A picture of a film.
 *
 * @param picture the picture, opaque; all of a film have one size
 * @param frames for how many frames it is shown, at least 1
 */
record Shot(BufferedImage picture, int frames) {}
