package io.github.brushwork.examples;

import io.github.brushwork.cli.Samples;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.settings.Preset;
import io.github.brushwork.transfer.settings.Presets;
import io.github.brushwork.vgg.Vgg16;
import io.github.brushwork.vgg.calibration.Calibration;
import java.nio.file.Path;

/** What the example programs are tested with: little pictures, a narrow network and few iterations. */
final class SmallPictures {

    static final Image HARBOUR = Samples.harbour().resize(48, 32);
    static final Image PAINTING = Samples.painting().resize(48, 32);
    static final Preset QUICK = Presets.draft().toBuilder().iterations(2).build();
    static final Network NETWORK = Vgg16.calibrated(
                    HARBOUR, PAINTING, Calibration.defaults().withWidth(0.25))
            .withPooling(Pooling.AVERAGE);

    private SmallPictures() {}

    /** Writes a picture into a folder. */
    static Path write(Image picture, Path folder, String name) {
        Path file = folder.resolve(name);
        picture.write(file);
        return file;
    }
}
