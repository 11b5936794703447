package io.curbstop.radio.pocsag;

import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.InboundFrame;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.RadioTransport;
import io.curbstop.radio.transport.TextAlphabet;
import io.curbstop.radio.transport.TransportException;
import io.curbstop.radio.transport.TransportListener;
import io.curbstop.radio.transport.TransportTraits;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Pages crews one way. A radio's id is its capcode, with a letter A to D for another function than the usual one; a group's
 * is the capcode that its pagers share. Reports {@code onAccepted} when the audio begins and {@code onAir} when its last
 * sample has been played; nobody can say that a pager was on. One transmission carries one page.
 *
 * <p>The session sends a page once only: its traits say that no radio acknowledges, so that {@code onAir} is all there is to
 * wait for, and after it nothing is repeated. Nor should it be: no sequence number goes out, and a pager shows a page that
 * comes again as a new one, unless it hides identical pages for a short time by itself. Attempts that were refused never
 * left, or not whole, and are the only ones that are made again.
 *
 * <p>When the output fails, the page is refused, {@code onWorking(false, …)} says why, and the output is opened again by and
 * by.
 */
public final class PocsagTransport implements RadioTransport {

    /** Nothing on the air carries them; enough that the session never runs short. */
    private static final int SEQUENCE_COUNT = 100;
    /** Pages that wait for the one on the air; the session gives one at a time. */
    private static final int MOST_WAITING = 16;

    private static final Duration OPENING_TAKES_LONG = Duration.ofSeconds(2);
    private static final Duration END_OF_THREAD = Duration.ofSeconds(2);

    private record Waiting(OutboundFrame frame, PagerAddress address) {}

    private final String name;
    private final PocsagSettings settings;
    private final AudioSink sink;
    private final RadioScheduler scheduler;
    private final Baseband baseband;
    private final PageOutput output;
    private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicInteger unfinished = new AtomicInteger();
    private final Thread thread;
    private volatile TransportListener listener;
    private volatile boolean closed;
    private volatile boolean broken;
    private boolean everReported;
    private boolean opening;

    /**
     * Does not begin yet.
     *
     * @param name unique in the gateway
     * @param settings how pages are sent
     * @param sink what carries the audio, at the settings' rate; closed with the transport
     * @param key keys the transmitter
     * @param scheduler the timers
     */
    public PocsagTransport(
            String name, PocsagSettings settings, AudioSink sink, TransmitterKey key, RadioScheduler scheduler) {
        this.name = name;
        this.settings = settings;
        this.sink = sink;
        this.scheduler = scheduler;
        this.baseband = settings.baseband();
        this.output = new PageOutput(sink, key, scheduler, baseband, settings.stallLimit());
        this.thread = new Thread(this::run, "pocsag-" + name);
        thread.setDaemon(true);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public TransportTraits traits() {
        return new TransportTraits(
                settings.textLimit_characters(),
                TextAlphabet.ASCII,
                SEQUENCE_COUNT,
                false,
                false,
                new PocsagAirtime(baseband));
    }

    @Override
    public void start(TransportListener newListener) {
        listener = newListener;
        thread.start();
    }

    /** Takes a page; it is refused at once when the id is no capcode, the text no printable ASCII or too long. */
    @Override
    public void send(OutboundFrame frame) throws TransportException {
        Optional<PagerAddress> address = PagerAddress.find(frame.radioId(), settings.defaultFunction());
        if (address.isEmpty()) {
            throw new TransportException(frame.radioId() + " is no capcode");
        }
        if (frame.text().length() > settings.textLimit_characters()) {
            throw new TransportException("The text has %d characters, a page takes %d"
                    .formatted(frame.text().length(), settings.textLimit_characters()));
        }
        if (frame.text().isEmpty()
                || !TextAlphabet.ASCII.findWritten(frame.text()).equals(Optional.of(frame.text()))) {
            throw new TransportException("The text is not of printable ASCII");
        }
        enqueue(new Waiting(frame, address.get()));
    }

    private synchronized void enqueue(Waiting page) throws TransportException {
        if (closed || broken) {
            throw new TransportException("Paging by " + name + (closed ? " is closed" : " does not work"));
        }
        unfinished.incrementAndGet();
        if (!waiting.offer(page)) {
            unfinished.decrementAndGet();
            throw new TransportException(MOST_WAITING + " pages are waiting already");
        }
    }

    /** Does nothing: no pager sends. */
    @Override
    public void acknowledge(InboundFrame frame) {}

    /** Whether a page is on the air or waits for it; of others on the channel nothing is known. */
    @Override
    public boolean isChannelBusy() {
        return unfinished.get() > 0;
    }

    /** Whether the output has been opened and has not failed since. */
    synchronized boolean isReady() {
        return everReported && !broken;
    }

    /** Breaks off what is on the air, lets go of the key, and ends the thread. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        sink.close();
        try {
            if (thread != Thread.currentThread()) {
                thread.join(END_OF_THREAD.toMillis());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Duration retry = settings.firstRetry();
        while (!closed) {
            try {
                open();
                while (!closed) {
                    transmit(waiting.take());
                    retry = settings.firstRetry();
                }
            } catch (IOException | RuntimeException failure) {
                setWorking(false, failure.getMessage());
                sink.close();
            } catch (InterruptedException stopped) {
                closed = true;
            }
            retry = waitAfter(retry);
        }
        sink.close();
    }

    private void open() throws IOException {
        synchronized (this) {
            opening = true;
        }
        RadioScheduler.Timer slow = scheduler.after(OPENING_TAKES_LONG, this::onOpeningTakesLong);
        try {
            sink.open();
        } finally {
            slow.cancel();
            synchronized (this) {
                opening = false;
            }
        }
        setWorking(true, "");
    }

    private synchronized void onOpeningTakesLong() {
        if (opening) {
            setWorking(false, "The audio output waits for somebody to take what it plays");
        }
    }

    private void transmit(Waiting next) throws IOException, InterruptedException {
        OutboundFrame frame = next.frame();
        report(to -> to.onAccepted(frame));
        Consumer<TransportListener> end = to -> {};
        try {
            output.transmit(new Page(next.address(), Page.Content.ALPHANUMERIC, frame.text()));
            end = to -> to.onAir(frame);
        } catch (PageOutput.KeyStuckException stuck) {
            end = to -> {
                to.onAir(frame);
                to.onFault("transmitter-key-stuck", frame.radioId(), stuck.getMessage());
            };
            throw stuck;
        } catch (IOException | RuntimeException failure) {
            end = to -> to.onRefused(frame, failure.getMessage());
            throw failure;
        } finally {
            finish(end);
        }
    }

    private Duration waitAfter(Duration retry) {
        if (closed) {
            return retry;
        }
        try {
            Pace.pause(scheduler, retry);
        } catch (InterruptedException stopped) {
            closed = true;
        }
        Duration doubled = retry.multipliedBy(2);
        return doubled.compareTo(settings.longestRetry()) < 0 ? doubled : settings.longestRetry();
    }

    /** Reports a change; what waits is refused when it no longer works. */
    private synchronized void setWorking(boolean working, String detail) {
        if (broken == working || !everReported) {
            everReported = true;
            broken = !working;
            report(to -> to.onWorking(working, detail));
        }
        if (!working) {
            List<Waiting> refused = new ArrayList<>();
            waiting.drainTo(refused);
            refused.forEach(each -> finish(to -> to.onRefused(each.frame(), detail)));
        }
    }

    /** The last report of a page, after which it no longer counts as on the channel. */
    private void finish(Consumer<TransportListener> end) {
        scheduler.after(Duration.ZERO, () -> {
            boolean clear = unfinished.decrementAndGet() == 0;
            tell(end);
            if (clear) {
                tell(TransportListener::onChannelClear);
            }
        });
    }

    /** On the scheduler's thread: reports stay in order, and no lock is held while the listener takes its own. */
    private void report(Consumer<TransportListener> event) {
        scheduler.after(Duration.ZERO, () -> tell(event));
    }

    private void tell(Consumer<TransportListener> event) {
        if (!closed) {
            event.accept(listener);
        }
    }
}
