package io.curbstop.dispatch.exercise;

import io.curbstop.dispatch.citycopy.CityCopy;
import io.curbstop.dispatch.citycopy.CopiedServer;
import io.curbstop.dispatch.citycopy.StandInCrews;
import io.curbstop.dispatch.command.CommandRun;
import io.curbstop.dispatch.command.CurbstopCommand;
import io.curbstop.dispatch.command.UnusableArgumentsException;
import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.geodata.CityStore;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts a second server on a copy of the city, to train on; it runs until it is stopped, and the copy goes with it. */
@Command(
        name = "train",
        description = {
            "Start a server on a copy of the city, for training: same map, same people and passwords, same crews and",
            "policies; no incidents, and no way to a real crew. Exercises run there. Stop it with Ctrl+C: the copy is gone."
        })
public class TrainCommand implements CurbstopCommand {

    @Option(names = "--port", paramLabel = "PORT", description = "Where it answers (default: 8090).")
    private int port = 8090;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            description = "On which address it listens (default: that of this machine alone, 127.0.0.1).")
    private String address = "127.0.0.1";

    @Override
    public int run(CommandRun run) throws Exception {
        try (CopiedServer server = start(run, address, port)) {
            run.out().println("Training on a copy of the city: " + server.base() + " . Ctrl+C ends it.");
            run.out().flush();
            CountDownLatch stopped = new CountDownLatch(1);
            Thread here = Thread.currentThread();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                stopped.countDown();
                try {
                    here.join(10_000); // until the copy is dropped
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
            stopped.await();
        }
        return DONE;
    }

    /** A server on a copy of the city, with crews to send. */
    static CopiedServer start(CommandRun run, String address, int port, String... settings) throws Exception {
        if (run.bean(CityStore.class).findCity().isEmpty()) {
            throw new UnusableArgumentsException("The database holds no city. Import one first: see import --help.");
        }
        run.out().println("Copying the city, so that nothing played here reaches anybody …");
        run.out().flush();
        CopiedServer server =
                CopiedServer.start(run.application(), CityCopy.Extent.FOR_TRAINING, address, port, settings);
        if (server.bean(Crews.class).listUnits().isEmpty()) {
            int made = server.bean(StandInCrews.class).make(code -> null).size();
            run.out().println("The city has no crews of its own: " + made + " stand in.");
        }
        return server;
    }
}
