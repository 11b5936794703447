package io.curbstop.radio.mototrbo;

import io.curbstop.radio.transport.RadioFix;
import java.util.Optional;

/** What radios say by LRRP: where they are, and that their emergency button was pressed. */
final class Locations {

    private final LatitudeForm latitudeForm;
    private final MototrboGateway gateway;
    private final EmergencyTriggers triggers;
    private final Emergencies emergencies;
    private final int emergencyRequestId;
    private int lastRequestId;

    Locations(MototrboSettings settings, MototrboGateway gateway, EmergencyTriggers triggers, Emergencies emergencies) {
        this.latitudeForm = settings.latitudeForm();
        this.emergencyRequestId = settings.emergencyRequestId();
        this.gateway = gateway;
        this.triggers = triggers;
        this.emergencies = emergencies;
    }

    /** Asks a radio where it is, once. */
    void ask(int radio) {
        lastRequestId++;
        if (lastRequestId == emergencyRequestId) {
            lastRequestId++;
        }
        LrrpDocument request = LrrpDocument.of(
                LrrpDocument.Kind.IMMEDIATE_REQUEST,
                LrrpDocument.RequestId.of(lastRequestId),
                new LrrpElement.Flag(LrrpElements.WANT_ACCURACY_AND_TIME));
        gateway.transmit(MototrboService.LRRP, radio, request.encode());
    }

    /** Takes a datagram of a radio. */
    void onDatagram(int radio, byte[] bytes) {
        Optional<LrrpDocument> document = LrrpDocument.decode(bytes);
        if (document.isEmpty()) {
            tellUnreadable(radio, bytes.length + " bytes that are no LRRP document");
            return;
        }
        switch (document.get().kind()) {
            case TRIGGERED_REPORT -> {
                // Before all else, and also without a place: the button matters more.
                if (triggers.isAboutButton(document.get())) {
                    emergencies.onReport(radio, bytes);
                }
                onReport(radio, document.get());
            }
            case IMMEDIATE_REPORT, UNSOLICITED_REPORT -> onReport(radio, document.get());
            case TRIGGERED_ANSWER, STOP_ANSWER -> {
                if (triggers.isAboutButton(document.get())) {
                    triggers.onAnswer(radio, document.get());
                }
            }
            case VERSION_REPORT -> {
                // Of no use here.
            }
            default -> tellUnreadable(radio, "a " + document.get().kind() + ", which is for radios to answer");
        }
    }

    private void onReport(int radio, LrrpDocument document) {
        Optional<LrrpElement.Result> failure =
                document.find(LrrpElement.Result.class).filter(result -> result.code() != LrrpElement.Result.SUCCESS);
        Optional<LrrpElement.Place> place = document.find(LrrpElement.Place.class);
        if (failure.isPresent() || place.isEmpty()) {
            String why = failure.map(Locations::describe).orElse("its report names no place");
            gateway.tell(MototrboFault.POSITION_NOT_KNOWN, Integer.toString(radio), why);
            return;
        }
        RadioFix fix = new RadioFix(
                Integer.toString(radio),
                place.get().degreesEast(),
                latitudeForm.degreesNorth(place.get().latitude_bits()),
                place.get().radius_m(),
                document.find(LrrpElement.Time.class)
                        .flatMap(time -> time.time().find()));
        gateway.report(to -> to.onPosition(fix));
    }

    private static String describe(LrrpElement.Result result) {
        long code = result.code();
        String meaning = code == LrrpElement.Result.NO_FIX
                ? "its receiver has no fix"
                : code == LrrpElement.Result.NO_GPS
                        ? "it has no receiver, or that sees no satellites"
                        : code == LrrpElement.Result.INITIALISING ? "its receiver is starting" : "it reports a failure";
        return meaning + " (code " + Long.toHexString(code) + ")";
    }

    private void tellUnreadable(int radio, String detail) {
        gateway.tell(MototrboFault.UNREADABLE_LOCATION, Integer.toString(radio), detail);
    }
}
