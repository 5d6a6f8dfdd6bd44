package io.github.brushwork.transfer;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.optim.StopReason;
import io.github.brushwork.transfer.record.RecordException;
import io.github.brushwork.transfer.record.TransferRecord;
import io.github.brushwork.transfer.settings.Preset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a transfer made, and how.
 *
 * @param image the picture; as large as the content after resizing, with the content's alpha
 * @param content the content image at that size
 * @param styles the style images at the sizes at which they were read
 * @param trace the losses after each iteration
 * @param stopReason why the optimisation ended
 * @param engine what computed it
 * @param network the network and where its weights came from
 * @param preset the settings
 * @param seed the seed of everything random
 * @param preparation time for network and targets
 * @param optimization time for the iterations
 * @param recording makes the record when it is first asked for
 */
public record StyleTransferResult(
        Image image,
        Image content,
        List<Image> styles,
        List<TracePoint> trace,
        StopReason stopReason,
        String engine,
        String network,
        Preset preset,
        long seed,
        Duration preparation,
        Duration optimization,
        Supplier<TransferRecord> recording) {

    public StyleTransferResult {
        styles = List.copyOf(styles);
        trace = List.copyOf(trace);
    }

    /**
     * How it came about, to make it again. Made when it is first asked for, as the hashes in it take a while; until then the result
     * keeps the network and the pictures as they were given.
     *
     * @return the record
     */
    public TransferRecord record() {
        return recording.get();
    }

    /**
     * Writes the picture; the file's ending chooses the format, see {@link Image#write}.
     *
     * @param path a file; replaced if it exists, and only once the picture is whole
     * @return this result
     */
    public StyleTransferResult save(Path path) {
        image.write(path);
        return this;
    }

    /**
     * Writes the picture, and then its record beside it: {@code out.png} gets {@code out.png.json}.
     *
     * @param path a file; both are replaced if they exist, each only once it is whole
     * @return this result
     * @throws RecordException if the record cannot be written; the picture is there then
     */
    public StyleTransferResult saveWithRecord(Path path) {
        save(path);
        record().write(TransferRecord.beside(path));
        return this;
    }
}
