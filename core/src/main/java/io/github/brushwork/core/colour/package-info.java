/** Colour control for style transfer: what to do to the colours of the pictures before a transfer. */
package io.github.brushwork.core.colour;
