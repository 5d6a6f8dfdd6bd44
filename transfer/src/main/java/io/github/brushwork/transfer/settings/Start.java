package io.github.brushwork.transfer.settings;

import io.github.brushwork.core.image.Image;
import java.util.Objects;

/** The image from which the optimisation starts. */
public sealed interface Start {

    /**
     * The content image: keeps its outlines and needs the fewest iterations.
     *
     * @return the start
     */
    static Start content() {
        return new Content();
    }

    /**
     * Normally distributed noise around the network's mean colour, drawn from the transfer's seed.
     *
     * @param deviation standard deviation in levels of an 8-bit image, positive and finite
     * @return the start
     * @throws IllegalArgumentException if the deviation is not positive and finite
     */
    static Start noise(double deviation) {
        return new Noise(deviation);
    }

    /**
     * Middle grey, each value off by up to half a level of 8 bits, so that no two pixels are alike; drawn from the transfer's
     * seed.
     *
     * @return the start
     */
    static Start grey() {
        return new Grey();
    }

    /**
     * Evenly distributed noise over all colours, drawn from the transfer's seed.
     *
     * @return the start
     */
    static Start uniformNoise() {
        return new UniformNoise();
    }

    /**
     * Normally distributed noise with the mean and the standard deviation of the styles' red, green and blue, drawn from the
     * transfer's seed until it is a colour. Of several styles the weighted means of both are taken.
     *
     * @return the start
     */
    static Start styleStatistics() {
        return new StyleStatistics();
    }

    /**
     * A given image, for example an earlier result; resized if it has not the result's size.
     *
     * @param image an image
     * @return the start
     */
    static Start image(Image image) {
        return new Given(image);
    }

    /**
     * What is made of each kind of start.
     *
     * @param <R> what is made
     */
    interface Cases<R> {
        /** {@return what is made of the content} */
        R content();

        /**
         * {@return what is made of noise around the network's mean colour}
         *
         * @param deviation standard deviation in levels of an 8-bit image
         */
        R noise(double deviation);

        /** {@return what is made of grey} */
        R grey();

        /** {@return what is made of evenly distributed noise} */
        R uniformNoise();

        /** {@return what is made of noise with the style's statistics} */
        R styleStatistics();

        /**
         * {@return what is made of a given image}
         *
         * @param image the image
         */
        R image(Image image);
    }

    /**
     * Chooses by the kind of start.
     *
     * @param cases one of which is called
     * @param <R> what is made
     * @return what is made of this one
     */
    <R> R match(Cases<R> cases);

    /** The content image. */
    record Content() implements Start {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.content();
        }
    }

    /**
     * Noise.
     *
     * @param deviation standard deviation in levels of an 8-bit image
     */
    record Noise(double deviation) implements Start {

        public Noise {
            if (!(deviation > 0) || Double.isInfinite(deviation)) {
                throw new IllegalArgumentException(
                        "noise of standard deviation " + deviation + ": it must be positive and finite");
            }
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.noise(deviation);
        }
    }

    /** Middle grey. */
    record Grey() implements Start {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.grey();
        }
    }

    /** Evenly distributed noise. */
    record UniformNoise() implements Start {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.uniformNoise();
        }
    }

    /** Noise with the style's statistics. */
    record StyleStatistics() implements Start {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.styleStatistics();
        }
    }

    /**
     * A given image.
     *
     * @param image the image
     */
    record Given(Image image) implements Start {

        public Given {
            Objects.requireNonNull(image, "image");
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.image(image);
        }
    }
}
