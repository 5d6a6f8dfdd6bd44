package io.github.brushwork.vgg.format;

import io.github.brushwork.vgg.architecture.Architecture;
import io.jhdf.HdfFile;
import io.jhdf.api.Group;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Reads convolutions from HDF5 files that Keras wrote, in the layout of {@link KerasLayout} or {@link Keras3Layout}.
 *
 * <p>The file is mapped, not read, so that lengths in it, which the HDF5 reader believes, lead out of the mapping and not to
 * large arrays. Links, which could lead to other files, are not followed.
 */
final class Hdf5Weights {

    private static final Set<Layout> LAYOUTS = Set.of(Layout.HWIO);

    private final Faults faults;

    private Hdf5Weights(Faults faults) {
        this.faults = faults;
    }

    /**
     * The convolutions of a file.
     *
     * @throws WeightsException if it is damaged, of another layout, or for another network
     */
    static VggWeights read(Path file, Architecture architecture) {
        Hdf5Weights weights = new Hdf5Weights(new Faults(file));
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw weights.faults.faultWithRemedy(
                        "has " + channel.size() + " bytes, where 2 GiB is the most that is read of HDF5",
                        "save the weights without the optimizer's state");
            }
            return weights.read(channel.map(MapMode.READ_ONLY, 0, channel.size()), architecture);
        } catch (IOException e) {
            throw weights.faults.fault("cannot be read (" + e + ")", e);
        }
    }

    /**
     * The convolutions of a file within another one.
     *
     * @param faults names the outer file
     * @throws WeightsException if it is damaged, of another layout, or for another network
     */
    static VggWeights read(ByteBuffer bytes, Faults faults, Architecture architecture) {
        return new Hdf5Weights(faults).read(bytes, architecture);
    }

    private VggWeights read(ByteBuffer bytes, Architecture architecture) {
        try (HdfFile hdf = HdfFile.fromByteBuffer(bytes)) {
            requireComplete(hdf);
            return new ConvolutionAssembly(faults, tensors(hdf), LAYOUTS).assemble(architecture);
        } catch (WeightsException e) {
            throw e;
        } catch (RuntimeException e) {
            // Bytes that are not what the format promises end in many kinds of exception inside the HDF5 reader.
            throw faults.fault(
                    "is not HDF5, is damaged or cut short, or has numbers that are not understood, such as bfloat16 ("
                            + e.getMessage() + ")",
                    e);
        } catch (StackOverflowError e) {
            // The reader follows trees and continued headers by recursion, and damaged ones may lead back to
            // themselves.
            throw faults.fault("is damaged: its HDF5 structure contains itself", e);
        }
    }

    /** The reader does not compare the length that the file states with the one it has, and would make up what is cut off. */
    private void requireComplete(HdfFile hdf) {
        long stated = hdf.getHdfBackingStorage().getSuperblock().getEndOfFileAddress();
        if (hdf.size() < stated) {
            throw faults.fault("is cut short: it has " + hdf.size() + " bytes of " + stated);
        }
    }

    private Map<String, StoredTensor> tensors(HdfFile hdf) {
        KerasLayout keras = new KerasLayout(faults);
        Keras3Layout keras3 = new Keras3Layout(faults);
        if (keras.isAt(hdf)) {
            return keras.tensors(hdf);
        }
        if (Hdf5Nodes.child(hdf, KerasLayout.MODEL_WEIGHTS, faults) instanceof Group group && keras.isAt(group)) {
            return keras.tensors(group);
        }
        if (keras3.isAt(hdf)) {
            return keras3.tensors(hdf);
        }
        throw faults.fault("has neither an attribute " + KerasLayout.LAYER_NAMES + " nor groups " + Keras3Layout.VARS
                + " under " + Keras3Layout.LAYERS + ", so it is in none of the layouts of Keras");
    }
}
