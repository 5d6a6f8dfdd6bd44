package io.github.brushwork.transfer;

import io.github.brushwork.core.Network;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.vgg.Vgg16;
import io.github.brushwork.vgg.calibration.Calibration;
import java.lang.System.Logger.Level;
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
     * Pretrained VGG16 from the file that {@link Vgg16#pretrained()} finds.
     *
     * @return a source that throws if there is no file, with a message that says where one was looked for
     */
    static NetworkSource pretrained() {
        return request -> Vgg16.pretrained().withPooling(request.pooling());
    }

    /**
     * Pretrained VGG16 from a file.
     *
     * @param weights a Keras HDF5 file
     * @return the source
     */
    static NetworkSource pretrained(Path weights) {
        return request -> Vgg16.pretrained(weights).withPooling(request.pooling());
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

    /**
     * Pretrained VGG16 if a file is found, else calibrated features; logs which and why.
     *
     * @return the source
     */
    static NetworkSource auto() {
        return request -> {
            if (Vgg16.findWeights().isPresent()) {
                return pretrained().network(request);
            }
            System.getLogger(NetworkSource.class.getName())
                    .log(
                            Level.INFO,
                            "no pretrained VGG16 weights found: using features calibrated on the two images;"
                                    + " set brushwork.weights or BRUSHWORK_WEIGHTS to a Keras file for pretrained ones");
            return calibrated().network(request);
        };
    }
}
