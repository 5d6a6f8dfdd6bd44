package io.github.brushwork.transfer;

import io.github.brushwork.core.Network;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.settings.Border;
import io.github.brushwork.transfer.settings.NetworkChoice;
import io.github.brushwork.vgg.Vgg16;
import io.github.brushwork.vgg.Vgg19;
import io.github.brushwork.vgg.WeightSource;
import io.github.brushwork.vgg.calibration.Calibration;
import java.nio.file.Path;
import java.util.List;

/** Where a transfer gets its network from. The factories here cover VGG16; any other network is a lambda. */
@FunctionalInterface
public interface NetworkSource {

    /**
     * What a transfer will do with the network.
     *
     * @param content the content image at the size of the result, as the network will see it
     * @param styles the style images at the size at which they will be read, at least one
     * @param choice what the settings were made for: architecture, pooling, and the border
     * @param layers names of the layers that will be read
     */
    record Request(Image content, List<Image> styles, NetworkChoice choice, List<String> layers) {

        public Request {
            styles = List.copyOf(styles);
            layers = List.copyOf(layers);
        }

        /**
         * A network with the pooling and the border that are asked for.
         *
         * @param network any network; not modified
         * @return the changed network
         */
        public Network adapt(Network network) {
            return choice.border().applyTo(network.withPooling(choice.pooling()));
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
     * A network that is already loaded. Pooling and border become the transfer's.
     *
     * @param network a network
     * @return the source
     */
    static NetworkSource of(Network network) {
        return request -> request.adapt(network);
    }

    /**
     * A network whose weights come from a place, or from one of several. Pooling and border become the transfer's.
     *
     * @param weights where to look
     * @return a source that throws if there are none there, with the reasons
     */
    static NetworkSource from(WeightSource weights) {
        return request -> request.adapt(weights.require());
    }

    /**
     * Pretrained weights of the architecture that the settings were made for, as {@link Vgg16#pretrained()} and {@link
     * Vgg19#pretrained()} find them; fetches 59 or 80 MB if they are nowhere on this machine.
     *
     * @return a source that throws if there are no weights to be had, with a message that says where they were looked for
     */
    static NetworkSource pretrained() {
        return request -> request.adapt(
                switch (request.choice().architecture()) {
                    case VGG16 -> Vgg16.pretrained();
                    case VGG19 -> Vgg19.pretrained();
                });
    }

    /**
     * Pretrained weights of the architecture that the settings were made for, from a file.
     *
     * @param weights a weights file of any format that is understood
     * @return the source
     */
    static NetworkSource pretrained(Path weights) {
        return request -> request.adapt(
                WeightSource.file(request.choice().architecture(), weights).require());
    }

    /**
     * VGG16's layers with filters learned on the images themselves; needs no file. So it is whatever the architecture that the
     * settings were made for.
     *
     * @return the source
     */
    static NetworkSource calibrated() {
        return calibrated(Calibration.defaults());
    }

    /**
     * VGG16's layers with filters learned on the images themselves; needs no file. So it is whatever the architecture that the
     * settings were made for.
     *
     * @param calibration how they are learned; pooling, and padding where it is given, become the transfer's
     * @return the source
     */
    static NetworkSource calibrated(Calibration calibration) {
        return request -> {
            NetworkChoice choice = request.choice();
            Calibration settings = calibration.withPooling(choice.pooling()).withLayers(request.layers());
            if (choice.border() instanceof Border.Everywhere everywhere) {
                settings = settings.withPadding(everywhere.padding());
            }
            return choice.border().applyTo(Vgg16.calibrated(request.content(), request.styles(), settings));
        };
    }
}
