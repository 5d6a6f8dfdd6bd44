package io.github.brushwork.core.image;

import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.w3c.dom.NodeList;

/**
 * The fields of a TIFF file that its reader does not act on: the profile of grey pictures, and whether colours are
 * multiplied by alpha.
 *
 * <p>Adobe, TIFF revision 6.0 (1992).
 */
final class TiffFields {

    /** What the names of the readers' metadata formats have in common; the formats themselves agree. */
    private static final String METADATA_FORMAT = "tiff_image_1.0";

    private static final int EXTRA_SAMPLES = 338;
    private static final int ASSOCIATED_ALPHA = 1;
    private static final int ICC_PROFILE = 34675;

    private final NodeList fields;

    private TiffFields(NodeList fields) {
        this.fields = fields;
    }

    /** The fields, or nothing if the file is no TIFF. */
    static Optional<TiffFields> of(ImageReader reader) throws IOException {
        IIOMetadata metadata = reader.getImageMetadata(0);
        String format = metadata == null ? null : metadata.getNativeMetadataFormatName();
        if (format == null || !format.endsWith(METADATA_FORMAT)) {
            return Optional.empty();
        }
        IIOMetadataNode tree = (IIOMetadataNode) metadata.getAsTree(format);
        return Optional.of(new TiffFields(tree.getElementsByTagName("TIFFField")));
    }

    Optional<byte[]> profile() {
        return field(ICC_PROFILE).map(value -> bytes(value.getAttribute("value")));
    }

    boolean coloursAreMultipliedByAlpha() {
        return field(EXTRA_SAMPLES)
                .map(values -> (IIOMetadataNode) values.getFirstChild())
                .map(first -> first.getAttribute("value"))
                .filter(String.valueOf(ASSOCIATED_ALPHA)::equals)
                .isPresent();
    }

    /** The node that holds a field's value or values. */
    private Optional<IIOMetadataNode> field(int number) {
        for (int i = 0; i < fields.getLength(); i++) {
            IIOMetadataNode field = (IIOMetadataNode) fields.item(i);
            if (field.getAttribute("number").equals(String.valueOf(number))) {
                return Optional.ofNullable((IIOMetadataNode) field.getFirstChild());
            }
        }
        return Optional.empty();
    }

    /** The metadata format spells bytes as decimal numbers with commas between. */
    private static byte[] bytes(String numbers) {
        String[] parts = numbers.split(",");
        byte[] bytes = new byte[parts.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(parts[i].trim());
        }
        return bytes;
    }
}
