package io.github.brushwork.vgg.download;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.Adler32;
import java.util.zip.CheckedInputStream;

/**
 * What the bytes of a file come to. Only SHA-256 protects against intent; MD5 and Adler-32 protect against accidents, and
 * are there because some publishers give nothing else.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @param algorithm how it is computed
 * @param hex the value in hexadecimal digits, with leading zeros; kept in lower case
 */
public record Checksum(Algorithm algorithm, String hex) {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]*");
    private static final long LARGEST_ADLER32 = 0xffffffffL;

    /** How a checksum is computed. */
    public enum Algorithm {
        /** SHA-256 (FIPS 180-4), 64 hexadecimal digits. */
        SHA256("SHA-256", 64),
        /** MD5 (RFC 1321), 32 hexadecimal digits. */
        MD5("MD5", 32),
        /** Adler-32 (RFC 1950), 8 hexadecimal digits. */
        ADLER32("Adler-32", 8);

        private final String title;
        private final int digits;

        Algorithm(String title, int digits) {
            this.title = title;
            this.digits = digits;
        }

        private String compute(InputStream in) throws IOException {
            return this == ADLER32 ? adler32(in) : digest(in);
        }

        private String adler32(InputStream in) throws IOException {
            CheckedInputStream checked = new CheckedInputStream(in, new Adler32());
            checked.transferTo(OutputStream.nullOutputStream());
            return adlerHex(checked.getChecksum().getValue());
        }

        private String digest(InputStream in) throws IOException {
            MessageDigest digest = newDigest();
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        }

        private MessageDigest newDigest() {
            try {
                return MessageDigest.getInstance(title);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform must have " + title, e);
            }
        }
    }

    /**
     * Creates a checksum.
     *
     * @param algorithm how it is computed
     * @param hex the value in hexadecimal digits of either case, with leading zeros
     * @throws IllegalArgumentException if the digits are not hexadecimal, or not as many as the algorithm gives
     */
    public Checksum {
        Objects.requireNonNull(algorithm, "algorithm");
        hex = hex.toLowerCase(Locale.ROOT);
        if (hex.length() != algorithm.digits || !HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("\"" + hex + "\" is no " + algorithm.title + " checksum: give "
                    + algorithm.digits + " hexadecimal digits");
        }
    }

    /**
     * A SHA-256 checksum.
     *
     * @param hex its 64 hexadecimal digits
     * @return the checksum
     * @throws IllegalArgumentException if the digits are not 64 hexadecimal ones
     */
    public static Checksum sha256(String hex) {
        return new Checksum(Algorithm.SHA256, hex);
    }

    /**
     * An MD5 checksum.
     *
     * @param hex its 32 hexadecimal digits
     * @return the checksum
     * @throws IllegalArgumentException if the digits are not 32 hexadecimal ones
     */
    public static Checksum md5(String hex) {
        return new Checksum(Algorithm.MD5, hex);
    }

    /**
     * An Adler-32 checksum.
     *
     * @param value the value, in [0, 2^32); it is usually published in decimal digits
     * @return the checksum
     * @throws IllegalArgumentException if the value is out of range
     */
    public static Checksum adler32(long value) {
        if (value < 0 || value > LARGEST_ADLER32) {
            throw new IllegalArgumentException(value + " is no Adler-32 checksum: give a value in [0, 2^32)");
        }
        return new Checksum(Algorithm.ADLER32, adlerHex(value));
    }

    /**
     * Computes the checksum of a file, which is read as a stream.
     *
     * @param algorithm how to compute it
     * @param file the file
     * @return its checksum
     * @throws IOException if the file cannot be read
     */
    public static Checksum of(Algorithm algorithm, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new Checksum(algorithm, algorithm.compute(in));
        }
    }

    /**
     * Whether a file has this checksum.
     *
     * @param file the file, which is read as a stream
     * @return whether its bytes come to this
     * @throws IOException if the file cannot be read
     */
    public boolean matches(Path file) throws IOException {
        return equals(of(algorithm, file));
    }

    private static String adlerHex(long value) {
        return HexFormat.of().toHexDigits(value, Algorithm.ADLER32.digits);
    }

    /** For messages: the usual name of the algorithm, and the digits. */
    @Override
    public String toString() {
        return algorithm.title + " " + hex;
    }
}
