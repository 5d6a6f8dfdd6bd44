package io.github.brushwork.cli.evolution;

import com.madgag.gif.fmsware.AnimatedGifEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;

/** Animated GIFs, which run for ever: 256 colours, chosen anew for each picture. */
record Gif() implements FilmFormat {

    private static final int MILLISECONDS = 1000;

    /** Browsers show those that are to be faster than 50 frames a second at 10. */
    private static final int FASTEST = 50;

    @Override
    public int fastest() {
        return FASTEST;
    }

    @Override
    public void requireUsable(Path file) {
        // written in Java
    }

    @Override
    public void write(Iterator<Shot> shots, int rate, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            AnimatedGifEncoder encoder = new AnimatedGifEncoder();
            encoder.setRepeat(0);
            requireDone(encoder.start(out));
            while (shots.hasNext()) {
                Shot shot = shots.next();
                encoder.setDelay(MILLISECONDS * shot.frames() / rate);
                requireDone(encoder.addFrame(shot.picture()));
            }
            requireDone(encoder.finish());
        }
    }

    /** The encoder does not say what happened. */
    private static void requireDone(boolean done) throws IOException {
        if (!done) {
            throw new IOException("the GIF could not be written; is there space left?");
        }
    }
}
