package io.github.brushwork.core.image;

import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.imaging.jpeg.JpegSegmentReader;
import com.drew.imaging.jpeg.JpegSegmentType;
import com.drew.lang.SequentialByteArrayReader;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Colour profiles that the readers pass over: all of PNG ({@link PngFile}), and those of grey JPEG and TIFF
 * ({@link TiffFields}). The readers apply the others.
 */
final class EmbeddedProfile {

    private static final System.Logger LOG = System.getLogger(EmbeddedProfile.class.getName());

    /** What each APP2 segment with a part of a profile begins with; the part's number and the number of parts follow. */
    private static final byte[] JPEG_MARK = "ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1);

    private EmbeddedProfile() {}

    /** ICC.1:2022, annex B.4. */
    static Optional<byte[]> ofJpeg(byte[] file) throws IOException {
        ByteArrayOutputStream profile = new ByteArrayOutputStream();
        try {
            Iterable<byte[]> segments = JpegSegmentReader.readSegments(
                            new SequentialByteArrayReader(file), List.of(JpegSegmentType.APP2))
                    .getSegments(JpegSegmentType.APP2);
            List<byte[]> parts = new ArrayList<>();
            segments.forEach(segment -> {
                if (isPartOfProfile(segment)) {
                    parts.add(segment);
                }
            });
            parts.sort(Comparator.comparingInt(part -> part[JPEG_MARK.length] & 0xFF));
            parts.forEach(part -> profile.write(part, JPEG_MARK.length + 2, part.length - JPEG_MARK.length - 2));
        } catch (JpegProcessingException e) {
            throw new IOException(e);
        }
        return profile.size() == 0 ? Optional.empty() : Optional.of(profile.toByteArray());
    }

    /** The samples with the profile's meaning; as they are, saying so, if the profile is damaged or of another kind. */
    static DecodedImage apply(byte[] profile, DecodedImage samples, String source) {
        int components = samples.space().getNumComponents();
        try {
            ColorSpace space = new ICC_ColorSpace(ICC_Profile.getInstance(profile));
            if (space.getNumComponents() == components) {
                Colours.toSrgb(new float[components], space); // a damaged profile fails no earlier
                return samples.withSpace(space);
            }
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the colour profile of {0} is for {1} components, but its pixels have {2}: it is ignored",
                    source,
                    space.getNumComponents(),
                    components);
        } catch (IllegalArgumentException | CMMException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the colour profile of {0} is damaged and is ignored: {1}",
                    source,
                    e.getMessage());
        }
        return samples;
    }

    private static boolean isPartOfProfile(byte[] segment) {
        return segment.length > JPEG_MARK.length + 2
                && Arrays.equals(segment, 0, JPEG_MARK.length, JPEG_MARK, 0, JPEG_MARK.length);
    }
}
