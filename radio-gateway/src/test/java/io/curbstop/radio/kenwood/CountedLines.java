package io.curbstop.radio.kenwood;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Real lines, and how many bytes have gone each way, so that a test knows when nothing is under way any more. */
final class CountedLines implements SerialLines {

    private SerialLine open;
    private boolean everOpened;
    private boolean reading;
    private int writesUnderWay;
    private long bytesRead;
    private long bytesWritten;

    @Override
    public SerialLine open(String device, int baud, int stopBits) throws IOException {
        SerialLine line = JSerialCommLine.open(device, baud, stopBits);
        synchronized (this) {
            open = line;
            everOpened = true;
            reading = false;
        }
        return new Counted(line);
    }

    /** Counts anew: what was on a cable when it was pulled out never arrives. */
    synchronized void restart() {
        bytesRead = 0;
        bytesWritten = 0;
    }

    synchronized boolean isOpen() {
        return open != null;
    }

    synchronized boolean wasEverOpened() {
        return everOpened;
    }

    /** All that was read has been handed on, all that was to be written has been. */
    synchronized boolean isIdle() {
        return open == null || reading && writesUnderWay == 0;
    }

    synchronized long bytesRead() {
        return bytesRead;
    }

    synchronized long bytesWritten() {
        return bytesWritten;
    }

    private final class Counted implements SerialLine {

        private final SerialLine line;

        private Counted(SerialLine line) {
            this.line = line;
        }

        @Override
        public int read(byte[] into) throws IOException {
            setReading();
            int count = line.read(into);
            synchronized (CountedLines.this) {
                reading = false;
                bytesRead += count;
            }
            return count;
        }

        private void setReading() {
            synchronized (CountedLines.this) {
                reading = open == line;
            }
        }

        @Override
        public CompletableFuture<Void> write(byte[] bytes) {
            synchronized (CountedLines.this) {
                bytesWritten += bytes.length;
                writesUnderWay++;
            }
            CompletableFuture<Void> done = new CompletableFuture<>();
            line.write(bytes).whenComplete((taken, failure) -> {
                if (failure == null) {
                    done.complete(taken);
                } else {
                    done.completeExceptionally(failure);
                }
                synchronized (CountedLines.this) {
                    writesUnderWay--;
                }
            });
            return done;
        }

        @Override
        public void close() {
            synchronized (CountedLines.this) {
                if (open == line) {
                    open = null;
                }
            }
            line.close();
        }
    }
}
