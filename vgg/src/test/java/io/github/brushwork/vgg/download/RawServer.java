package io.github.brushwork.vgg.download;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes what it is told, byte for byte, however wrong. A connection serves one request; each request takes the next
 * script, and the last script stays for all further ones.
 */
final class RawServer implements AutoCloseable {

    /** Answers one request. */
    @FunctionalInterface
    interface Script {

        void answer(String head, Socket connection) throws IOException;

        /** This script, and then another on the same connection. */
        default Script then(Script next) {
            return (head, connection) -> {
                answer(head, connection);
                next.answer(head, connection);
            };
        }
    }

    /** Sends nothing until the client closes the connection. */
    static final Script HOLD = (head, connection) -> {
        if (connection.getInputStream().read() < 0) {
            throw new EOFException("abandoned by the client");
        }
    };

    /** Serves the file, or the rest that is asked for. */
    static final Script SERVE = (head, connection) -> {
        Matcher range = Pattern.compile("Range: bytes=(\\d+)-").matcher(head);
        int from = range.find() ? Integer.parseInt(range.group(1)) : 0;
        String start = from == 0
                ? "HTTP/1.1 200 OK"
                : "HTTP/1.1 206 Partial Content\nContent-Range: bytes " + from + "-" + (Served.SIZE - 1) + "/"
                        + Served.SIZE;
        answer(start + "\nContent-Length: " + (Served.SIZE - from), Served.content(from, Served.SIZE))
                .answer(head, connection);
    };

    private final ServerSocket socket;
    private final Deque<Script> scripts;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final CountDownLatch abandoned = new CountDownLatch(1);

    RawServer(Script... scripts) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.scripts = new ConcurrentLinkedDeque<>(List.of(scripts));
        start(this::accept);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/weights.bin");
    }

    /** The heads of the requests so far. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** Waits until a client has closed a connection before its script was at the end. */
    void awaitAbandoned() throws InterruptedException {
        abandoned.await();
    }

    /** An answer with these header lines and this body, however they contradict each other. */
    static Script answer(String head, byte[] body) {
        return (request, connection) -> {
            byte[] lines = (head.replace("\n", "\r\n") + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
            connection.getOutputStream().write(lines);
            connection.getOutputStream().write(body);
        };
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : connections) {
            connection.close();
        }
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
                connections.add(connection);
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
                next().answer(head, connection);
            }
        } catch (IOException e) {
            abandoned.countDown();
        }
    }

    private synchronized Script next() {
        return scripts.size() > 1 ? scripts.remove() : scripts.element();
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
