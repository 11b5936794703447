package io.curbstop.radio.kenwood;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** A line of the operating system, pseudo-terminals included, through jSerialComm. */
public final class JSerialCommLine implements SerialLine {

    private static final int DATA_BITS = 8;
    private static final int READ_WAIT_ms = 200;

    private final SerialPort port;
    private final String device;
    /** A driver with a full buffer makes its writer wait, and nobody else may. */
    private final ExecutorService writer;

    private JSerialCommLine(SerialPort port, String device) {
        this.port = port;
        this.device = device;
        this.writer = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "write " + device);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Opens a line, as {@link SerialLines} wants it. */
    public static SerialLine open(String device, int baud, int stopBits) throws IOException {
        SerialPort port = find(device);
        port.setComPortParameters(
                baud,
                DATA_BITS,
                stopBits == 2 ? SerialPort.TWO_STOP_BITS : SerialPort.ONE_STOP_BIT,
                SerialPort.NO_PARITY);
        port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_WAIT_ms, 0);
        if (!port.openPort()) {
            throw new IOException("The serial line " + device + " cannot be opened (error " + port.getLastErrorCode()
                    + "); another program may have it");
        }
        return new JSerialCommLine(port, device);
    }

    private static SerialPort find(String device) throws IOException {
        try {
            return SerialPort.getCommPort(device);
        } catch (SerialPortInvalidPortException missing) {
            throw new IOException("There is no serial line " + device, missing);
        }
    }

    @Override
    public int read(byte[] into) throws IOException {
        int count = port.readBytes(into, into.length);
        if (count < 0) {
            throw lost();
        }
        return count;
    }

    @Override
    public CompletableFuture<Void> write(byte[] bytes) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        try {
            writer.execute(() -> {
                if (port.writeBytes(bytes, bytes.length) == bytes.length) {
                    done.complete(null);
                } else {
                    done.completeExceptionally(lost());
                }
            });
        } catch (RejectedExecutionException closed) {
            done.completeExceptionally(lost());
        }
        return done;
    }

    private IOException lost() {
        return new IOException("The serial line " + device + " is gone");
    }

    @Override
    public void close() {
        writer.shutdown();
        port.closePort();
    }
}
