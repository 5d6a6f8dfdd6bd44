package io.github.brushwork.vgg.download;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The download of one file to one target: goes through the mirrors until one has given it. */
final class Fetch {

    /** What became of one mirror. */
    private record Outcome(URI mirror, MirrorFailure failure) {}

    private final RemoteFile file;
    private final Path target;
    private final Pause pause;
    private final HttpSource source;
    private final Retries retries;
    private final DownloadListener listener;

    Fetch(RemoteFile file, Path target, Pause pause, HttpSource source, Retries retries, DownloadListener listener) {
        this.file = file;
        this.target = target;
        this.pause = pause;
        this.source = source;
        this.retries = retries;
        this.listener = listener;
    }

    /**
     * Puts the file in the target's place; the target's lock must be held.
     *
     * @throws DownloadException if no mirror gives it
     */
    void run() throws InterruptedException {
        PartFile part = new PartFile(file, target);
        List<Outcome> outcomes = new ArrayList<>();
        for (URI mirror : file.mirrors()) {
            try {
                new MirrorDownload(file, mirror, part, source, retries, pause, listener).complete();
                part.moveToTarget();
                listener.finished(target);
                return;
            } catch (MirrorFailure failure) {
                listener.givenUp(mirror, failure.getMessage());
                outcomes.add(new Outcome(mirror, failure));
            }
        }
        throw failure(outcomes);
    }

    private DownloadException failure(List<Outcome> outcomes) {
        String reasons = outcomes.stream()
                .map(outcome ->
                        "  " + outcome.mirror() + ": " + outcome.failure().getMessage() + "\n")
                .collect(Collectors.joining());
        DownloadException exception = new DownloadException("cannot fetch " + file.fileName() + ":\n" + reasons
                + "Try again later (what has arrived is kept), or fetch "
                + file.mirrors().get(0) + " by hand, check that it has " + file.size() + " bytes and the checksum "
                + file.checksum() + ", and put it there: " + target
                + ". Behind a proxy, set the environment variable HTTPS_PROXY=http://host:port");
        outcomes.forEach(outcome -> exception.addSuppressed(outcome.failure()));
        return exception;
    }
}
