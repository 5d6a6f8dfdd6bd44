package io.github.brushwork.vgg.download;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Remembers what a downloader tells, in words; progress apart, since its steps depend on the network. */
final class Events implements DownloadListener {

    private final List<String> all = Collections.synchronizedList(new ArrayList<>());
    private final List<Long> progress = Collections.synchronizedList(new ArrayList<>());

    List<String> all() {
        return List.copyOf(all);
    }

    List<Long> progress() {
        return List.copyOf(progress);
    }

    @Override
    public void started(RemoteFile file, URI mirror, long resumedAt) {
        all.add("started at " + resumedAt);
    }

    @Override
    public void progressed(long bytes, long total) {
        progress.add(bytes);
    }

    @Override
    public void retrying(URI mirror, String reason, Duration delay) {
        all.add("retrying in " + delay.toMillis() + " ms: " + reason);
    }

    @Override
    public void givenUp(URI mirror, String reason) {
        all.add("given up: " + reason);
    }

    @Override
    public void replacing(Path target, String reason) {
        all.add("replacing: " + reason);
    }

    @Override
    public void waiting(Path target) {
        all.add("waiting");
    }

    @Override
    public void finished(Path target) {
        all.add("finished");
    }
}
