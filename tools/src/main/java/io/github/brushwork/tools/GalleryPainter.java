package io.github.brushwork.tools;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.tools.PictureGrid.Titled;
import io.github.brushwork.transfer.NetworkSource;
import io.github.brushwork.transfer.StyleTransfer;
import io.github.brushwork.transfer.StyleTransferBuilder;
import io.github.brushwork.transfer.settings.Preset;
import io.github.brushwork.transfer.settings.Presets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Paints sheets. Not thread safe where the engine is not.
 *
 * @param engine what computes; not closed
 * @param network where features come from
 * @param size longer side of each picture in pixels
 * @param iterations of each picture; what the sheet says if empty
 */
record GalleryPainter(Engine engine, NetworkSource network, int size, OptionalInt iterations) {

    private static final int COLUMNS = 3;
    private static final int ITERATIONS = 60;

    /** Content, styles and all variations, each under its title. */
    Image draw(Sheet sheet) {
        List<Titled> cells = new ArrayList<>();
        cells.add(new Titled("content", sheet.content()));
        sheet.styles().forEach(style -> cells.add(new Titled("style", style)));
        sheet.variations().forEach(variation -> cells.add(new Titled(variation.label(), paint(sheet, variation))));
        int rows = (cells.size() + COLUMNS - 1) / COLUMNS;
        PictureGrid grid = new PictureGrid(
                COLUMNS,
                rows,
                size,
                size * sheet.content().height() / sheet.content().width());
        for (int i = 0; i < cells.size(); i += COLUMNS) {
            grid.add(cells.subList(i, Math.min(cells.size(), i + COLUMNS)));
        }
        return grid.image();
    }

    /** One picture of a sheet. */
    Image paint(Sheet sheet, Variation variation) {
        StyleTransferBuilder transfer = StyleTransfer.builder()
                .preset(preset(sheet))
                .content(sheet.content())
                .style(sheet.styles().get(0))
                .network(network)
                .iterations(ITERATIONS);
        variation.change().accept(transfer);
        iterations.ifPresent(transfer::iterations);
        return transfer.size(size).engine(engine).build().run().image();
    }

    private static Preset preset(Sheet sheet) {
        return switch (sheet.features()) {
            case CALIBRATED -> Presets.balanced();
            case PRETRAINED -> FeatureRecipe.toRelu33(Presets.balanced());
        };
    }
}
