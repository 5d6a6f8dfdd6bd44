package io.github.brushwork.transfer;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.Mask;
import io.github.brushwork.transfer.settings.OutputRange;
import io.github.brushwork.transfer.settings.Preset;
import java.util.Optional;

/** Makes the result of a painted picture: size, colours, strength, what is left alone, and alpha. */
final class Finish {

    private final Preset preset;
    private final Image content;
    private final Optional<float[]> mask;

    Finish(Preset preset, Image content, Optional<Mask> outputMask) {
        this.preset = preset;
        this.content = content;
        this.mask = outputMask.map(
                each -> each.resize(content.width(), content.height()).weights());
    }

    OutputRange range() {
        return preset.outputRange();
    }

    Image of(Image painted) {
        Image sized = painted.resize(content.width(), content.height());
        Image coloured = new ColourStage(preset.colour()).after(sized, content);
        if (preset.strength() == 1 && mask.isEmpty()) {
            return coloured.withAlphaOf(content);
        }
        return Image.clamped(content.width(), content.height(), mixed(content.rgb(), coloured.rgb()))
                .withAlphaOf(content);
    }

    /** Where nothing of the result is to be seen the content's bits are kept. */
    private float[] mixed(float[] below, float[] above) {
        for (int i = 0; i < below.length; i++) {
            int pixel = i / 3;
            double share = preset.strength() * mask.map(each -> each[pixel]).orElse(1f);
            if (share == 1) {
                below[i] = above[i];
            } else if (share > 0) {
                below[i] = (float) (below[i] + share * (above[i] - below[i]));
            }
        }
        return below;
    }
}
