package io.github.brushwork.vgg.download;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server's status and headers say to the request for a file, or for the rest of it.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param file what was asked for
 * @param have how many bytes were there already, and so from where it was asked for
 */
record Answer(int status, HttpHeaders headers, RemoteFile file, long have) {

    private static final Pattern CONTENT_RANGE =
            Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    static Answer to(HttpResponse<?> response, RemoteFile file, long have) {
        return new Answer(response.statusCode(), response.headers(), file, have);
    }

    /**
     * Where in the file the body begins: 0, or where it was asked to be resumed.
     *
     * @throws MirrorFailure if the body is not that of the file
     */
    long offset() throws MirrorFailure {
        return switch (status) {
            case 200 -> whole();
            case 206 -> rest();
            case 407 ->
                throw MirrorFailure.nextMirror("HTTP 407: the proxy wants a user and password. Give them in the"
                        + " environment variable HTTPS_PROXY=http://user:password@host:port, and start Java with"
                        + " -Djdk.http.auth.tunneling.disabledSchemes= if the proxy knows only Basic authentication");
            case 416 ->
                throw have > 0
                        ? MirrorFailure.startOver("HTTP 416: it has nothing after byte " + have)
                        : MirrorFailure.nextMirror("HTTP 416");
            case 408, 429 -> throw later();
            default -> throw status >= 500 ? later() : MirrorFailure.nextMirror("HTTP " + status + redirection());
        };
    }

    /** Whether the end of the body is marked, so that a body that ends early is all there is, and not cut off. */
    boolean endIsMarked() {
        return headers.firstValue("Transfer-Encoding").isPresent();
    }

    private long whole() throws MirrorFailure {
        requireNoPage();
        OptionalLong length = length();
        if (length.isPresent() && length.getAsLong() != file.size()) {
            throw MirrorFailure.nextMirror("it announces " + length.getAsLong() + " bytes instead of " + file.size()
                    + ": another file, or the error page of a proxy");
        }
        return 0;
    }

    /** No weights are published as HTML, but many a proxy answers with a page and a status that claims success. */
    private void requireNoPage() throws MirrorFailure {
        String type = headers.firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (type.startsWith("text/html")) {
            throw MirrorFailure.nextMirror(
                    "it sends an HTML page instead of the file: probably the error or sign-in page of a proxy");
        }
    }

    private long rest() throws MirrorFailure {
        String text = headers.firstValue("Content-Range").orElse("(none)");
        Matcher range = CONTENT_RANGE.matcher(text);
        if (have == 0 || !range.matches() || Long.parseLong(range.group(1)) != have) {
            throw startOver("it was asked for the bytes from " + have + ", but sends the range " + text);
        }
        long last = Long.parseLong(range.group(2));
        boolean otherSize = !range.group(3).equals("*") && Long.parseLong(range.group(3)) != file.size();
        long announced = length().orElse(last - have + 1);
        if (otherSize || last >= file.size() || announced != last - have + 1) {
            throw MirrorFailure.nextMirror("it sends the range " + text + " in " + announced
                    + " bytes, but the file has " + file.size() + ": another file");
        }
        return have;
    }

    private MirrorFailure startOver(String reason) {
        return have > 0 ? MirrorFailure.startOver(reason) : MirrorFailure.nextMirror(reason);
    }

    private OptionalLong length() throws MirrorFailure {
        try {
            return headers.firstValueAsLong("Content-Length");
        } catch (NumberFormatException e) {
            throw MirrorFailure.nextMirror("its Content-Length is no number", e);
        }
    }

    private String redirection() {
        return headers.firstValue("Location")
                .map(to -> ": it redirects to " + to + ", which is not followed (from https to http, or too often)")
                .orElse("");
    }

    private MirrorFailure later() {
        return MirrorFailure.retryAfter(
                "HTTP " + status,
                headers.firstValue("Retry-After")
                        .map(text -> retryAfter(text.strip(), Instant.now()))
                        .orElse(Duration.ZERO));
    }

    /** The wait that a Retry-After header asks for, in seconds or until a date; zero if it is neither. */
    static Duration retryAfter(String text, Instant now) {
        if (SECONDS.matcher(text).matches()) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            Duration wait = Duration.between(now, DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }
}
