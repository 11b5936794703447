package io.curbstop.radio.ax25;

import io.curbstop.radio.transport.OutboundFrame;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The frames that the modem was given and has not said to have sent, and those lately that wait there no more and that
 * their radio may still answer; oldest first. Guarded by its user.
 */
final class FramesInModem {

    /** Of either more are never needed at once; the oldest is forgotten when a modem or radios that say nothing fill it. */
    private static final int MOST = 64;

    private static final class Given {
        final OutboundFrame frame;
        final Ax25Frame packet;
        boolean accepted;

        Given(OutboundFrame frame, Ax25Frame packet) {
            this.frame = frame;
            this.packet = packet;
        }

        boolean isUnder(String radioId, int sequence) {
            return !frame.group() && frame.radioId().equals(radioId) && frame.sequence() == sequence;
        }
    }

    private final Deque<Given> waiting = new ArrayDeque<>();
    private final Deque<Given> gone = new ArrayDeque<>();

    void add(OutboundFrame frame, Ax25Frame packet) {
        addLast(waiting, new Given(frame, packet));
    }

    private static void addLast(Deque<Given> frames, Given given) {
        if (frames.size() == MOST) {
            frames.removeFirst();
        }
        frames.addLast(given);
    }

    boolean anyWaiting() {
        return !waiting.isEmpty();
    }

    /** The modem has answered after these: it has them. */
    List<OutboundFrame> acceptAll() {
        List<Given> fresh = waiting.stream().filter(each -> !each.accepted).toList();
        fresh.forEach(each -> each.accepted = true);
        return fresh.stream().map(each -> each.frame).toList();
    }

    /** The modem has sent a frame with this in it; tells which of ours it was. */
    Optional<OutboundFrame> noteSent(byte[] information) {
        Optional<Given> sent = take(each -> Arrays.equals(each.packet.information(), information));
        sent.ifPresent(each -> addLast(gone, each));
        return sent.map(each -> each.frame);
    }

    /** A modem that does not say so must have sent it by now. */
    void noteGone(Ax25Frame packet) {
        take(each -> each.packet == packet).ifPresent(each -> addLast(gone, each));
    }

    Optional<OutboundFrame> removeWaiting(Ax25Frame packet) {
        return take(each -> each.packet == packet).map(each -> each.frame);
    }

    private Optional<Given> take(Predicate<Given> condition) {
        Optional<Given> first = waiting.stream().filter(condition).findFirst();
        first.ifPresent(waiting::remove);
        return first;
    }

    /**
     * Forgets what was sent to a radio under a number, as the radio has it or it is sent once more.
     *
     * @return the newest attempt
     */
    Optional<OutboundFrame> removeUnder(String radioId, int sequence) {
        Optional<Given> newest = findNewest(radioId, sequence);
        waiting.removeIf(each -> each.isUnder(radioId, sequence));
        gone.removeIf(each -> each.isUnder(radioId, sequence));
        return newest.map(each -> each.frame);
    }

    /** The newest attempt that a radio was sent under a number. */
    Optional<OutboundFrame> findUnder(String radioId, int sequence) {
        return findNewest(radioId, sequence).map(each -> each.frame);
    }

    private Optional<Given> findNewest(String radioId, int sequence) {
        return Stream.concat(gone.stream(), waiting.stream())
                .filter(each -> each.isUnder(radioId, sequence))
                .reduce((first, second) -> second);
    }

    /** Forgets and returns those that wait: the modem is lost, and they with it. */
    List<OutboundFrame> loseWaiting() {
        List<OutboundFrame> lost = waiting.stream().map(each -> each.frame).toList();
        waiting.clear();
        return lost;
    }
}
