package io.github.brushwork.core.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/**
 * The parts of a PNG file that the JDK's reader leaves out: whether the file is whole, its colour profile, and the
 * transparent value of greys of less than 8 bits, which the reader compares with the wrong scale.
 *
 * <p>W3C, Portable Network Graphics (PNG) Specification.
 */
final class PngFile {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    /** A chunk's length, type and checksum. */
    private static final int OVERHEAD = 12;

    /** Real profiles take kilobytes, or a few megabytes for a printer's; what inflates to more is hostile. */
    private static final int LARGEST_PROFILE = 1 << 25;

    private final Map<String, byte[]> chunks;

    private PngFile(Map<String, byte[]> chunks) {
        this.chunks = chunks;
    }

    static boolean is(byte[] file) {
        return file.length >= SIGNATURE.length
                && Arrays.equals(file, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    /** Reads the chunks before the pixels; those that follow are only stepped over. */
    static PngFile of(byte[] file) throws IOException {
        Map<String, byte[]> chunks = new HashMap<>();
        ByteBuffer buffer = ByteBuffer.wrap(file).position(SIGNATURE.length);
        while (!chunks.containsKey("IEND")) {
            if (buffer.remaining() < OVERHEAD) {
                throw new ImageReading.TruncatedException();
            }
            int length = buffer.getInt();
            String type = new String(file, buffer.position(), 4, StandardCharsets.ISO_8859_1);
            int data = buffer.position() + 4;
            if (length < 0 || length > file.length - data - 4) {
                throw new ImageReading.TruncatedException();
            }
            if (!type.equals("IDAT")) {
                chunks.putIfAbsent(type, Arrays.copyOfRange(file, data, data + length));
            }
            buffer.position(data + length + 4);
        }
        return new PngFile(chunks);
    }

    /** The ICC profile of the iCCP chunk; no bytes, which are no profile either, if they cannot be inflated. */
    Optional<byte[]> profile() {
        byte[] chunk = chunks.get("iCCP");
        if (chunk == null) {
            return Optional.empty();
        }
        int name = 0;
        while (name < chunk.length && chunk[name] != 0) {
            name++;
        }
        // After the name a zero and the number of the only compression method.
        int start = Math.min(name + 2, chunk.length);
        try (InflaterInputStream in =
                new InflaterInputStream(new ByteArrayInputStream(chunk, start, chunk.length - start))) {
            return Optional.of(in.readNBytes(LARGEST_PROFILE));
        } catch (IOException e) {
            return Optional.of(new byte[0]);
        }
    }

    /** The samples with the transparent value of a grey picture of 1, 2 or 4 bits applied; others as they are. */
    DecodedImage withTransparentGrey(DecodedImage samples) {
        byte[] header = chunks.get("IHDR");
        byte[] transparent = chunks.get("tRNS");
        boolean isGrey = header != null && header.length == 13 && header[9] == 0;
        if (!isGrey || header[8] >= 8 || transparent == null || transparent.length < 2) {
            return samples;
        }
        int largest = (1 << header[8]) - 1;
        int value = transparent[1] & largest;
        float[] alpha = new float[samples.width() * samples.height()];
        int components = samples.colours().length / alpha.length;
        for (int i = 0; i < alpha.length; i++) {
            alpha[i] = Math.round(samples.colours()[i * components] * largest) == value ? 0 : 1;
        }
        return new DecodedImage(samples.width(), samples.height(), samples.colours(), alpha, samples.space());
    }
}
