package io.curbstop.dispatch.attachment;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets the files of calls that nobody took, or that became no incident, after a month. */
@Component
class UntakenCalls {

    static final Duration KEPT = Duration.ofDays(30);

    private final AttachmentTable table;

    UntakenCalls(AttachmentTable table) {
        this.table = table;
    }

    @Scheduled(fixedDelay = 6, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    void forget() {
        table.forgetUntaken(KEPT);
    }
}
