package io.github.brushwork.vgg.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes zip archives. */
final class ZipBytes {

    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final int level;

    /** Compressed, but quickly. */
    ZipBytes() {
        this(1);
    }

    /** Compressed at any level; 0 does not compress. */
    ZipBytes(int level) {
        this.level = level;
    }

    ZipBytes entry(String name, byte[] bytes) {
        entries.put(name, bytes);
        return this;
    }

    ZipBytes entry(String name, String text) {
        return entry(name, text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(level);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    Path writeTo(Path file) {
        try {
            return Files.write(file, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
