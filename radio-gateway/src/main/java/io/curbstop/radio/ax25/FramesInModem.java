package io.curbstop.radio.ax25;

import io.curbstop.radio.transport.OutboundFrame;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The frames that the modem was given and has not said to have sent, oldest first. Guarded by its user. */
final class FramesInModem {

    /** More are never given at once; the oldest is forgotten when a modem that says nothing fills it. */
    private static final int MOST = 64;

    private static final class Given {
        final OutboundFrame frame;
        final Ax25Frame packet;
        boolean accepted;

        Given(OutboundFrame frame, Ax25Frame packet) {
            this.frame = frame;
            this.packet = packet;
        }
    }

    private final Deque<Given> given = new ArrayDeque<>();

    void add(OutboundFrame frame, Ax25Frame packet) {
        if (given.size() == MOST) {
            given.removeFirst();
        }
        given.addLast(new Given(frame, packet));
    }

    boolean anyUnsent() {
        return !given.isEmpty();
    }

    /** The modem has answered after these: it has them. */
    List<OutboundFrame> acceptAll() {
        List<Given> fresh = given.stream().filter(each -> !each.accepted).toList();
        fresh.forEach(each -> each.accepted = true);
        return fresh.stream().map(each -> each.frame).toList();
    }

    Optional<OutboundFrame> removeSent(byte[] information) {
        return remove(each -> Arrays.equals(each.packet.information(), information));
    }

    Optional<OutboundFrame> removeUnsent(Ax25Frame packet) {
        return remove(each -> each.packet == packet);
    }

    /** The newest attempt under a number, which its radio has acknowledged; older attempts under it go with it. */
    Optional<OutboundFrame> removeFor(String radioId, int sequence) {
        Optional<OutboundFrame> newest = findLast(radioId, sequence);
        given.removeIf(each -> isUnder(each, radioId, sequence));
        return newest;
    }

    Optional<OutboundFrame> findLast(String radioId, int sequence) {
        return given.stream()
                .filter(each -> isUnder(each, radioId, sequence))
                .map(each -> each.frame)
                .reduce((first, second) -> second);
    }

    private static boolean isUnder(Given each, String radioId, int sequence) {
        return !each.frame.group() && each.frame.radioId().equals(radioId) && each.frame.sequence() == sequence;
    }

    private Optional<OutboundFrame> remove(Predicate<Given> condition) {
        Iterator<Given> each = given.iterator();
        while (each.hasNext()) {
            Given candidate = each.next();
            if (condition.test(candidate)) {
                each.remove();
                return Optional.of(candidate.frame);
            }
        }
        return Optional.empty();
    }

    /** Forgets and returns all: the modem is gone. */
    List<OutboundFrame> clear() {
        List<OutboundFrame> all = given.stream().map(each -> each.frame).toList();
        given.clear();
        return all;
    }
}
