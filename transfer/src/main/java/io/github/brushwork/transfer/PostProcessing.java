package io.github.brushwork.transfer;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.Mask;
import io.github.brushwork.core.image.colour.Saturation;
import io.github.brushwork.transfer.settings.OutputRange;
import io.github.brushwork.transfer.settings.Preset;

/** Makes the result of a painted picture: size, colours, saturation, strength, what is left alone, and alpha. */
final class PostProcessing {

    private final Preset preset;
    private final Image content;
    private final float[] mask; // null for everywhere

    PostProcessing(Preset preset, Image content, Mask outputMask) {
        this.preset = preset;
        this.content = content;
        this.mask = outputMask == null
                ? null
                : outputMask.resize(content.width(), content.height()).weights();
    }

    OutputRange range() {
        return preset.outputRange();
    }

    Image of(Image painted) {
        Image sized = painted.resize(content.width(), content.height());
        Image coloured =
                Saturation.scaled(preset.colour().changes().result().apply(sized, content), preset.saturation());
        if (preset.strength() == 1 && mask == null) {
            return coloured.withAlphaOf(content);
        }
        return Image.clamped(content.width(), content.height(), mixed(content.rgb(), coloured.rgb()))
                .withAlphaOf(content);
    }

    /** Where nothing of the result is to be seen the content's bits are kept. */
    private float[] mixed(float[] below, float[] above) {
        for (int i = 0; i < below.length; i++) {
            double share = mask == null ? preset.strength() : preset.strength() * mask[i / 3];
            if (share == 1) {
                below[i] = above[i];
            } else if (share > 0) {
                below[i] = (float) (below[i] + share * (above[i] - below[i]));
            }
        }
        return below;
    }
}
