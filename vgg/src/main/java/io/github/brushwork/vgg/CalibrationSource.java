package io.github.brushwork.vgg;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.vgg.calibration.Calibration;

/** Filters learned on two images: always there. */
record CalibrationSource(Image content, Image style, Calibration settings) implements WeightSource {

    @Override
    public Finding look() {
        return new Found(Vgg16.calibrated(content, style, settings));
    }

    @Override
    public String describe() {
        return "calibration: filters learned on content and style";
    }
}
