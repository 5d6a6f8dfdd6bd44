package consumer;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.NetworkSource;
import io.github.brushwork.transfer.StyleTransfer;
import io.github.brushwork.transfer.StyleTransferBuilder;
import io.github.brushwork.transfer.StyleTransferResult;
import io.github.brushwork.vgg.calibration.Calibration;
import java.nio.file.Path;

/** A program as a user of the library writes it: {@code Paint OUT [ENGINE]} paints a small picture and says what computed it. */
public final class Paint {

    private static final int SIDE = 32;

    private Paint() {}

    /**
     * Paints.
     *
     * @param arguments the file to write, and the engine if not the usual one
     */
    public static void main(String[] arguments) {
        StyleTransferBuilder transfer = StyleTransfer.builder()
                .content(checks(8, 0.9f))
                .style(checks(3, 0.2f))
                .network(NetworkSource.calibrated(Calibration.defaults().withWidth(0.25)))
                .iterations(2);
        if (arguments.length > 1) {
            transfer.engine(arguments[1]);
        }
        StyleTransferResult result = transfer.build().run();
        result.save(Path.of(arguments[0]));
        System.out.println("engine: " + result.engine());
    }

    private static Image checks(int width, float red) {
        float[] rgb = new float[SIDE * SIDE * 3];
        for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
            boolean light = (pixel % SIDE / width + pixel / SIDE / width) % 2 == 0;
            rgb[3 * pixel] = light ? red : 0.1f;
            rgb[3 * pixel + 1] = light ? 0.7f : 0.3f;
            rgb[3 * pixel + 2] = pixel / (float) (SIDE * SIDE);
        }
        return Image.of(SIDE, SIDE, rgb);
    }
}
