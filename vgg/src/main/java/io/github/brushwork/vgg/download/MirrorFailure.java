package io.github.brushwork.vgg.download;

import java.time.Duration;

/** Why a mirror has not given the file, and what follows from it. */
final class MirrorFailure extends Exception {

    /** What follows from a failure. */
    enum Remedy {
        /** Asking again may help. */
        RETRY,
        /** What was there before, or its resumption, is wrong: the part must be dropped and fetched from the start. */
        START_OVER,
        /** This mirror will not give the file. */
        NEXT_MIRROR
    }

    private final Remedy remedy;
    private final Duration askedDelay;

    private MirrorFailure(Remedy remedy, String reason, Duration askedDelay, Throwable cause) {
        super(reason, cause);
        this.remedy = remedy;
        this.askedDelay = askedDelay;
    }

    static MirrorFailure retry(String reason, Throwable cause) {
        return new MirrorFailure(Remedy.RETRY, reason, Duration.ZERO, cause);
    }

    static MirrorFailure retryAfter(String reason, Duration askedDelay) {
        return new MirrorFailure(Remedy.RETRY, reason, askedDelay, null);
    }

    static MirrorFailure startOver(String reason) {
        return new MirrorFailure(Remedy.START_OVER, reason, Duration.ZERO, null);
    }

    static MirrorFailure nextMirror(String reason) {
        return nextMirror(reason, null);
    }

    static MirrorFailure nextMirror(String reason, Throwable cause) {
        return new MirrorFailure(Remedy.NEXT_MIRROR, reason, Duration.ZERO, cause);
    }

    Remedy remedy() {
        return remedy;
    }

    /** The wait that the server asked for, or zero. */
    Duration askedDelay() {
        return askedDelay;
    }
}
