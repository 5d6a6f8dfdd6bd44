package io.github.brushwork.examples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.brushwork.core.Engine;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.ImageException;
import io.github.brushwork.transfer.NetworkSource;
import io.github.brushwork.transfer.settings.Presets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import javax.imageio.ImageIO;

/**
 * Answers each picture that is posted to it with the same picture in a style. Two are painted at a time, eight more wait, and
 * others are asked to come again.
 *
 * <p>Arguments: the port, and the style.
 */
public final class PaintingServer implements AutoCloseable {

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int FAILED = 500;
    private static final int BUSY = 503;

    private record Answer(int status, String type, byte[] body) {}

    private final ServerPool pool;
    private final Image style;
    private final HttpServer server;
    /** Connections mostly wait for the pool. */
    private final ExecutorService connections = Executors.newCachedThreadPool();

    /** Starts to answer on a port of this machine; 0 is any that is free. */
    PaintingServer(int port, Image style, ServerPool pool) throws IOException {
        this.pool = pool;
        this.style = style;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::answer);
        server.setExecutor(connections);
        server.start();
    }

    /**
     * Serves until it is interrupted.
     *
     * @param arguments the port, and the style
     * @throws IOException if the port is not free
     * @throws InterruptedException if it is interrupted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<Path> paths = Arguments.paths("PaintingServer PORT STYLE", arguments);
        Image style = Image.read(paths.get(1));
        try (Engine engine = Engine.auto();
                ServerPool pool = new ServerPool(
                        engine, NetworkSource.pretrained(), Presets.draft(), 2, 8, Duration.ofMinutes(1));
                PaintingServer server = new PaintingServer(Integer.parseInt(arguments[0]), style, pool)) {
            System.out.println("waiting for pictures at " + server.address());
            Thread.currentThread().join();
        }
    }

    /** Where it answers. */
    String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange;
                InputStream posted = exchange.getRequestBody()) {
            Answer answer = paint(posted);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private Answer paint(InputStream posted) throws IOException {
        try {
            return picture(pool.paint(Image.read(posted), style).join().image());
        } catch (ImageException e) {
            return message(BAD_REQUEST, e.getMessage());
        } catch (RejectedExecutionException e) {
            return message(BUSY, e.getMessage());
        } catch (CancellationException e) {
            return message(BUSY, "the server is shutting down");
        } catch (CompletionException e) {
            boolean wrong = e.getCause() instanceof IllegalArgumentException;
            return message(
                    wrong ? BAD_REQUEST : FAILED, String.valueOf(e.getCause().getMessage()));
        }
    }

    private static Answer picture(Image image) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image.toBufferedImage(), "png", png);
        return new Answer(OK, "image/png", png.toByteArray());
    }

    private static Answer message(int status, String message) {
        return new Answer(status, "text/plain; charset=utf-8", message.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes no more connections; the pool is the caller's. */
    @Override
    public void close() {
        server.stop(0);
        connections.shutdown();
    }
}
