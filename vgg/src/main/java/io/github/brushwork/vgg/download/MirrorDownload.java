package io.github.brushwork.vgg.download;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The attempts to get a file from one mirror. Used once. */
final class MirrorDownload {

    /**
     * An attempt that brings less than this fraction of the file does not bring it on. It bounds the number of attempts that
     * a mirror gets which sends a little and breaks off.
     */
    private static final long PROGRESS_FRACTION = 100;

    private final RemoteFile file;
    private final URI mirror;
    private final PartFile part;
    private final HttpSource source;
    private final Retries retries;
    private final Pause pause;
    private final DownloadListener listener;

    private int failures;
    private long furthest;
    private boolean startedOver;

    MirrorDownload(
            RemoteFile file,
            URI mirror,
            PartFile part,
            HttpSource source,
            Retries retries,
            Pause pause,
            DownloadListener listener) {
        this.file = file;
        this.mirror = mirror;
        this.part = part;
        this.source = source;
        this.retries = retries;
        this.pause = pause;
        this.listener = listener;
        this.furthest = part.length();
    }

    /**
     * Makes the part whole.
     *
     * @throws MirrorFailure if the mirror does not give the file
     */
    void complete() throws MirrorFailure, InterruptedException {
        while (true) {
            try {
                attempt();
                return;
            } catch (MirrorFailure failure) {
                recover(failure);
            }
        }
    }

    private void recover(MirrorFailure failure) throws MirrorFailure, InterruptedException {
        switch (failure.remedy()) {
            case RETRY -> waitToRetry(failure);
            case START_OVER -> startOver(failure);
            case NEXT_MIRROR -> throw failure;
        }
    }

    private void startOver(MirrorFailure failure) throws MirrorFailure {
        part.discard();
        if (startedOver) {
            throw failure;
        }
        startedOver = true;
        listener.retrying(mirror, failure.getMessage() + ", so it is fetched from the start", Duration.ZERO);
    }

    private void waitToRetry(MirrorFailure failure) throws MirrorFailure, InterruptedException {
        boolean broughtOn = part.length() - furthest >= Math.max(1, file.size() / PROGRESS_FRACTION);
        furthest = Math.max(furthest, part.length());
        failures = broughtOn ? 1 : failures + 1;
        if (failures >= retries.attempts()) {
            throw MirrorFailure.nextMirror(
                    failure.getMessage() + ", at the last of " + retries.attempts() + " attempts", failure);
        }
        Duration delay = retries.delay(failures, failure.askedDelay());
        listener.retrying(mirror, failure.getMessage(), delay);
        pause.await(delay);
    }

    private void attempt() throws MirrorFailure, InterruptedException {
        long have = part.length();
        long resumedAt = have < file.size() ? receive(have) : have;
        Optional<String> flaw = part.flaw();
        if (flaw.isPresent()) {
            // After a resumption the earlier bytes may be to blame; otherwise the mirror is.
            throw resumedAt > 0 ? MirrorFailure.startOver(wrong(flaw.get())) : dropped(wrong(flaw.get()));
        }
    }

    /** Makes one request and writes its body; returns at which byte of the file it began. */
    private long receive(long have) throws MirrorFailure, InterruptedException {
        HttpResponse<Body> response = source.get(mirror, have);
        try (Body body = response.body()) {
            Answer answer = Answer.to(response, file, have);
            long offset = answer.offset();
            listener.started(file, mirror, offset);
            long received = write(body, offset);
            if (received < file.size()) {
                throw tooShort(received, offset == 0 && answer.endIsMarked());
            }
            return offset;
        }
    }

    private long write(Body body, long offset) throws MirrorFailure, InterruptedException {
        long received = offset;
        try (FileChannel channel = part.openAt(offset)) {
            Optional<List<ByteBuffer>> piece = source.next(body, mirror);
            while (piece.isPresent()) {
                received +=
                        piece.get().stream().mapToLong(ByteBuffer::remaining).sum();
                requireNoMore(received);
                part.write(channel, piece.get());
                listener.progressed(received, file.size());
                piece = source.next(body, mirror);
            }
            return received;
        } catch (IOException e) {
            throw new DownloadException("cannot close " + part.path() + " (" + Reasons.of(e) + ")", e);
        }
    }

    /** Before anything of it is written, so that no server can fill the disk. */
    private void requireNoMore(long received) throws MirrorFailure {
        if (received > file.size()) {
            throw dropped("it sends more than the " + file.size() + " bytes of the file");
        }
    }

    private MirrorFailure tooShort(long received, boolean thatIsAll) {
        return thatIsAll
                ? dropped(part.flaw().map(MirrorDownload::wrong).orElseThrow())
                : MirrorFailure.retry("it ends after " + received + " of " + file.size() + " bytes", null);
    }

    private static String wrong(String flaw) {
        return "what arrived is not the file: " + flaw;
    }

    /** The mirror is wrong, and so is what it sent. */
    private MirrorFailure dropped(String reason) {
        part.discard();
        return MirrorFailure.nextMirror(reason);
    }
}
