package io.github.brushwork.vgg.download;

/**
 * A file that could not be fetched; the message names the file, what went wrong at each place, and what to do. The causes
 * of the single failures are attached as suppressed exceptions.
 */
public final class DownloadException extends RuntimeException {

    DownloadException(String message) {
        super(message);
    }

    DownloadException(String message, Throwable cause) {
        super(message, cause);
    }
}
