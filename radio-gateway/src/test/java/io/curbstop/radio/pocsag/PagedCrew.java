package io.curbstop.radio.pocsag;

import io.curbstop.radio.audio.Await;
import io.curbstop.radio.audio.NamedPipe;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A pager at the other end of a named pipe; multimon-ng is its receiver. It shows the calls of its own capcode, and hides one
 * that is identical to the last, as pagers do within a short time.
 */
final class PagedCrew implements AutoCloseable {

    private static final int BLOCK = 4_096;
    private static final int CAPCODE_OF_MARKS = 8;

    private final Path pipe;
    private final int capcode;
    private final Multimon receiver = new Multimon("alpha");
    private volatile boolean on = true;
    private volatile long heardBytes;
    private int marks;

    /** Makes the pipe and listens to it. */
    PagedCrew(Path pipe, int capcode) throws IOException {
        this.pipe = pipe;
        this.capcode = capcode;
        NamedPipe.make(pipe);
        Thread listening = new Thread(this::listen, "pager");
        listening.setDaemon(true);
        listening.start();
    }

    private void listen() {
        byte[] block = new byte[BLOCK];
        try (InputStream audio = Files.newInputStream(pipe)) {
            for (int length = audio.read(block); length >= 0; length = audio.read(block)) {
                if (on) {
                    receiver.hear(block, length);
                }
                heardBytes += length;
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    void switchPower(boolean isOn) {
        on = isOn;
    }

    /** How much audio has come so far, whether it was on or off. */
    long heardBytes() {
        return heardBytes;
    }

    /** What it has shown. A page of the test's own marks the end of what the receiver has to tell. */
    List<String> shown() throws IOException {
        Multimon.Call mark = new Multimon.Call(new PagerAddress(CAPCODE_OF_MARKS, 3), "MARK " + ++marks);
        Page page = new Page(mark.address(), Page.Content.ALPHANUMERIC, mark.text());
        receiver.hear(PocsagSettings.defaults().sound(new Transmission(List.of(page))));
        Await.until("the receiver has told all", () -> receiver.calls().contains(mark));
        List<String> shown = new ArrayList<>();
        for (Multimon.Call call : receiver.calls()) {
            boolean mine = call.address().capcode() == capcode;
            boolean repeated = !shown.isEmpty() && shown.get(shown.size() - 1).equals(call.text());
            if (mine && !repeated) {
                shown.add(call.text());
            }
        }
        return shown;
    }

    @Override
    public void close() {
        receiver.close();
    }
}
