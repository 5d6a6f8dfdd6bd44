package io.github.brushwork.vgg.format;

import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.filter.PipelineFilterWithData;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Checks a chunked data set before it is read. The HDF5 reader inflates a chunk as far as it goes, whatever size it should
 * have, and takes a chunk that is not there for zeros.
 *
 * @param dataset the data set, whose shape is known to be that of a VGG's tensor
 * @param faults names the file
 */
record Hdf5Chunks(ChunkedDataset dataset, Faults faults) {

    private static final int DEFLATE = 1;
    private static final int SHUFFLE = 2;
    private static final int BLOCK = 1 << 13;

    /**
     * Refuses the data set unless every chunk is there and has just the size of a chunk.
     *
     * @throws WeightsException if it has not
     */
    void requireSound() {
        List<Integer> filters =
                dataset.getFilters().stream().map(PipelineFilterWithData::getId).toList();
        boolean inflate = filters.contains(DEFLATE);
        if (!List.of(List.of(), List.of(SHUFFLE), List.of(DEFLATE), List.of(SHUFFLE, DEFLATE))
                .contains(filters)) {
            throw faults.faultWithRemedy(
                    "has " + place() + " with the filters " + dataset.getFilters(),
                    "write it without compression, or with gzip with or without shuffling");
        }
        int[] chunk = dataset.getChunkDimensions();
        long bytes = requireWithinDataSet(chunk);
        int[] offset = new int[chunk.length];
        do {
            requireSize(offset, bytes, inflate);
        } while (advance(offset, chunk));
    }

    private long requireWithinDataSet(int[] chunk) {
        int[] sides = dataset.getDimensions();
        long bytes = dataset.getDataType().getSize();
        for (int i = 0; i < sides.length; i++) {
            if (chunk.length != sides.length || chunk[i] < 1 || chunk[i] > sides[i]) {
                throw faults.fault("has chunks in " + place() + " that do not fit its shape");
            }
            bytes *= chunk[i];
        }
        return bytes;
    }

    private void requireSize(int[] offset, long expected, boolean inflate) {
        ByteBuffer raw = dataset.getRawChunkBuffer(offset);
        long actual = inflate ? inflated(raw, expected) : raw.remaining();
        if (actual != expected) {
            throw faults.fault("has a chunk in " + place() + " that holds not the " + expected + " bytes of a chunk");
        }
    }

    /** How many bytes a chunk inflates to, counted no further than one block beyond what is expected. */
    private long inflated(ByteBuffer raw, long expected) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(raw);
            byte[] block = new byte[BLOCK];
            int count;
            do {
                count = inflater.inflate(block);
            } while (count > 0 && inflater.getBytesWritten() <= expected);
            return inflater.getBytesWritten();
        } catch (DataFormatException e) {
            throw faults.fault("has a damaged chunk in " + place(), e);
        } finally {
            inflater.end();
        }
    }

    /** Moves to the next chunk in row-major order; false if there is none. */
    private boolean advance(int[] offset, int[] chunk) {
        int[] sides = dataset.getDimensions();
        for (int i = offset.length - 1; i >= 0; i--) {
            offset[i] += chunk[i];
            if (offset[i] < sides[i]) {
                return true;
            }
            offset[i] = 0;
        }
        return false;
    }

    private String place() {
        return "data set " + dataset.getPath();
    }
}
