package io.github.brushwork.cli.evolution;

import io.github.brushwork.core.image.ImageException;
import io.github.brushwork.optim.OptimizationListener.Decision;
import io.github.brushwork.transfer.Snapshot;
import io.github.brushwork.transfer.Snapshots;
import io.github.brushwork.transfer.TransferListener;
import io.github.brushwork.transfer.TransferProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Pictures of a run as it goes on, in files, so that the memory does not depend on how many there are. One that cannot be written
 * does not end the run, whose result may have taken hours: {@link #requireAll} tells of it afterwards.
 */
public final class Frames implements TransferListener, AutoCloseable {

    private final TransferListener snapshots;
    private final Function<TransferProgress, Path> names;
    private final Optional<Path> temporary;
    private final List<Frame> frames = new ArrayList<>();
    private Path next;
    private ImageException failure;

    private Frames(
            Function<Consumer<Snapshot>, Snapshots> snapshots,
            Function<TransferProgress, Path> names,
            Optional<Path> temporary) {
        this.snapshots = snapshots.apply(this::keep);
        this.names = names;
        this.temporary = temporary;
    }

    /**
     * Frames that stay, named after the result: {@code out-020.png} for {@code out.png}.
     *
     * @param output the result's file
     * @param every iterations from one to the next, at least 1
     * @return the frames, none yet
     */
    public static Frames beside(Path output, int every) {
        return new Frames(
                taker -> Snapshots.every(every, taker), progress -> beside(output, progress), Optional.empty());
    }

    private static Path beside(Path output, TransferProgress progress) {
        String name = output.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return output.resolveSibling(name.substring(0, dot) + "-" + number(progress) + name.substring(dot));
    }

    /** With leading zeros, so that files in the order of their names are in the order of time. */
    private static String number(TransferProgress progress) {
        int digits = Integer.toString(progress.iterations()).length();
        return String.format(Locale.ROOT, "%0" + digits + "d", progress.point().iteration());
    }

    /**
     * Frames that are deleted when this is closed.
     *
     * @param count how many, evenly through the run; at least 1
     * @return the frames, none yet
     * @throws UncheckedIOException if there is no place for temporary files
     */
    public static Frames temporary(int count) {
        try {
            Path folder = Files.createTempDirectory("stylize-");
            return new Frames(
                    taker -> Snapshots.evenly(count, taker),
                    progress -> folder.resolve(number(progress) + ".png"),
                    Optional.of(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("no place for temporary pictures: " + e, e);
        }
    }

    @Override
    public Decision onIteration(TransferProgress progress) {
        next = names.apply(progress);
        return snapshots.onIteration(progress);
    }

    private void keep(Snapshot snapshot) {
        if (failure != null) {
            return;
        }
        try {
            snapshot.image().write(next);
            frames.add(new Frame(snapshot.point(), next));
        } catch (ImageException e) {
            failure = e;
        }
    }

    /**
     * The frames so far.
     *
     * @return first frame first
     */
    public List<Frame> frames() {
        return List.copyOf(frames);
    }

    /**
     * Tells of a frame that could not be written.
     *
     * @throws ImageException if there is one
     */
    public void requireAll() {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() {
        temporary.ifPresent(Frames::delete);
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the temporary pictures " + folder + ": " + e, e);
        }
    }
}
