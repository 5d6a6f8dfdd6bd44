package io.github.brushwork.transfer;

import io.github.brushwork.core.file.WholeFile;
import io.github.brushwork.optim.OptimizerStates;
import io.github.brushwork.optim.StopReason;
import io.github.brushwork.transfer.record.Reweighing;
import io.github.brushwork.transfer.record.ScaleEnd;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * Writes and reads checkpoints. The form: 8 bytes "brushchk", the version as an int, conditions, scale, changed weights, ends of scales and trace, the
 * CRC-32 of all that as a long, then the optimizer's state as {@link OptimizerStates} writes it, which has a checksum of its own.
 */
final class CheckpointFile {

    private static final byte[] SIGNATURE = "brushchk".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    /** More entries than this are not believed, so that a damaged count does not fill the memory. */
    private static final int MOST_ENTRIES = 10_000_000;

    private CheckpointFile() {}

    /** Replaces a file, as a whole. */
    static void write(Checkpoint checkpoint, Path file) {
        try {
            WholeFile.write(file, out -> write(checkpoint, out));
        } catch (IOException e) {
            throw new CheckpointException("cannot write the checkpoint " + file + ": " + e, e);
        }
    }

    private static void write(Checkpoint checkpoint, OutputStream file) throws IOException {
        BufferedOutputStream buffered = new BufferedOutputStream(file);
        CheckedOutputStream checked = new CheckedOutputStream(buffered, new CRC32());
        DataOutputStream out = new DataOutputStream(checked);
        out.write(SIGNATURE);
        out.writeInt(VERSION);
        out.writeInt(checkpoint.conditions().size());
        for (Map.Entry<String, String> condition : checkpoint.conditions().entrySet()) {
            writeText(condition.getKey(), out);
            writeText(condition.getValue(), out);
        }
        out.writeInt(checkpoint.scale());
        writeAll(checkpoint.reweighings(), CheckpointFile::writeReweighing, out);
        writeAll(checkpoint.ends(), CheckpointFile::writeEnd, out);
        writeAll(checkpoint.trace(), CheckpointFile::writePoint, out);
        out.flush();
        new DataOutputStream(buffered).writeLong(checked.getChecksum().getValue());
        OptimizerStates.write(checkpoint.state(), buffered);
        buffered.flush();
    }

    private interface Writer<T> {
        void write(T value, DataOutputStream out) throws IOException;
    }

    private static <T> void writeAll(List<T> values, Writer<T> writer, DataOutputStream out) throws IOException {
        out.writeInt(values.size());
        for (T value : values) {
            writer.write(value, out);
        }
    }

    private static void writeReweighing(Reweighing change, DataOutputStream out) throws IOException {
        out.writeInt(change.iteration());
        writeText(change.term(), out);
        out.writeDouble(change.weight());
    }

    private static void writeEnd(ScaleEnd end, DataOutputStream out) throws IOException {
        out.writeInt(end.scale());
        out.writeInt(end.iterations());
        out.writeInt(end.evaluations());
        out.writeInt(end.unfinished());
        writeText(end.reason().kind().name(), out);
        writeText(end.reason().message(), out);
    }

    private static void writePoint(TracePoint point, DataOutputStream out) throws IOException {
        out.writeInt(point.scale());
        out.writeInt(point.iteration());
        out.writeInt(point.evaluations());
        out.writeDouble(point.loss());
        writeNumbers(point.contributions(), out);
        out.writeLong(point.elapsed().toNanos());
    }

    private static void writeNumbers(Map<String, Double> numbers, DataOutputStream out) throws IOException {
        out.writeInt(numbers.size());
        for (Map.Entry<String, Double> number : numbers.entrySet()) {
            writeText(number.getKey(), out);
            out.writeDouble(number.getValue());
        }
    }

    /** Of any length, where {@link DataOutputStream#writeUTF} has 64 KiB. */
    private static void writeText(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static Checkpoint read(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return read(in);
        } catch (NoSuchFileException e) {
            throw new CheckpointException("there is no checkpoint " + file, e);
        } catch (EOFException e) {
            throw new CheckpointException("the checkpoint " + file + " is cut off: use an earlier one", e);
        } catch (IOException e) {
            throw new CheckpointException("cannot read the checkpoint " + file + ": " + e.getMessage(), e);
        }
    }

    private static Checkpoint read(InputStream file) throws IOException {
        CheckedInputStream checked = new CheckedInputStream(file, new CRC32());
        DataInputStream in = new DataInputStream(checked);
        requireSignature(in);
        Map<String, String> conditions = new LinkedHashMap<>();
        for (int i = count(in); i > 0; i--) {
            conditions.put(readText(in), readText(in));
        }
        int scale = in.readInt();
        List<Reweighing> reweighings = readAll(CheckpointFile::readReweighing, in);
        List<ScaleEnd> ends = readAll(CheckpointFile::readEnd, in);
        List<TracePoint> trace = readAll(CheckpointFile::readPoint, in);
        long sum = checked.getChecksum().getValue();
        if (new DataInputStream(file).readLong() != sum) {
            throw new IOException("its checksum is wrong, so it is damaged");
        }
        return new Checkpoint(conditions, scale, reweighings, ends, trace, OptimizerStates.read(file));
    }

    private static void requireSignature(DataInputStream in) throws IOException {
        byte[] found = in.readNBytes(SIGNATURE.length);
        if (!Arrays.equals(found, SIGNATURE)) {
            throw new IOException("it is not a checkpoint of a style transfer");
        }
        int version = in.readInt();
        if (version != VERSION) {
            throw new IOException("it has the form of version " + version + ", but only version " + VERSION
                    + " is known here: resume with the library that wrote it");
        }
    }

    private interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    private static <T> List<T> readAll(Reader<T> reader, DataInputStream in) throws IOException {
        List<T> values = new ArrayList<>();
        for (int i = count(in); i > 0; i--) {
            values.add(reader.read(in));
        }
        return values;
    }

    private static Reweighing readReweighing(DataInputStream in) throws IOException {
        return new Reweighing(in.readInt(), readText(in), in.readDouble());
    }

    private static ScaleEnd readEnd(DataInputStream in) throws IOException {
        return new ScaleEnd(
                in.readInt(), in.readInt(), in.readInt(), in.readInt(), new StopReason(readKind(in), readText(in)));
    }

    private static StopReason.Kind readKind(DataInputStream in) throws IOException {
        String name = readText(in);
        return Arrays.stream(StopReason.Kind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IOException("it is damaged: a scale ended by \"" + name + "\""));
    }

    private static TracePoint readPoint(DataInputStream in) throws IOException {
        return new TracePoint(
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readDouble(),
                readNumbers(in),
                Duration.ofNanos(in.readLong()));
    }

    private static Map<String, Double> readNumbers(DataInputStream in) throws IOException {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (int i = count(in); i > 0; i--) {
            numbers.put(readText(in), in.readDouble());
        }
        return numbers;
    }

    private static String readText(DataInputStream in) throws IOException {
        int length = count(in);
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST_ENTRIES) {
            throw new IOException("it is damaged: a count of " + count);
        }
        return count;
    }
}
