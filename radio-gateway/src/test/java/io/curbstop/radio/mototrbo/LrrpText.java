package io.curbstop.radio.mototrbo;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** LRRP documents as people write them, with the figures rounded as the vectors round them. */
final class LrrpText {

    private LrrpText() {}

    static String of(LrrpDocument document) {
        String constants = document.constants_hex().map(hex -> " [" + hex + "]").orElse("");
        String id = document.requestId()
                .map(each -> String.format(" %0" + 2 * each.length_bytes() + "x", each.value()))
                .orElse("");
        String elements = document.elements().stream().map(LrrpText::of).collect(Collectors.joining(", "));
        return document.kind() + constants + id + ": " + elements;
    }

    private static String of(LrrpElement element) {
        if (element instanceof LrrpElement.Flag flag) {
            boolean trigger = flag.token() == LrrpElements.TRIGGER;
            return trigger ? "trigger" : "want " + Integer.toHexString(flag.token());
        } else if (element instanceof LrrpElement.Number number) {
            return Integer.toHexString(number.token()) + " = " + number.value();
        } else if (element instanceof LrrpElement.Pins pins) {
            return "pins " + pins.list_hex();
        } else if (element instanceof LrrpElement.Time time) {
            return "at " + time.time().find().map(Object::toString).orElse("no time");
        } else if (element instanceof LrrpElement.Place place) {
            return of(place);
        } else if (element instanceof LrrpElement.Heading heading) {
            return "heading " + 2 * heading.halfDegrees();
        } else if (element instanceof LrrpElement.Speed speed) {
            return rounded(5, speed.value_mps()) + " m/s";
        } else if (element instanceof LrrpElement.Climb climb) {
            return "climb " + rounded(5, climb.value_mps()) + " m/s";
        } else if (element instanceof LrrpElement.Version version) {
            return "version " + version.number();
        } else if (element instanceof LrrpElement.Result result) {
            return ("result " + Long.toHexString(result.code()) + " " + result.text()).strip();
        }
        return "unread " + ((LrrpElement.Unread) element).rest_hex();
    }

    private static String of(LrrpElement.Place place) {
        double lat = LatitudeForm.SIGN_MAGNITUDE.degreesNorth(place.latitude_bits());
        return rounded(6, lat)
                + ","
                + rounded(6, place.degreesEast())
                + also(" r ", place.radius_m())
                + also(" alt ", place.altitude_m())
                + also(" ± ", place.altitudeAccuracy_m());
    }

    private static String also(String name, OptionalDouble value) {
        return value.isPresent() ? name + rounded(2, value.getAsDouble()) : "";
    }

    private static String rounded(int digits, double value) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
