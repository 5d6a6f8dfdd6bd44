package io.github.brushwork.transfer;

import io.github.brushwork.optim.OptimizerStates;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * Writes and reads checkpoints. The form: 8 bytes "brushchk", the version as an int, conditions, scale, weights and trace, the
 * CRC-32 of all that as a long, then the optimizer's state as {@link OptimizerStates} writes it, which has a checksum of its own.
 */
final class CheckpointFile {

    private static final byte[] SIGNATURE = "brushchk".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    /** More entries than this are not believed, so that a damaged count does not fill the memory. */
    private static final int MOST_ENTRIES = 10_000_000;

    private CheckpointFile() {}

    /** Replaces a file, as a whole. Not by way of a channel, which an interrupted thread would close. */
    static void write(Checkpoint checkpoint, Path file) {
        Path temporary = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try {
                try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
                    write(checkpoint, out);
                    out.getFD().sync();
                }
                move(temporary, file);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new CheckpointException("cannot write the checkpoint " + file + ": " + e, e);
        }
    }

    private static void move(Path temporary, Path file) throws IOException {
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
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
        writeNumbers(checkpoint.weights(), out);
        out.writeInt(checkpoint.trace().size());
        for (TracePoint point : checkpoint.trace()) {
            writePoint(point, out);
        }
        out.flush();
        new DataOutputStream(buffered).writeLong(checked.getChecksum().getValue());
        OptimizerStates.write(checkpoint.state(), buffered);
        buffered.flush();
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
        Map<String, Double> weights = readNumbers(in);
        List<TracePoint> trace = new ArrayList<>();
        for (int i = count(in); i > 0; i--) {
            trace.add(readPoint(in));
        }
        long sum = checked.getChecksum().getValue();
        if (new DataInputStream(file).readLong() != sum) {
            throw new IOException("its checksum is wrong, so it is damaged");
        }
        return new Checkpoint(conditions, scale, weights, trace, OptimizerStates.read(file));
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
