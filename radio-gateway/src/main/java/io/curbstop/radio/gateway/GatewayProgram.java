package io.curbstop.radio.gateway;

import io.curbstop.radio.session.MessageStoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/** {@code java -jar radio-gateway-…-program.jar gateway.yaml}; with {@code --check} it only reads the settings. */
public final class GatewayProgram {

    private static final int WRONG_USE = 2;

    private GatewayProgram() {}

    /** Runs until it is stopped. */
    public static void main(String[] arguments) throws InterruptedException {
        boolean check = arguments.length == 2 && arguments[1].equals("--check");
        if (arguments.length != 1 && !check) {
            System.err.println("Say which settings file: java -jar radio-gateway.jar gateway.yaml [--check]");
            System.exit(WRONG_USE);
        }
        GatewaySettings settings = readOrExit(Path.of(arguments[0]));
        if (check) {
            System.out.println("The settings of gateway " + settings.name() + " can be used.");
            return;
        }
        try {
            RadioGateway gateway = new RadioGateway(settings, Clock.systemUTC());
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                gateway.close();
                stopped.countDown();
            }));
            gateway.start();
            System.out.println("Gateway " + settings.name() + " is running.");
            stopped.await();
        } catch (UncheckedIOException | MessageStoreException unusable) {
            System.err.println(unusable.getMessage() + ": " + unusable.getCause());
            System.exit(1);
        }
    }

    private static GatewaySettings readOrExit(Path file) {
        try {
            return GatewaySettings.read(file);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
        } catch (IOException unreadable) {
            System.err.println(file + " cannot be read: " + unreadable.getMessage());
        }
        System.exit(WRONG_USE);
        throw new IllegalStateException("unreachable");
    }
}
