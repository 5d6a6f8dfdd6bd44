package io.github.brushwork.transfer;

import io.github.brushwork.core.Network;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.vgg.Vgg16;
import io.github.brushwork.vgg.WeightSource;
import io.github.brushwork.vgg.architecture.Architecture;
import io.github.brushwork.vgg.calibration.Calibration;
import java.nio.file.Path;
import java.util.List;

/** Where a transfer gets its network from. The factories here cover VGG16; any other network is a lambda. */
@FunctionalInterface
public interface NetworkSource {

    /**
     * What a transfer will do with the network.
     *
     * @param content the content image at the size of the result
     * @param style the style image at the size at which it will be read
     * @param pooling the pooling that the network should have
     * @param layers names of the layers that will be read
     */
    record Request(Image content, Image style, Pooling pooling, List<String> layers) {

        /**
         * Creates a request.
         *
         * @param content the content image at the size of the result
         * @param style the style image at the size at which it will be read
         * @param pooling the pooling that the network should have
         * @param layers names of the layers that will be read
         */
        public Request {
            layers = List.copyOf(layers);
        }
    }

    /**
     * Gives the network.
     *
     * @param request what it is for
     * @return the network
     */
    Network network(Request request);

    /**
     * A network that is at hand. Its pooling is replaced by the transfer's.
     *
     * @param network a network
     * @return the source
     */
    static NetworkSource of(Network network) {
        return request -> network.withPooling(request.pooling());
    }

    /**
     * A network whose weights come from a place, or from one of several. Its pooling is replaced by the transfer's.
     *
     * @param weights where to look
     * @return a source that throws if there are none there, with the reasons
     */
    static NetworkSource from(WeightSource weights) {
        return request -> weights.require().withPooling(request.pooling());
    }

    /**
     * Pretrained VGG16 as {@link Vgg16#pretrained()} finds it; fetches 59 MB if they are nowhere on this machine.
     *
     * @return a source that throws if there are no weights to be had, with a message that says where they were looked for
     */
    static NetworkSource pretrained() {
        return from(Vgg16.source());
    }

    /**
     * Pretrained VGG16 from a file.
     *
     * @param weights a weights file of any format that is understood
     * @return the source
     */
    static NetworkSource pretrained(Path weights) {
        return from(WeightSource.file(Architecture.VGG16, weights));
    }

    /**
     * VGG16's layers with filters learned on the two images themselves; needs no file.
     *
     * @return the source
     */
    static NetworkSource calibrated() {
        return calibrated(Calibration.defaults());
    }

    /**
     * VGG16's layers with filters learned on the two images themselves; needs no file.
     *
     * @param calibration how they are learned; the pooling is replaced by the transfer's
     * @return the source
     */
    static NetworkSource calibrated(Calibration calibration) {
        return request -> Vgg16.calibrated(
                request.content(),
                request.style(),
                calibration.withPooling(request.pooling()).withLayers(request.layers()));
    }
}
