package io.github.brushwork.vgg.download;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** Writes what it is told, byte for byte, however wrong; one connection for one request, the scripts in their order. */
final class RawServer implements AutoCloseable {

    /** What is written in answer to one request; the connection ends with it. */
    @FunctionalInterface
    interface Script {

        void write(OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket socket;
    private final BlockingQueue<Script> scripts;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch abandoned = new CountDownLatch(1);

    RawServer(Script... scripts) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.scripts = new LinkedBlockingQueue<>(List.of(scripts));
        start(this::accept);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/weights.bin");
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The heads of the requests so far. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** For scripts: sends no more, and keeps the connection until the server is closed. */
    void hold() throws InterruptedException {
        closing.await();
    }

    /** Waits until a client has closed a connection before its script was at the end. */
    void awaitAbandoned() throws InterruptedException {
        abandoned.await();
    }

    /** An answer with these header lines and this body, however they contradict each other. */
    static Script answer(String head, byte[] body) {
        return out -> {
            out.write((head.strip().replace("\n", "\r\n") + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
        };
    }

    /** One answer after another on one connection. */
    static Script then(Script first, Script second) {
        return out -> {
            first.write(out);
            second.write(out);
        };
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        socket.close();
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "raw server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                start(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            String head = readHead(connection);
            if (!head.isEmpty()) {
                requests.add(head);
                scripts.take().write(connection.getOutputStream());
            }
        } catch (IOException e) {
            abandoned.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String readHead(Socket connection) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
        StringBuilder head = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            head.append(line).append('\n');
        }
        return head.toString();
    }
}
