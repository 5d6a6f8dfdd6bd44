/**
 * Styles compared by their sorted activations: each channel by itself, or along random directions. They need all activations
 * of a layer at once, where Gram matrices, moments and normal distributions are sums over positions.
 */
package io.github.brushwork.losses.ranks;
