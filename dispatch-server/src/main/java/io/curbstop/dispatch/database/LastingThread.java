package io.curbstop.dispatch.database;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Starts a process from a thread that lives as long as we do: the kernel's "parent died" signal is sent when the
 * <em>thread</em> ends that made the process.
 */
final class LastingThread {

    private LastingThread() {}

    /**
     * Starts what {@code builder} describes.
     *
     * @throws IOException when it cannot be started
     */
    static Process start(ProcessBuilder builder) throws IOException {
        CompletableFuture<Process> started = new CompletableFuture<>();
        Thread thread = new Thread(() -> startAndStay(builder, started), "postgres");
        thread.setDaemon(true);
        thread.start();
        try {
            return started.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailableException("Interrupted while starting PostgreSQL", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        }
    }

    private static void startAndStay(ProcessBuilder builder, CompletableFuture<Process> started) {
        try {
            started.complete(builder.start());
            started.join().waitFor();
        } catch (IOException e) {
            started.completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
