package io.github.brushwork.transfer.settings;

import io.github.brushwork.core.Network;
import io.github.brushwork.core.Padding;
import java.util.Objects;

/** What a network's convolutions find beyond the border of their input. */
public sealed interface Border {

    /**
     * What the network comes with: zeros for pretrained weights, a replicated border for calibrated features.
     *
     * @return the choice
     */
    static Border asGiven() {
        return new AsGiven();
    }

    /**
     * One padding for all convolutions.
     *
     * @param padding what is found beyond the border
     * @return the choice
     */
    static Border everywhere(Padding padding) {
        return new Everywhere(padding);
    }

    /**
     * Another padding for the first convolution alone, which sees the image itself: crowsonkb/style-transfer-pytorch
     * replicates there, "to reduce edge artifacts".
     *
     * @param padding what is found beyond the border of the image
     * @return the choice
     */
    static Border firstLayer(Padding padding) {
        return new FirstLayer(padding);
    }

    /**
     * A network with this border.
     *
     * @param network a network; not modified
     * @return the same network where nothing changes
     */
    Network applyTo(Network network);

    /** What the network comes with. */
    record AsGiven() implements Border {
        @Override
        public Network applyTo(Network network) {
            return network;
        }
    }

    /**
     * One padding for all convolutions.
     *
     * @param padding what is found beyond the border
     */
    record Everywhere(Padding padding) implements Border {

        public Everywhere {
            Objects.requireNonNull(padding, "padding");
        }

        @Override
        public Network applyTo(Network network) {
            return network.withPadding(padding);
        }
    }

    /**
     * Another padding for the first convolution alone.
     *
     * @param padding what is found beyond the border of the image
     */
    record FirstLayer(Padding padding) implements Border {

        public FirstLayer {
            Objects.requireNonNull(padding, "padding");
        }

        @Override
        public Network applyTo(Network network) {
            return network.withPadding(padding, network.layers().get(0).name());
        }
    }
}
