package io.curbstop.radio.audio;

import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.GrowingPause;
import io.curbstop.radio.transport.InboundFrame;
import io.curbstop.radio.transport.OutboundFrame;
import io.curbstop.radio.transport.RadioTransport;
import io.curbstop.radio.transport.TransportException;
import io.curbstop.radio.transport.TransportListener;
import io.curbstop.radio.transport.TransportTraits;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Reaches crews one way, by sound: paging and spoken announcements, as its coding says. Reports {@code onAccepted} when a
 * message's turn has come and {@code onAir} when its last sample has been played; nobody can say that a receiver was on. One
 * transmission carries one message, and none begins while the channel is not clear.
 *
 * <p>The session sends a message once only: the traits say that no radio acknowledges, so that {@code onAir} is all there is
 * to wait for, and after it nothing is repeated. Nor should it be: no sequence number goes out, so that people would take it
 * for a new one. Attempts that were refused never left, or not whole, and are the only ones that are made again.
 *
 * <p>When the output fails, the message is refused, {@code onWorking(false, …)} says why, and the output is opened again by
 * and by. The same is said while it is not known whether the channel is clear, and when a message has waited for a clear
 * channel for as long as may be: other ways are then better.
 */
public final class AudioTransport implements RadioTransport {

    /** Messages that wait for the one on the air; the session gives one at a time. */
    private static final int MOST_WAITING = 16;

    private static final Duration OPENING_TAKES_LONG = Duration.ofSeconds(2);
    private static final Duration END_OF_THREAD = Duration.ofSeconds(2);

    private final String name;
    private final AudioCoding coding;
    private final AudioSettings settings;
    private final AudioSink sink;
    private final ClearChannel channel;
    private final RadioScheduler scheduler;
    private final Transmitter transmitter;
    private final ChannelWatch watch;
    private final Health health;
    private final BlockingQueue<OutboundFrame> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicInteger unfinished = new AtomicInteger();
    private final Thread thread;
    private volatile TransportListener listener;
    private volatile boolean closed;
    private boolean opening;

    /**
     * Does not begin yet.
     *
     * @param name unique in the gateway
     * @param coding how a message becomes sound
     * @param settings what all sound has in common
     * @param sink what carries the sound, at the settings' rate; closed with the transport
     * @param key keys the transmitter
     * @param channel when a transmission may begin; its sense is closed with the transport
     * @param scheduler the timers
     */
    public AudioTransport(
            String name,
            AudioCoding coding,
            AudioSettings settings,
            AudioSink sink,
            TransmitterKey key,
            ClearChannel channel,
            RadioScheduler scheduler) {
        this.name = name;
        this.coding = coding;
        this.settings = settings;
        this.sink = sink;
        this.channel = channel;
        this.scheduler = scheduler;
        this.transmitter = new Transmitter(sink, key, scheduler, settings);
        this.watch = new ChannelWatch(name, channel, scheduler, new Watched());
        this.health = new Health(
                channel.isSensed()
                        ? EnumSet.of(Health.Part.OUTPUT, Health.Part.SENSE)
                        : EnumSet.of(Health.Part.OUTPUT));
        this.thread = new Thread(this::run, "audio-" + name);
        thread.setDaemon(true);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public TransportTraits traits() {
        return coding.traits();
    }

    @Override
    public void start(TransportListener newListener) {
        listener = newListener;
        thread.start();
        if (channel.isSensed()) {
            watch.start();
        }
    }

    /** Takes a message; what the coding cannot make sound of is refused at once. */
    @Override
    public void send(OutboundFrame frame) throws TransportException {
        coding.check(frame);
        enqueue(frame);
    }

    private synchronized void enqueue(OutboundFrame frame) throws TransportException {
        if (closed || health.isBroken()) {
            throw new TransportException(name + (closed ? " is closed" : " does not work"));
        }
        unfinished.incrementAndGet();
        if (!waiting.offer(frame)) {
            unfinished.decrementAndGet();
            throw new TransportException(MOST_WAITING + " messages are waiting already");
        }
    }

    /** Does nothing: nobody sends. */
    @Override
    public void acknowledge(InboundFrame frame) {}

    /** Whether a message is on the air or waits for it, or the channel is not clear as far as can be known. */
    @Override
    public boolean isChannelBusy() {
        return unfinished.get() > 0 || channel.isSensed() && watch.isBusy();
    }

    /** Breaks off what is on the air, lets go of the key, and ends the threads. */
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
        watch.close();
    }

    private void run() {
        GrowingPause retry = new GrowingPause(settings.firstRetry(), settings.longestRetry());
        while (!closed) {
            try {
                open();
                while (!closed) {
                    transmit(waiting.take());
                    retry.reset();
                }
            } catch (IOException | RuntimeException failure) {
                note(Health.Part.OUTPUT, wording(failure));
                sink.close();
            } catch (InterruptedException stopped) {
                closed = true;
            }
            waitFor(retry.next());
        }
        sink.close();
    }

    private void open() throws IOException, InterruptedException {
        coding.prepare();
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
        note(Health.Part.OUTPUT, "");
    }

    private synchronized void onOpeningTakesLong() {
        if (opening) {
            note(Health.Part.OUTPUT, "The audio output waits for somebody to take what it plays");
        }
    }

    private void transmit(OutboundFrame frame) throws IOException, InterruptedException {
        report(to -> to.onAccepted(frame));
        Consumer<TransportListener> end = to -> {};
        try {
            byte[] samples = coding.encode(frame);
            channel.await(scheduler);
            play(samples);
            end = to -> to.onAir(frame);
        } catch (TransportException | ClearChannel.NotClearException thisOne) {
            end = to -> to.onRefused(frame, wording(thisOne));
        } catch (Transmitter.KeyStuckException stuck) {
            end = to -> {
                to.onAir(frame);
                to.onFault("transmitter-key-stuck", frame.radioId(), stuck.getMessage());
            };
            throw stuck;
        } catch (IOException | RuntimeException failure) {
            end = to -> to.onRefused(frame, wording(failure));
            throw failure;
        } finally {
            finish(end);
        }
    }

    private static String wording(Exception failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    private void play(byte[] samples) throws IOException, InterruptedException {
        watch.pause(true);
        try {
            transmitter.transmit(samples);
        } finally {
            watch.pause(false);
        }
    }

    private void waitFor(Duration pause) {
        if (closed) {
            return;
        }
        try {
            Pace.pause(scheduler, pause);
        } catch (InterruptedException stopped) {
            closed = true;
        }
    }

    /** Reports a change; what waits is refused when it no longer works. */
    private synchronized void note(Health.Part part, String trouble) {
        health.note(part, trouble).ifPresent(detail -> report(to -> to.onWorking(detail.isEmpty(), detail)));
        if (!trouble.isEmpty()) {
            List<OutboundFrame> refused = new ArrayList<>();
            waiting.drainTo(refused);
            refused.forEach(each -> finish(to -> to.onRefused(each, trouble)));
        }
    }

    /** The last report of a message, after which it no longer counts as on the channel. */
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

    private final class Watched implements ChannelWatch.Told {
        @Override
        public void onTrouble(Health.Part part, String trouble) {
            note(part, trouble);
        }

        @Override
        public void onClear() {
            if (unfinished.get() == 0) {
                report(TransportListener::onChannelClear);
            }
        }
    }
}
