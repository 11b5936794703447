package io.curbstop.dispatch.shell;

import java.time.Duration;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Gives events again to listeners that failed on them; those left by a crash are given again at the next start. */
@Component
class EventResubmission {

    private final FailedEventPublications failed;

    EventResubmission(FailedEventPublications failed) {
        this.failed = failed;
    }

    @Scheduled(fixedDelayString = "${curbstop.event-resubmission-interval}")
    void resubmit() {
        failed.resubmit(ResubmissionOptions.defaults()
                .withMinAge(Duration.ofSeconds(10))
                .withBatchSize(100)
                .withMaxInFlight(200));
    }
}
