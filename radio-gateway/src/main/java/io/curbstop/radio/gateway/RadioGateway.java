package io.curbstop.radio.gateway;

import io.curbstop.radio.api.AirRecord;
import io.curbstop.radio.api.GatewayStatus;
import io.curbstop.radio.api.RadioLinkException;
import io.curbstop.radio.link.DispatchLink;
import io.curbstop.radio.link.LinkConnection;
import io.curbstop.radio.link.LinkMessage;
import io.curbstop.radio.session.FileMessageStore;
import io.curbstop.radio.session.RadioSession;
import io.curbstop.radio.time.ThreadScheduler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One gateway, running: session, record of the air, and the link to dispatch when there is one. */
public final class RadioGateway implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RadioGateway.class);
    private static final Duration STATUS_EVERY = Duration.ofSeconds(2);
    private static final int AIR_BATCH = 200;
    private static final long AIR_WAIT_ms = 1000;
    private static final long AIR_PAUSE_ms = 3000;

    private final GatewaySettings settings;
    private final ThreadScheduler scheduler;
    private final ThreadScheduler listenerScheduler;
    private final FileAirLog airLog;
    private final RadioSession session;
    private volatile boolean closed;
    private LinkConnection connection;

    /**
     * Opens journal and record; reaches nobody until it is started.
     *
     * @throws UncheckedIOException when they cannot be opened
     */
    public RadioGateway(GatewaySettings settings, Clock clock) {
        this.settings = settings;
        this.scheduler = new ThreadScheduler("radio", clock);
        this.listenerScheduler = new ThreadScheduler("radio-listeners", clock);
        this.airLog = new FileAirLog(settings.journal().resolve("air"), settings.airLogDays(), clock);
        this.session = new RadioSession(
                settings.session(),
                settings.openChannels(scheduler),
                FileMessageStore.open(settings.journal().resolve("session")),
                scheduler,
                listenerScheduler,
                ThreadLocalRandom.current()::nextLong,
                airLog);
    }

    /** The session; add listeners before {@link #start}. */
    public RadioSession session() {
        return session;
    }

    /** The record of the air. */
    public FileAirLog airLog() {
        return airLog;
    }

    /** Starts the channels, and the link when the settings name a dispatch. */
    public void start() {
        if (settings.dispatch() != null) {
            DispatchLink link = new DispatchLink(settings.name(), session, session::retell, new Feed());
            connection = new LinkConnection(settings.dispatch(), this::readToken, link);
            link.use(connection);
            session.addListener(link);
            session.start();
            connection.start();
            sayStatus(link);
            Thread copying = new Thread(() -> copyAir(link), "air-record");
            copying.setDaemon(true);
            copying.start();
        } else {
            session.start();
        }
    }

    private String readToken() {
        try {
            return Files.readString(settings.tokenFile()).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The token cannot be read", unreadable);
        }
    }

    private void sayStatus(DispatchLink link) {
        if (link.isWelcome()) {
            GatewayStatus status = session.status();
            link.say(new LinkMessage.StatusTold(status));
        }
        listenerScheduler.after(STATUS_EVERY, () -> sayStatus(link));
    }

    private void copyAir(DispatchLink link) {
        while (!closed) {
            try {
                if (!link.copyAir()) {
                    airLog.awaitNext(AIR_WAIT_ms);
                }
            } catch (RadioLinkException away) {
                LOG.debug("The record of the air is copied later: {}", away.getMessage());
                pause();
            } catch (UncheckedIOException unreadable) {
                LOG.warn("The record of the air cannot be read", unreadable);
                pause();
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(AIR_PAUSE_ms);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Feed implements DispatchLink.AirFeed {
        @Override
        public String id() {
            return airLog.id();
        }

        @Override
        public LinkMessage.AirTold read(long n, long after) {
            List<FileAirLog.Numbered> found = airLog.read(after, AIR_BATCH);
            if (found.isEmpty()) {
                return null;
            }
            // Files that were deleted leave a gap, and a message says one run of numbers.
            long first = found.get(0).number();
            List<AirRecord> records =
                    found.stream().map(FileAirLog.Numbered::record).toList();
            return new LinkMessage.AirTold(n, first, records);
        }
    }

    @Override
    public void close() {
        closed = true;
        if (connection != null) {
            connection.close();
        }
        session.close();
        scheduler.close();
        listenerScheduler.close();
        airLog.close();
    }
}
