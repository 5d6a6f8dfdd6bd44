/** Painting by patches: style transfer without any network. {@link io.github.brushwork.patches.PatchPainter} is where it begins. */
package io.github.brushwork.patches;
