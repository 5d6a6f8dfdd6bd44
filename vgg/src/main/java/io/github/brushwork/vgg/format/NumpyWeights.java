package io.github.brushwork.vgg.format;

import io.github.brushwork.vgg.architecture.Architecture;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads convolutions from NumPy's arrays: an {@code .npz} archive, or a folder of {@code .npy} files. An array's name is that
 * of its file without {@code .npy} and without the {@code :0} of TensorFlow; slashes are folders.
 */
final class NumpyWeights {

    private static final Set<Layout> LAYOUTS = Set.of(Layout.HWIO, Layout.OIHW);
    private static final String SUFFIX = ".npy";
    private static final String OUTPUT = ":0";
    // Names such as block1_conv1/kernel are files in a folder in the folder.
    private static final int DEPTH = 2;
    private static final int MOST_FILES = 10_000;

    private NumpyWeights() {}

    /** Whether an archive with these entries is of this format. */
    static boolean isArchive(Set<String> names) {
        return names.stream().anyMatch(name -> name.endsWith(SUFFIX));
    }

    /**
     * The convolutions of an archive.
     *
     * @throws WeightsException if it is damaged or for another network
     */
    static VggWeights read(ZipArchive zip, Faults faults, Architecture architecture) {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        for (String name : zip.names()) {
            if (name.endsWith(SUFFIX)) {
                put(tensors, name, new NpyTensor("array " + name, () -> zip.open(name), faults), faults);
            }
        }
        return new ConvolutionAssembly(faults, tensors, LAYOUTS).assemble(architecture);
    }

    /**
     * The convolutions of a folder.
     *
     * @throws WeightsException if it is damaged or for another network
     */
    static VggWeights readFolder(Path folder, Architecture architecture) {
        Faults faults = new Faults(folder);
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        for (Path file : arrays(folder, faults)) {
            String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
            put(tensors, name, new NpyTensor("array " + name, () -> Files.newInputStream(file), faults), faults);
        }
        if (tensors.isEmpty()) {
            throw faults.fault("is a directory without .npy files");
        }
        return new ConvolutionAssembly(faults, tensors, LAYOUTS).assemble(architecture);
    }

    private static List<Path> arrays(Path folder, Faults faults) {
        try (Stream<Path> walk = Files.walk(folder, DEPTH)) {
            List<Path> all = walk.limit(MOST_FILES + 1L).toList();
            if (all.size() > MOST_FILES) {
                throw faults.fault("is a directory of more than " + MOST_FILES + " files");
            }
            return all.stream()
                    .filter(file -> file.toString().endsWith(SUFFIX) && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw faults.fault("cannot be listed (" + e + ")", e);
        }
    }

    private static void put(Map<String, StoredTensor> tensors, String file, StoredTensor tensor, Faults faults) {
        String name = file.substring(0, file.length() - SUFFIX.length());
        String plain = name.endsWith(OUTPUT) ? name.substring(0, name.length() - OUTPUT.length()) : name;
        if (tensors.put(plain, tensor) != null) {
            throw faults.fault("has two arrays called " + plain);
        }
    }
}
