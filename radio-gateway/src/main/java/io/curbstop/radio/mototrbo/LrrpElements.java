package io.curbstop.radio.mototrbo;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalDouble;

/** The tokens of LRRP. One number means different things in requests and in reports. */
final class LrrpElements {

    /** How often, in seconds; stands behind {@link #TRIGGER}. */
    static final int INTERVAL_S = 0x31;
    /** At one event only. */
    static final int ONCE = 0x33;
    /** What follows says when to report. */
    static final int TRIGGER = 0x34;
    /** An event such as {@link #EMERGENCY}; stands behind {@link #TRIGGER}. */
    static final int EVENT = 0x4A;
    /** After how many metres; stands behind {@link #INTERVAL_S}. */
    static final int DISTANCE_M = 0x78;
    /** See {@link LrrpElement.Pins}. */
    static final int PINS = 0x40;
    /** The report is to say how exact it is. */
    static final int WANT_ACCURACY = 0x50;
    /** And when it was found. */
    static final int WANT_ACCURACY_AND_TIME = 0x51;

    private static final int WANT_TIME = 0x52;
    private static final int WANT_INFORMATION = 0x53;
    private static final int WANT_ALTITUDE = 0x54;
    private static final int WANT_HEADING = 0x57;
    private static final int WANT_SPEED = 0x62;
    private static final int WANT_CLIMB = 0x64;

    /** The emergency button was pressed. */
    static final int EMERGENCY = 0x02;

    static final int TIME = 0x34;
    static final int VERSION = 0x36;
    static final int HEADING = 0x56;
    static final int SPEED = 0x6C;
    static final int CLIMB = 0x70;
    private static final int FAILURE = 0x37;
    private static final int SUCCESS = 0x38;
    private static final int FAILURE_WITH_TEXT = 0x39;
    private static final int CIRCLE = 0x51;
    private static final int CIRCLE_WITH_ALTITUDE = 0x55;
    private static final int POINT = 0x66;
    private static final int POINT_WITH_ALTITUDE = 0x69;

    private LrrpElements() {}

    /** The next element of a request; empty when its token is not known. */
    static Optional<LrrpElement> readOfRequest(MbxmlReader in) {
        int token = in.uint8();
        return switch (token) {
            case INTERVAL_S, EVENT, DISTANCE_M -> Optional.of(new LrrpElement.Number(token, in.uintvar()));
            case PINS -> Optional.of(new LrrpElement.Pins(in.hex(in.uintvar())));
            case ONCE,
                    TRIGGER,
                    WANT_ACCURACY,
                    WANT_ACCURACY_AND_TIME,
                    WANT_TIME,
                    WANT_INFORMATION,
                    WANT_ALTITUDE,
                    WANT_HEADING,
                    WANT_SPEED,
                    WANT_CLIMB -> Optional.of(new LrrpElement.Flag(token));
            default -> Optional.empty();
        };
    }

    /** The next element of an answer or a report; empty when its token is not known. */
    static Optional<LrrpElement> readOfReport(MbxmlReader in) {
        int token = in.uint8();
        return switch (token) {
            case TIME -> Optional.of(new LrrpElement.Time(new InfoTime(in.fixed(InfoTime.LENGTH))));
            case VERSION -> Optional.of(new LrrpElement.Version(in.uintvar()));
            case FAILURE -> Optional.of(LrrpElement.Result.of(in.uintvar()));
            case SUCCESS -> Optional.of(LrrpElement.Result.of(LrrpElement.Result.SUCCESS));
            case FAILURE_WITH_TEXT ->
                Optional.of(new LrrpElement.Result(
                        in.uintvar(), new String(in.opaque(in.uintvar()), StandardCharsets.UTF_8)));
            case CIRCLE, CIRCLE_WITH_ALTITUDE, POINT, POINT_WITH_ALTITUDE -> Optional.of(place(token, in));
            case HEADING -> Optional.of(new LrrpElement.Heading(in.uint8()));
            case SPEED -> Optional.of(new LrrpElement.Speed(in.ufloat()));
            case CLIMB -> Optional.of(new LrrpElement.Climb(in.sfloat()));
            default -> Optional.empty();
        };
    }

    private static LrrpElement place(int token, MbxmlReader in) {
        boolean circle = token == CIRCLE || token == CIRCLE_WITH_ALTITUDE;
        boolean high = token == CIRCLE_WITH_ALTITUDE || token == POINT_WITH_ALTITUDE;
        return new LrrpElement.Place(
                (int) in.fixed(Integer.BYTES),
                (int) in.fixed(Integer.BYTES),
                circle ? OptionalDouble.of(in.ufloat()) : OptionalDouble.empty(),
                high ? OptionalDouble.of(in.sfloat()) : OptionalDouble.empty(),
                circle && high ? OptionalDouble.of(in.ufloat()) : OptionalDouble.empty());
    }

    /** The token of a place with what this one has. */
    static int tokenOf(LrrpElement.Place place) {
        if (place.altitude_m().isPresent()) {
            return place.radius_m().isPresent() ? CIRCLE_WITH_ALTITUDE : POINT_WITH_ALTITUDE;
        }
        return place.radius_m().isPresent() ? CIRCLE : POINT;
    }

    /** Writes a result in the shortest of its three forms. */
    static void writeResult(LrrpElement.Result result, MbxmlWriter out) {
        if (!result.text().isEmpty()) {
            byte[] text = result.text().getBytes(StandardCharsets.UTF_8);
            out.uint8(FAILURE_WITH_TEXT)
                    .uintvar(result.code())
                    .uintvar(text.length)
                    .opaque(text);
        } else if (result.code() == LrrpElement.Result.SUCCESS) {
            out.uint8(SUCCESS);
        } else {
            out.uint8(FAILURE).uintvar(result.code());
        }
    }
}
