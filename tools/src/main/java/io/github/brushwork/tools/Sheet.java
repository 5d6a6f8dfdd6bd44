package io.github.brushwork.tools;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.StyleTransferBuilder;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A control in pictures: a content painted with one setting after the other. Immutable.
 *
 * @param name of the control, of the method that makes the sheet, and of its file
 * @param features what it is best shown with
 * @param content the picture that is painted
 * @param styles the pictures that are shown as styles, at least one; the first is used where a variation names none
 * @param variations the settings, in the order in which they are shown
 */
record Sheet(String name, Features features, Image content, List<Image> styles, List<Variation> variations) {

    /** Where the features come from. */
    enum Features {
        /** Learned on the pictures: all layers. */
        CALIBRATED("calibrated features"),
        /** VGG16's filters, of which there are those to relu3_3 at least. */
        PRETRAINED("VGG16 to relu3_3");

        private final String title;

        Features(String title) {
            this.title = title;
        }

        /** In words. */
        String title() {
            return title;
        }
    }

    /** A sheet without pictures. */
    static Sheet of(String name, Features features, Image content, Image... styles) {
        return new Sheet(name, features, content, List.of(styles), List.of());
    }

    /** This sheet with other features. */
    Sheet with(Features other) {
        return new Sheet(name, other, content, styles, variations);
    }

    /** This sheet with one more picture. */
    Sheet with(String label, Consumer<StyleTransferBuilder> change) {
        Stream<Variation> more = Stream.of(new Variation(label, change));
        return new Sheet(
                name,
                features,
                content,
                styles,
                Stream.concat(variations.stream(), more).toList());
    }
}
