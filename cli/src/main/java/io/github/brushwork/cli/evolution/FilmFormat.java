package io.github.brushwork.cli.evolution;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;

/** Writes films. */
sealed interface FilmFormat permits Gif, Ffmpeg {

    /** Frames a second that it can show at most. */
    int fastest();

    /**
     * Looks whether it can write here.
     *
     * @throws IllegalStateException if not; the message says what is missing
     */
    void requireUsable(Path file);

    /** Writes a film; shots are taken one by one, so that one is held at a time. */
    void write(Iterator<Shot> shots, int rate, Path file) throws IOException;
}
