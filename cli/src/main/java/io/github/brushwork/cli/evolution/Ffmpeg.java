package io.github.brushwork.cli.evolution;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/**
 * Films by the program {@code ffmpeg}, which gets the pictures through a pipe.
 *
 * @param program its name or place
 * @param options what the format needs
 */
record Ffmpeg(String program, List<String> options) implements FilmFormat {

    private static final int FASTEST = 120;
    private static final int SECONDS_TO_ANSWER = 20;

    /** MP4 of the encoder that this ffmpeg prefers; its sides must be even, and most players want these colours. */
    static Ffmpeg mp4(String program) {
        return new Ffmpeg(
                program,
                List.of(
                        "-vf",
                        "pad=ceil(iw/2)*2:ceil(ih/2)*2:color=white",
                        "-pix_fmt",
                        "yuv420p",
                        "-movflags",
                        "+faststart"));
    }

    /** Animated WebP that runs for ever. */
    static Ffmpeg webp(String program) {
        return new Ffmpeg(program, List.of("-c:v", "libwebp_anim", "-quality", "85", "-loop", "0"));
    }

    @Override
    public int fastest() {
        return FASTEST;
    }

    @Override
    public void requireUsable(Path file) {
        try {
            Process process = new ProcessBuilder(program, "-version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (process.waitFor(SECONDS_TO_ANSWER, TimeUnit.SECONDS) && process.exitValue() == 0) {
                return;
            }
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw missing(file, e);
        }
        throw missing(file, null);
    }

    private IllegalStateException missing(Path file, IOException cause) {
        return new IllegalStateException(
                "cannot make the film " + file + ": there is no working program \"" + program
                        + "\" on the path; install ffmpeg, or name a film that ends in .gif",
                cause);
    }

    @Override
    public void write(Iterator<Shot> shots, int rate, Path file) throws IOException {
        Path messages = Files.createTempFile("ffmpeg-", ".log");
        try {
            Process process = new ProcessBuilder(command(rate, file))
                    .redirectErrorStream(true)
                    .redirectOutput(messages.toFile())
                    .start();
            IOException failure = send(shots, process);
            if (exitCode(process) != 0 || failure != null) {
                throw new IOException("ffmpeg failed: " + lastLine(messages, failure), failure);
            }
        } finally {
            Files.deleteIfExists(messages);
        }
    }

    private List<String> command(int rate, Path file) {
        List<String> command = new ArrayList<>(List.of(
                program,
                "-y",
                "-loglevel",
                "error",
                "-f",
                "image2pipe",
                "-c:v",
                "png",
                "-framerate",
                Integer.toString(rate),
                "-i",
                "-"));
        command.addAll(options);
        // A name that begins with a hyphen would be taken for an option.
        command.add(file.toAbsolutePath().toString());
        return command;
    }

    /** An ffmpeg that gives up no longer reads; why it did, it says itself. */
    private static IOException send(Iterator<Shot> shots, Process process) {
        try (OutputStream pipe = process.getOutputStream()) {
            while (shots.hasNext()) {
                send(shots.next(), pipe);
            }
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    private static void send(Shot shot, OutputStream pipe) throws IOException {
        BufferedImage picture = shot.picture();
        for (int i = 0; i < shot.frames(); i++) {
            ImageIO.write(picture, "png", pipe);
        }
    }

    private static int exitCode(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while ffmpeg was working");
        }
    }

    private static String lastLine(Path messages, IOException otherwise) throws IOException {
        List<String> lines = Files.readString(messages)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return lines.isEmpty() ? String.valueOf(otherwise) : lines.get(lines.size() - 1);
    }
}
