package io.github.brushwork.vgg.format;

import io.github.brushwork.vgg.architecture.Architecture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads weight files of every format that is understood, told by their content and not by their name. */
public final class WeightFiles {

    private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    // HDF5 may begin after a block of the user's own, of 512 bytes or twice, four times, ... as many.
    private static final int[] HDF5_STARTS = {0, 512, 1024, 2048};
    private static final byte[] ZIP = {'P', 'K'};
    private static final int PICKLE = 0x80;
    private static final int BEGINNING = 2048 + 8;

    private WeightFiles() {}

    /**
     * The weights in a file or folder. Understood are:
     *
     * <ul>
     *   <li>Keras' HDF5: weights alone or a whole model of Keras 1 and 2, {@code .weights.h5} of Keras 3, {@code .keras};
     *   <li>safetensors, with the keys of torchvision and timm ({@code features.0.weight}) or of Caffe ({@code
     *       conv1_1.weight}), of any type of floating point;
     *   <li>NumPy's {@code .npz} and folders of {@code .npy}, named {@code conv1_1_W} and {@code conv1_1_b}, {@code
     *       block1_conv1_W} and {@code block1_conv1_b}, {@code block1_conv1/kernel} and {@code block1_conv1/bias}, or as in
     *       safetensors;
     *   <li>Deeplearning4j's zip files of graphs, as its {@code ModelSerializer} writes the VGG16 and VGG19 of its zoo.
     * </ul>
     *
     * <p>Weights under torchvision's keys take {@code Preprocessing.TORCHVISION}, all others {@code Preprocessing.CAFFE}: that
     * is what the files of that name that are around were trained on, and nothing in a file says it. Where it does not fit,
     * {@code Network.withPreprocessing} replaces it.
     *
     * <p>Files are not trusted. They are neither extracted nor unpickled, links in them are not followed, and what is
     * allocated is bounded by what a VGG needs or by the file's own size. One thing remains: the HDF5 reader follows
     * the trees within a file wherever they lead, and a file made for the purpose can keep it busy for a long time.
     *
     * @param file a file, or a folder of {@code .npy} files
     * @param architecture the network they are for
     * @return the convolutions that the file holds, from the first one on
     * @throws WeightsException if the file is missing, damaged, of another format or for another network, lacks a layer
     *     between two others, or a weight has the wrong shape or type or is not finite in single precision
     */
    public static VggWeights read(Path file, Architecture architecture) {
        if (!Files.exists(file)) {
            throw new WeightsException("there is no weights file " + file + ": check the path");
        }
        if (Files.isDirectory(file)) {
            return NumpyWeights.readFolder(file, architecture);
        }
        byte[] beginning = beginning(file);
        if (isHdf5(beginning)) {
            return Hdf5Weights.read(file, architecture);
        }
        if (startsWith(beginning, 0, ZIP)) {
            return readZip(file, architecture);
        }
        if (SafetensorsWeights.isMagic(beginning)) {
            return SafetensorsWeights.read(file, architecture);
        }
        throw unknown(beginning, new Faults(file));
    }

    private static byte[] beginning(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return stream.readNBytes(BEGINNING);
        } catch (IOException e) {
            throw new Faults(file).fault("cannot be read (" + e + ")", e);
        }
    }

    private static boolean isHdf5(byte[] beginning) {
        return Arrays.stream(HDF5_STARTS).anyMatch(start -> startsWith(beginning, start, HDF5));
    }

    private static boolean startsWith(byte[] bytes, int start, byte[] magic) {
        return bytes.length >= start + magic.length
                && Arrays.equals(bytes, start, start + magic.length, magic, 0, magic.length);
    }

    private static VggWeights readZip(Path file, Architecture architecture) {
        Faults faults = new Faults(file);
        try (ZipArchive zip = new ZipArchive(file, faults)) {
            if (zip.names().contains(KerasArchive.WEIGHTS)) {
                return Hdf5Weights.read(ByteBuffer.wrap(KerasArchive.weights(zip, file, faults)), faults, architecture);
            }
            if (zip.names().contains(Dl4jWeights.CONFIGURATION)) {
                return Dl4jWeights.read(zip, faults, architecture);
            }
            if (NumpyWeights.isArchive(zip.names())) {
                return NumpyWeights.read(zip, faults, architecture);
            }
            if (zip.names().stream().anyMatch(name -> name.endsWith("data.pkl"))) {
                throw pickle(faults);
            }
            throw faults.fault("is a zip archive, but neither of Keras, nor of NumPy, nor of Deeplearning4j");
        }
    }

    private static WeightsException unknown(byte[] beginning, Faults faults) {
        if (NpyHeader.isMagic(beginning)) {
            return faults.faultWithRemedy(
                    "is one .npy array, where a network has many",
                    "put all of them into a folder and name that, or into an .npz archive");
        }
        if (beginning.length > 0 && Byte.toUnsignedInt(beginning[0]) == PICKLE) {
            return pickle(faults);
        }
        return faults.fault("is of no format that is understood: it is not HDF5, safetensors, .npz or a zip of"
                + " Deeplearning4j");
    }

    private static WeightsException pickle(Faults faults) {
        return faults.faultWithRemedy(
                "is a pickle of PyTorch or Python, which could run any program and is never unpickled",
                "convert it to safetensors, for example with safetensors.torch.save_file");
    }
}
