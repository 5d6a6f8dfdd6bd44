/**
 * Draws the two sample pictures that the examples style when they are given none: a harbour traced by rays, and a
 * night landscape painted stroke by stroke. {@link io.github.brushwork.examples.samples.DrawSamples} writes both; the
 * files it wrote are kept as resources beside this package.
 */
package io.github.brushwork.examples.samples;
