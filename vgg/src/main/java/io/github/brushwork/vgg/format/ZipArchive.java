package io.github.brushwork.vgg.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A zip archive of a few entries, which are read but never extracted. The sizes that the archive states are not believed:
 * whoever reads an entry says how much to read at most.
 */
final class ZipArchive implements AutoCloseable {

    private static final int MOST_ENTRIES = 10_000;

    private final ZipFile zip;
    private final Faults faults;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();

    /**
     * Opens an archive.
     *
     * @throws WeightsException if it is damaged, has the same name twice, or a name that would lead out of a folder
     */
    ZipArchive(Path file, Faults faults) {
        this.faults = faults;
        try {
            this.zip = new ZipFile(file.toFile());
        } catch (IOException | IllegalArgumentException e) {
            throw faults.fault("is no zip archive, or is damaged or cut short (" + e.getMessage() + ")", e);
        }
        try {
            list();
        } catch (IllegalArgumentException e) {
            // Names and comments are decoded when they are asked for.
            close();
            throw faults.fault("is a damaged zip archive (" + e.getMessage() + ")", e);
        } catch (WeightsException e) {
            close();
            throw e;
        }
    }

    private void list() {
        if (zip.size() > MOST_ENTRIES) {
            throw faults.fault("is an archive of " + zip.size() + " entries");
        }
        zip.stream().forEach(entry -> {
            String name = entry.getName();
            if (leadsOut(name)) {
                throw faults.fault("is an archive with an entry named " + name + ", which leads out of a folder");
            }
            if (entries.put(name, entry) != null) {
                throw faults.fault("is an archive with two entries named " + name);
            }
        });
    }

    private static boolean leadsOut(String name) {
        return name.startsWith("/")
                || name.contains("\\")
                || name.contains(":")
                || List.of(name.split("/")).contains("..");
    }

    /** The names of the entries. */
    Set<String> names() {
        return entries.keySet();
    }

    /** An entry's bytes as they inflate; a damaged entry ends in an {@link IOException}. */
    InputStream open(String name) throws IOException {
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw faults.fault("is an archive without an entry " + name);
        }
        try {
            InputStream stream = zip.getInputStream(entry);
            if (stream == null) {
                throw new IOException("entry " + name + " cannot be found");
            }
            return stream;
        } catch (IllegalArgumentException e) {
            throw new IOException("entry " + name + " is damaged", e);
        }
    }

    /**
     * All bytes of a small entry.
     *
     * @throws WeightsException if there are more than the given number
     */
    byte[] read(String name, int most) throws IOException {
        try (InputStream stream = open(name)) {
            byte[] bytes = stream.readNBytes(most);
            if (stream.read() >= 0) {
                throw faults.fault("is an archive whose entry " + name + " has more than the " + most
                        + " bytes that are expected at most");
            }
            return bytes;
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw faults.fault("cannot be closed (" + e + ")", e);
        }
    }
}
