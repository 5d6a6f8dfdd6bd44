package io.github.brushwork.vgg.download;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks over HTTP, and tells failures of the network in the terms of {@link MirrorFailure}. */
final class HttpSource {

    private static final String USER_AGENT = Optional.ofNullable(
                    HttpSource.class.getPackage().getImplementationVersion())
            .map(version -> "brushwork/" + version)
            .orElse("brushwork");

    private static final List<Class<? extends Throwable>> UNKNOWN_HOST =
            List.of(UnresolvedAddressException.class, UnknownHostException.class);
    private static final List<Class<? extends Throwable>> NOT_TRUSTED =
            List.of(CertificateException.class, CertPathValidatorException.class, CertPathBuilderException.class);

    private final HttpClient client;
    private final Proxies proxies;
    private final Duration connectTimeout;
    private final Duration stallTimeout;

    HttpSource(Proxies proxies, Duration connectTimeout, Duration stallTimeout) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                // One stream gains nothing from HTTP/2, and some proxies trip over the offer to upgrade.
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(connectTimeout)
                .proxy(proxies);
        proxies.authenticator().ifPresent(builder::authenticator);
        this.client = builder.build();
        this.proxies = proxies;
        this.connectTimeout = connectTimeout;
        this.stallTimeout = stallTimeout;
    }

    /**
     * Asks for a file, or the rest of it.
     *
     * @param from how many bytes are there already
     * @return the answer, whatever its status; the caller closes its body
     * @throws MirrorFailure if there is no answer
     */
    HttpResponse<Body> get(URI mirror, long from) throws MirrorFailure, InterruptedException {
        // A proxy setting that is wrong is told here, and not as a failed connection by the client.
        proxies.select(mirror);
        CompletableFuture<HttpResponse<Body>> pending = client.sendAsync(request(mirror, from), head -> new Body());
        Duration patience = connectTimeout.plus(stallTimeout);
        try {
            return pending.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            abandon(pending);
            throw MirrorFailure.retry("no answer within " + Durations.inWords(patience) + proxies.via(mirror), e);
        } catch (InterruptedException e) {
            abandon(pending);
            throw e;
        } catch (ExecutionException e) {
            throw failure(e.getCause(), mirror);
        }
    }

    /** The next piece of a body, or empty at its end. */
    Optional<List<ByteBuffer>> next(Body body, URI mirror) throws MirrorFailure, InterruptedException {
        try {
            return body.next(stallTimeout);
        } catch (HttpTimeoutException e) {
            throw MirrorFailure.retry(e.getMessage() + proxies.via(mirror), e);
        } catch (IOException e) {
            throw failure(e, mirror);
        }
    }

    private static HttpRequest request(URI mirror, long from) {
        HttpRequest.Builder request = HttpRequest.newBuilder(mirror)
                .header("User-Agent", USER_AGENT)
                // Sizes, ranges and checksums are those of the plain bytes.
                .header("Accept-Encoding", "identity");
        if (from > 0) {
            // No If-Range: whether the parts belong together is decided by the checksum, which mirrors share and tags
            // do not.
            request.header("Range", "bytes=" + from + "-");
        }
        return request.build();
    }

    /** Cancels an exchange; should its answer come all the same, closes it. */
    private static void abandon(CompletableFuture<HttpResponse<Body>> pending) {
        pending.cancel(true);
        pending.thenAccept(response -> response.body().close());
    }

    private MirrorFailure failure(Throwable error, URI mirror) {
        if (error instanceof DownloadException told) {
            throw told;
        }
        String via = proxies.via(mirror);
        if (has(error, UNKNOWN_HOST)) {
            return MirrorFailure.nextMirror("unknown host " + mirror.getHost() + via, error);
        }
        if (has(error, NOT_TRUSTED)) {
            return MirrorFailure.nextMirror(
                    "its certificate is not trusted" + via + " (" + Reasons.of(error)
                            + "): if a firewall or proxy opens encrypted connections, add its certificate to a trust"
                            + " store and name that with -Djavax.net.ssl.trustStore",
                    error);
        }
        if (has(error, List.of(HttpConnectTimeoutException.class))) {
            return MirrorFailure.retry("no connection for " + Durations.inWords(connectTimeout) + via, error);
        }
        if (has(error, List.of(ConnectException.class))) {
            return MirrorFailure.retry("cannot connect" + via + " (" + Reasons.of(error) + ")", error);
        }
        return MirrorFailure.retry(Reasons.of(error) + via, error);
    }

    private static boolean has(Throwable error, List<Class<? extends Throwable>> types) {
        return Reasons.chain(error).anyMatch(cause -> types.stream().anyMatch(type -> type.isInstance(cause)));
    }
}
