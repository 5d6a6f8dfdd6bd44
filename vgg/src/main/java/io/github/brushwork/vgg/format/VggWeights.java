package io.github.brushwork.vgg.format;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Preprocessing;
import java.util.List;

/**
 * What a weights file holds.
 *
 * @param convolutions the network's convolutions from the first one to the last one present
 * @param preprocessing what the weights were trained to take
 */
public record VggWeights(List<Convolution> convolutions, Preprocessing preprocessing) {

    /**
     * Creates the record.
     *
     * @param convolutions the network's convolutions from the first one to the last one present
     * @param preprocessing what the weights were trained to take
     */
    public VggWeights {
        convolutions = List.copyOf(convolutions);
    }
}
