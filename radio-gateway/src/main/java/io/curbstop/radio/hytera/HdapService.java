package io.curbstop.radio.hytera;

import java.nio.ByteOrder;
import java.util.Optional;

/** The services of HDAP that are known here, with the byte that stands for each. */
public enum HdapService {
    /** Radio control; the only one that writes its numbers little-endian. */
    RCP(0x02, ByteOrder.LITTLE_ENDIAN),
    /** Positions. */
    LP(0x08, ByteOrder.BIG_ENDIAN),
    /** Texts. */
    TMP(0x09, ByteOrder.BIG_ENDIAN),
    /** Registration. */
    RRS(0x11, ByteOrder.BIG_ENDIAN),
    /** Telemetry. */
    TELEMETRY(0x12, ByteOrder.BIG_ENDIAN);

    final int code;
    final ByteOrder order;

    HdapService(int code, ByteOrder order) {
        this.code = code;
        this.order = order;
    }

    static Optional<HdapService> find(int code) {
        for (HdapService service : values()) {
            if (service.code == code) {
                return Optional.of(service);
            }
        }
        return Optional.empty();
    }
}
