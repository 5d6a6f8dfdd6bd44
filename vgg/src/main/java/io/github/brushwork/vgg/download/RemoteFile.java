package io.github.brushwork.vgg.download;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A published file: where it can be had, and how to tell that it arrived.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @param fileName the name it is known by, without a folder
 * @param mirrors the addresses that serve its very bytes, http or https, in the order to try them; at least one
 * @param size its length in bytes, more than 0
 * @param checksum the checksum of its bytes
 */
public record RemoteFile(String fileName, List<URI> mirrors, long size, Checksum checksum) {

    private static final Set<String> NOT_NAMES = Set.of("", ".", "..");

    /**
     * Creates the description of a file.
     *
     * @param fileName the name it is known by, without a folder
     * @param mirrors the addresses that serve its very bytes, in the order to try them; copied
     * @param size its length in bytes, more than 0
     * @param checksum the checksum of its bytes
     * @throws IllegalArgumentException if the name is blank or has a separator, if there is no mirror, if a mirror is not an
     *     http or https address with a host and without user and password, or if the size is not positive
     */
    public RemoteFile {
        requireFileName(fileName);
        mirrors = List.copyOf(mirrors);
        if (mirrors.isEmpty()) {
            throw new IllegalArgumentException(fileName + " has no mirror: give at least one address");
        }
        mirrors.forEach(RemoteFile::requireMirror);
        if (size <= 0) {
            throw new IllegalArgumentException(
                    "the size of " + fileName + " is " + size + ": give its length in bytes, more than 0");
        }
        Objects.requireNonNull(checksum, "checksum");
    }

    /**
     * What is wrong with a copy of this file.
     *
     * @param copy an existing file
     * @return how its size or checksum differs, for a message; empty if it is a true copy
     * @throws IOException if it cannot be read
     */
    public Optional<String> flaw(Path copy) throws IOException {
        long actualSize = Files.size(copy);
        if (actualSize != size) {
            return Optional.of("it has " + actualSize + " bytes, but should have " + size + pageHint(copy));
        }
        Checksum actual = Checksum.of(checksum.algorithm(), copy);
        if (!actual.equals(checksum)) {
            return Optional.of("its " + size + " bytes are right in number, but have " + actual + ", and should have "
                    + checksum + pageHint(copy));
        }
        return Optional.empty();
    }

    private static String pageHint(Path copy) throws IOException {
        try (InputStream in = Files.newInputStream(copy)) {
            return in.read() == '<'
                    ? "; it begins with '<', so it is probably the error or sign-in page of a proxy"
                    : "";
        }
    }

    private static void requireFileName(String name) {
        if (NOT_NAMES.contains(name.strip()) || name.contains("/") || name.contains("\\")) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is no file name: give one that is not blank, without a folder or separator");
        }
    }

    private static void requireMirror(URI mirror) {
        if (!"https".equalsIgnoreCase(mirror.getScheme()) && !"http".equalsIgnoreCase(mirror.getScheme())) {
            throw new IllegalArgumentException("mirror " + mirror + " is neither an http nor an https address");
        }
        if (mirror.getHost() == null) {
            throw new IllegalArgumentException("mirror " + mirror + " names no host");
        }
        if (mirror.getUserInfo() != null) {
            // Not quoted whole: the message must not spread the password.
            throw new IllegalArgumentException("the mirror at " + mirror.getHost()
                    + " has a user or password in its address, which would be logged: give an address without");
        }
    }
}
