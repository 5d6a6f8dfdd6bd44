package io.github.brushwork.cli.batch;

import io.github.brushwork.cli.batch.Outcome.Done;
import io.github.brushwork.cli.batch.Outcome.Dropped;
import io.github.brushwork.cli.batch.Outcome.Failed;
import io.github.brushwork.cli.batch.Outcome.Painted;
import io.github.brushwork.cli.options.TransferOptions;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.KeptNetwork;
import io.github.brushwork.transfer.MemoryUse;
import io.github.brushwork.transfer.NetworkCache;
import io.github.brushwork.transfer.StyleCache;
import io.github.brushwork.transfer.StyleTransfer;
import io.github.brushwork.transfer.StyleTransferBuilder;
import io.github.brushwork.transfer.StyleTransferResult;
import io.github.brushwork.transfer.record.RecordException;
import io.github.brushwork.transfer.record.TransferRecord;
import io.github.brushwork.transfer.settings.Preset;
import io.github.brushwork.transfer.settings.Start;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/** Does one job after another, or several at the same time; they share networks, and what is found out about styles. */
final class Painter {

    /** The share of the heap that large arrays can fill. */
    private static final double USABLE = 0.9;

    private final boolean again;
    private final boolean parallel;
    private final PrintWriter messages;
    private final BatchDisplay display;
    private final StyleCache styles;
    private final NetworkCache networks = new NetworkCache();
    private final MemoryGate memory =
            new MemoryGate((long) (USABLE * Runtime.getRuntime().maxMemory()));
    private final Object preparing = new Object();

    Painter(boolean again, boolean parallel, int styles, PrintWriter messages, BatchDisplay display) {
        this.again = again;
        this.parallel = parallel;
        this.styles = StyleCache.ofSize(styles);
        this.messages = messages;
        this.display = display;
    }

    /** A job whose pictures are read. */
    private record Prepared(Job job, TransferOptions options, StyleTransferBuilder transfer) {}

    /** Paints and writes a picture, unless it is there; whatever goes wrong is the outcome. */
    Outcome paint(Job job) {
        Outcome outcome = attempt(job);
        if (outcome instanceof Failed failed) {
            display.failed(job, failed.reason());
        }
        return outcome;
    }

    private Outcome attempt(Job job) {
        try {
            return ended(job);
        } catch (CancellationException e) {
            return new Dropped();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Dropped();
        } catch (RuntimeException | Error e) { // of a job, or of an engine that was interrupted, in whatever class
            return Thread.currentThread().isInterrupted() ? new Dropped() : new Failed(e);
        }
    }

    private Outcome ended(Job job) throws InterruptedException {
        if (!parallel) {
            return paint(prepare(job));
        }
        Prepared prepared;
        MemoryGate.Share share;
        // One at a time, for pictures are read before it is known what they need.
        synchronized (preparing) {
            prepared = prepare(job);
            share = memory.enter(memoryUse(prepared).heapBytes());
        }
        try (share) {
            return paint(prepared);
        }
    }

    private Prepared prepare(Job job) {
        TransferOptions options = JobCommand.options(job);
        return new Prepared(job, options, options.transfer(Painter::named, Painter::named, messages));
    }

    private static Image named() {
        throw new IllegalStateException("a job names its pictures");
    }

    private MemoryUse memoryUse(Prepared prepared) {
        return prepared.transfer()
                .network(prepared.options().standIn(networks))
                .build()
                .memoryUse();
    }

    private Outcome paint(Prepared prepared) {
        Job job = prepared.job();
        TransferOptions options = prepared.options();
        options.saveSettings();
        StyleTransferBuilder transfer = prepared.transfer()
                .network(new KeptNetwork(options.networkSource(messages, networks)))
                .styleCache(styles);
        if (!again && isDone(job, options.settings(), transfer.build())) {
            display.done(job);
            return new Done();
        }
        requireWritable(job.output());
        StyleTransferResult result =
                transfer.listener(display.begun(job)).build().run();
        return switch (result.stopReason().kind()) {
            case INTERRUPTED, LISTENER -> new Dropped();
            default -> written(job, result);
        };
    }

    private Outcome written(Job job, StyleTransferResult result) {
        result.saveWithRecord(job.output());
        display.painted(job, result);
        return new Painted();
    }

    private static boolean isDone(Job job, Preset settings, StyleTransfer transfer) {
        Path file = TransferRecord.beside(job.output());
        if (!Files.exists(job.output()) || !Files.exists(file)) {
            return false;
        }
        try {
            TransferRecord record = settings.start() instanceof Start.Given given
                    ? TransferRecord.read(file, given.image())
                    : TransferRecord.read(file);
            return record.isOfWholeRun() && transfer.differenceFrom(record).isEmpty();
        } catch (RecordException e) {
            return false;
        }
    }

    private static void requireWritable(Path output) {
        try {
            Files.createDirectories(output.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder of " + output + ": " + e, e);
        }
        Image.requireWritable(output);
    }

    /** Reads pictures and looks at the memory, but paints nothing. */
    Outcome look(Job job) {
        try {
            MemoryUse need = memoryUse(prepare(job));
            return need.fits() ? new Painted() : new Failed(new IllegalArgumentException("it needs " + need));
        } catch (RuntimeException | Error e) {
            return new Failed(e);
        }
    }
}
