package io.curbstop.radio.mototrbo;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Lets so many faults of a kind through in a minute, and at its end tells how many it held back. */
final class FaultLimiter {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private static final class Window {
        int told;
        int heldBack;
    }

    private final MototrboGateway gateway;
    private final Map<MototrboFault, Window> windows = new EnumMap<>(MototrboFault.class);

    FaultLimiter(MototrboGateway gateway) {
        this.gateway = gateway;
    }

    void tell(MototrboFault fault, String radioId, String detail) {
        Window window = windows.computeIfAbsent(fault, this::begin);
        if (window.told < fault.mostInAMinute()) {
            window.told++;
            gateway.report(to -> to.onFault(fault.code(), radioId, detail));
        } else {
            window.heldBack++;
        }
    }

    private Window begin(MototrboFault fault) {
        gateway.after(WINDOW, () -> end(fault));
        return new Window();
    }

    private void end(MototrboFault fault) {
        int heldBack = windows.remove(fault).heldBack;
        if (heldBack > 0) {
            gateway.report(to -> to.onFault(fault.code(), "", heldBack + " more within a minute"));
        }
    }
}
