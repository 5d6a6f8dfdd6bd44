package io.github.brushwork.core;

/**
 * The value of an {@link Objective} at one point.
 *
 * @param value the sum that is minimised
 * @param contributions each term's share of it, its weight included, in the order of {@link Objective#terms()}; made for
 *     this evaluation and not copied
 */
public record Evaluation(double value, double[] contributions) {}
