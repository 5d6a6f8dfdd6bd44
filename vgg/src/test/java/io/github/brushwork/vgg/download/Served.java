package io.github.brushwork.vgg.download;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** The file that the tests fetch. */
final class Served {

    /** Many times the 16 KiB that the client hands over at once. */
    static final int SIZE = 1 << 18;

    static final int HALF = SIZE / 2;

    private static final byte[] CONTENT = new byte[SIZE];

    static {
        new Random(7).nextBytes(CONTENT);
    }

    private Served() {}

    static byte[] content() {
        return CONTENT.clone();
    }

    static byte[] content(int from, int to) {
        return Arrays.copyOfRange(CONTENT, from, to);
    }

    static RemoteFile at(URI... mirrors) {
        return new RemoteFile("weights.bin", List.of(mirrors), SIZE, checksum());
    }

    static Checksum checksum() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(CONTENT);
            return Checksum.sha256(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
