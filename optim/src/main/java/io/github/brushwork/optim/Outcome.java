package io.github.brushwork.optim;

/** Which point a run of an {@link Optimizer} gives as its result. Immutable. */
public sealed interface Outcome {

    /** The best point that was evaluated, {@link #best()}. */
    record Best() implements Outcome {
        @Override
        public String toString() {
            return "the best point";
        }
    }

    /** The point of the last iteration, {@link #last()}. */
    record Last() implements Outcome {
        @Override
        public String toString() {
            return "the last point";
        }
    }

    /**
     * The mean of all iterations' points, {@link #average(double)}.
     *
     * @param decay the share of the old mean that each iteration keeps, in [0, 1)
     */
    record Average(double decay) implements Outcome {

        /**
         * Creates an average.
         *
         * @param decay the share of the old mean that each iteration keeps, in [0, 1)
         * @throws IllegalArgumentException if the decay is not in [0, 1)
         */
        public Average {
            Requirements.share("decay of the average", decay);
        }

        @Override
        public String toString() {
            return "the running average of decay " + decay;
        }
    }

    /**
     * The best point that was evaluated: what optimizers give unless told otherwise.
     *
     * @return the outcome
     */
    static Outcome best() {
        return new Best();
    }

    /**
     * The point of the last iteration, for objectives whose values do not compare from one evaluation to the next.
     *
     * @return the outcome
     */
    static Outcome last() {
        return new Last();
    }

    /**
     * The exponential moving average of the start and of each iteration's point, corrected for its bias as Adam's means
     * are. It smooths away what an optimizer of constant step, such as {@link Adam}, keeps jumping about. The average
     * itself is never evaluated: the value reported with it is that of the last iteration's point. Costs a vector of
     * doubles.
     *
     * <p>Source: the running average of iterates in crowsonkb/style-transfer-pytorch, whose decay is 0.99.
     *
     * @param decay the share of the old mean that each iteration keeps, in [0, 1): the mean spans about {@code 1 / (1 -
     *     decay)} iterations
     * @return the outcome
     * @throws IllegalArgumentException if the decay is not in [0, 1)
     */
    static Outcome average(double decay) {
        return new Average(decay);
    }
}
