package io.curbstop.dispatch.locate;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What holds of a locate ticket where the call centre said nothing else. How long the owners have at an emergency is a clock
 * among the policies.
 *
 * @param startAfterWorkingDays when the owners must have answered a normal ticket, in working days after the call
 * @param validForWorkingDays when a ticket runs out, in working days after the call
 */
@ConfigurationProperties("curbstop.locate")
record LocateProperties(
        @DefaultValue("2") int startAfterWorkingDays,
        @DefaultValue("14") int validForWorkingDays) {

    LocateProperties {
        if (startAfterWorkingDays < 0 || validForWorkingDays <= startAfterWorkingDays || validForWorkingDays > 260) {
            throw new IllegalArgumentException(
                    "curbstop.locate: a ticket holds longer than owners have to answer, at most 260 working days");
        }
    }
}
