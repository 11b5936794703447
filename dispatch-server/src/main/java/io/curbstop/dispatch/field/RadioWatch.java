package io.curbstop.dispatch.field;

import io.curbstop.dispatch.push.Alarms;
import io.curbstop.dispatch.radio.RadioTrouble;
import io.curbstop.dispatch.radio.RadioTroubles;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Makes an alarm of a gateway that is away and of a channel that does not work, and ends it when they are back. */
@Component
class RadioWatch {

    private static final String KIND = "RADIO_DOWN";

    private final ObjectProvider<RadioTroubles> troubles;
    private final Alarms alarms;

    RadioWatch(ObjectProvider<RadioTroubles> troubles, Alarms alarms) {
        this.troubles = troubles;
        this.alarms = alarms;
    }

    @Scheduled(fixedDelay = 5000)
    void look() {
        troubles.ifAvailable(found -> compare(found.list()));
    }

    private void compare(List<RadioTrouble> now) {
        now.forEach(trouble -> alarms.raise(
                new Alarms.Cause(KIND, "HIGH", trouble.text(), null, null, null, "LOOK_AT_RADIO", trouble.subject())));
        alarms.keepOnly(KIND, now.stream().map(RadioTrouble::subject).toList());
    }
}
