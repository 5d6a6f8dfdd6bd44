package io.github.brushwork.vgg.format;

import io.github.brushwork.vgg.architecture.Architecture;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads convolutions from safetensors files: eight bytes with the header's length, little-endian; the header, a JSON object
 * of the tensors' types, shapes and offsets; the tensors' bytes, little-endian and row-major, without holes.
 *
 * <p>Source: <a href="https://github.com/huggingface/safetensors">huggingface/safetensors</a>, README and {@code
 * safetensors/src/tensor.rs}. That implementation takes headers of up to 100 MB; this one of up to {@link Json#LARGEST},
 * since a VGG's has a few kilobytes. As there, the tensors must cover the file.
 */
final class SafetensorsWeights {

    private static final Set<Layout> LAYOUTS = Set.of(Layout.OIHW);
    private static final String METADATA = "__metadata__";
    private static final int LENGTH_BYTES = Long.BYTES;

    private final FileChannel channel;
    private final Faults faults;

    private SafetensorsWeights(FileChannel channel, Faults faults) {
        this.channel = channel;
        this.faults = faults;
    }

    /** Whether a file that begins with these bytes is of this format, sound or not. */
    static boolean isMagic(byte[] beginning) {
        return beginning.length > LENGTH_BYTES && beginning[LENGTH_BYTES] == '{';
    }

    /**
     * The convolutions of a file. Only their tensors are read.
     *
     * @throws WeightsException if it is damaged or for another network
     */
    static VggWeights read(Path file, Architecture architecture) {
        Faults faults = new Faults(file);
        try (FileChannel channel = FileChannel.open(file)) {
            SafetensorsWeights weights = new SafetensorsWeights(channel, faults);
            return new ConvolutionAssembly(faults, weights.tensors(), LAYOUTS).assemble(architecture);
        } catch (IOException e) {
            throw faults.fault("cannot be read (" + e + ")", e);
        }
    }

    private Map<String, StoredTensor> tensors() throws IOException {
        long headerLength = bytes(0, LENGTH_BYTES).getLong();
        if (headerLength < 0 || headerLength > Json.LARGEST) {
            throw faults.fault("states a header of " + Long.toUnsignedString(headerLength) + " bytes, where "
                    + Json.LARGEST + " is the most that is read");
        }
        byte[] header = bytes(LENGTH_BYTES, (int) headerLength).array();
        long dataStart = LENGTH_BYTES + headerLength;
        List<SafetensorsEntry> entries = entries(header);
        requireCover(entries, channel.size() - dataStart);
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        entries.forEach(entry -> tensors.put(entry.name(), new Tensor(entry, dataStart)));
        return tensors;
    }

    private List<SafetensorsEntry> entries(byte[] header) {
        Map<String, Object> members;
        try {
            members = Json.parseObject(header);
        } catch (IOException e) {
            throw faults.fault("has a header that is no JSON of its kind (" + e.getMessage() + ")", e);
        }
        return members.entrySet().stream()
                .filter(member -> !member.getKey().equals(METADATA))
                .map(member -> SafetensorsEntry.of(member.getKey(), member.getValue(), faults))
                .toList();
    }

    private void requireCover(List<SafetensorsEntry> entries, long size) {
        long end = 0;
        List<SafetensorsEntry> ordered = entries.stream()
                .sorted(Comparator.comparingLong(SafetensorsEntry::begin).thenComparingLong(SafetensorsEntry::end))
                .toList();
        for (SafetensorsEntry entry : ordered) {
            if (entry.begin() != end) {
                throw faults.fault("has a header whose tensor " + entry.name() + " begins at byte " + entry.begin()
                        + ", where the one before it ends at " + end);
            }
            end = entry.end();
        }
        if (end != size) {
            throw faults.fault((end > size ? "is cut short: it has " : "has more than its tensors: ") + size
                    + " bytes after its" + " header, which speaks of " + end);
        }
    }

    private ByteBuffer bytes(long position, int count) throws IOException {
        if (position + count > channel.size()) {
            throw faults.fault("is cut short: it has " + channel.size() + " bytes, where " + count
                    + " are expected from byte " + position + " on");
        }
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
        }
        return bytes.flip();
    }

    /** A tensor of the file. */
    private final class Tensor implements StoredTensor {

        private final SafetensorsEntry entry;
        private final long dataStart;

        Tensor(SafetensorsEntry entry, long dataStart) {
            this.entry = entry;
            this.dataStart = dataStart;
        }

        @Override
        public String place() {
            return "tensor " + entry.name();
        }

        @Override
        public int[] shape() {
            return entry.shape();
        }

        @Override
        public float[] values() {
            FloatType type = Stream.of(FloatType.values())
                    .filter(each -> each.name().equals(entry.type()))
                    .findFirst()
                    .orElseThrow(() -> faults.fault("has " + place() + " of type " + entry.type() + ", where one of "
                            + List.of(FloatType.values()) + " is expected"));
            int count = (int) ((entry.end() - entry.begin()) / type.size());
            try {
                return type.read(bytes(dataStart + entry.begin(), count * type.size()), count);
            } catch (IOException e) {
                throw faults.fault("cannot be read (" + e + ")", e);
            }
        }
    }
}
