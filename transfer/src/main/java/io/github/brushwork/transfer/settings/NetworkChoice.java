package io.github.brushwork.transfer.settings;

import io.github.brushwork.core.Pooling;
import io.github.brushwork.vgg.architecture.Architecture;
import java.util.Objects;

/**
 * Which network settings were made for, and how it is changed.
 *
 * @param architecture what {@code NetworkSource.pretrained()} fetches; calibrated features always have VGG16's layers
 * @param pooling how four activations become one
 * @param border what convolutions find beyond the border
 */
public record NetworkChoice(
        @Setting("The network; calibrated features always have VGG16's layers.")
        Architecture architecture,

        @Setting(value = "The network's pooling.", option = "--pooling")
        Pooling pooling,

        @Setting("What convolutions find beyond the border of their input.")
        Border border) {

    NetworkChoice() {
        this(Architecture.VGG16, Pooling.AVERAGE, Border.asGiven());
    }

    public NetworkChoice {
        Objects.requireNonNull(architecture, "architecture");
        Objects.requireNonNull(pooling, "pooling");
        Objects.requireNonNull(border, "border");
    }
}
