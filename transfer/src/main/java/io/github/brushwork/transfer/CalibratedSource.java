package io.github.brushwork.transfer;

import io.github.brushwork.core.Network;
import io.github.brushwork.transfer.settings.Border;
import io.github.brushwork.transfer.settings.NetworkChoice;
import io.github.brushwork.vgg.Vgg16;
import io.github.brushwork.vgg.calibration.Calibration;

/** Filters learned on the images. */
record CalibratedSource(Calibration calibration) implements NetworkSource {

    @Override
    public Network network(Request request) {
        NetworkChoice choice = request.choice();
        Calibration settings = calibration.withPooling(choice.pooling()).withLayers(request.layers());
        if (choice.border() instanceof Border.Everywhere everywhere) {
            settings = settings.withPadding(everywhere.padding());
        }
        return choice.border().applyTo(Vgg16.calibrated(request.content(), request.styles(), settings));
    }

    @Override
    public boolean looksAtImages() {
        return true;
    }
}
