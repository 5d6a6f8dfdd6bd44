package io.github.brushwork.core;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.Mask;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 of pictures, masks and networks as they are in memory, by which a checkpoint or a record knows them again: of the sides
 * as big-endian ints, of all values as big-endian floats, and of text in UTF-8. A picture has the same whatever the lossless format of its file.
 */
public final class Fingerprint {

    private static final int BLOCK = 1 << 16;

    private final MessageDigest digest;

    private Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /**
     * That of a picture: width, height, colours, and alpha if it has one.
     *
     * @param image a picture
     * @return 64 hexadecimal digits
     */
    public static String of(Image image) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(image.width(), image.height());
        fingerprint.add(image.rgb());
        image.alpha().ifPresent(fingerprint::add);
        return fingerprint.hex();
    }

    /**
     * That of a mask: width, height, weights.
     *
     * @param mask a mask
     * @return 64 hexadecimal digits
     */
    public static String of(Mask mask) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(mask.width(), mask.height());
        fingerprint.add(mask.weights());
        return fingerprint.hex();
    }

    /**
     * That of a network: preprocessing, layers, filters and biases, whatever it is called.
     *
     * @param network a network
     * @return 64 hexadecimal digits
     */
    public static String of(Network network) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(network.preprocessing().toString());
        for (Layer layer : network.layers()) {
            fingerprint.add(layer.toString());
            if (layer instanceof Convolution convolution) {
                fingerprint.add(convolution.filters());
                fingerprint.add(convolution.bias());
            }
        }
        return fingerprint.hex();
    }

    private void add(int... numbers) {
        for (int number : numbers) {
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).flip());
        }
    }

    private void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }

    private void add(float[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(BLOCK);
        for (float value : values) {
            if (!buffer.hasRemaining()) {
                digest.update(buffer.flip());
                buffer.clear();
            }
            buffer.putFloat(value);
        }
        digest.update(buffer.flip());
    }

    private String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
