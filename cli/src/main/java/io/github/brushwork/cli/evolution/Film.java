package io.github.brushwork.cli.evolution;

import io.github.brushwork.cli.files.OutputFile;
import io.github.brushwork.core.image.Image;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A film of how a picture came about.
 *
 * @param file its ending, {@code .gif}, {@code .webp} or {@code .mp4}, says its format
 * @param rate pictures a second
 * @param longerSide of the film in pixels, if not that of the result
 */
public record Film(Path file, int rate, Optional<Integer> longerSide) {

    private static final String WHAT = "the film";
    private static final String FFMPEG = "ffmpeg";

    /** The result stays for so long, in seconds. */
    private static final int END = 2;

    /**
     * Creates a film's description.
     *
     * @param file its ending says its format
     * @param rate pictures a second, at least 1
     * @param longerSide of the film in pixels, if not that of the result
     * @throws IllegalArgumentException if there is no such format, or it cannot be so fast
     */
    public Film {
        int fastest = format(file).fastest();
        if (rate < 1 || rate > fastest) {
            throw new IllegalArgumentException(
                    "a film of " + rate + " pictures a second: " + file + " may have 1 to " + fastest);
        }
    }

    private static FilmFormat format(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "gif" -> new Gif();
            case "webp" -> Ffmpeg.webp(FFMPEG);
            case "mp4" -> Ffmpeg.mp4(FFMPEG);
            default ->
                throw new IllegalArgumentException(
                        "the film " + file + " has no ending that is known: use .gif, .webp or .mp4");
        };
    }

    /**
     * Looks whether the film could be written, before there is anything to show.
     *
     * @throws IllegalStateException if a program is missing
     * @throws java.io.UncheckedIOException if there is no such folder, or it may not be written to
     */
    public void requireWritable() {
        format(file).requireUsable(file);
        OutputFile.requireWritable(WHAT, file);
    }

    /**
     * Writes the film; it appears whole or not at all.
     *
     * @param frames of the run
     * @param result at the end
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public void write(List<Frame> frames, Image result) {
        Stream<Shot> shots = Stream.concat(
                frames.stream().map(frame -> new Shot(picture(frame.image(), result), 1)),
                Stream.of(new Shot(picture(result, result), END * rate)));
        OutputFile.make(WHAT, file, beside -> format(file).write(shots.iterator(), rate, beside));
    }

    /** Opaque, on white, as large as the film. */
    private BufferedImage picture(Image image, Image result) {
        Image size = longerSide.map(result::withLongerSide).orElse(result);
        Image sized = image.resize(size.width(), size.height());
        BufferedImage picture = new BufferedImage(sized.width(), sized.height(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = picture.createGraphics();
        graphics.drawImage(sized.toBufferedImage(), 0, 0, Color.WHITE, null);
        graphics.dispose();
        return picture;
    }
}
