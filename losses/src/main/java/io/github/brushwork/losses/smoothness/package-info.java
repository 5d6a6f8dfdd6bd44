/** How much neighbouring pixels differ. */
package io.github.brushwork.losses.smoothness;
