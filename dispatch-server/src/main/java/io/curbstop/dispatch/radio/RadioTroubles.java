package io.curbstop.dispatch.radio;

import io.curbstop.radio.api.GatewayStatus;
import io.curbstop.radio.session.RadioSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** What of gateways and channels does not work now. */
@Component
@ConditionalOnWebApplication
public class RadioTroubles {

    /** A gateway that has just been admitted, or restarts, is given this long to come. */
    private static final Duration GRACE = Duration.ofSeconds(60);

    /** The way of a status to here takes less. */
    private static final Duration CLOCK_MAY_DIFFER = Duration.ofSeconds(60);

    private final GatewayAccounts accounts;
    private final ObjectProvider<RadioSession> here;
    private final Clock clock;

    RadioTroubles(GatewayAccounts accounts, ObjectProvider<RadioSession> here, Clock clock) {
        this.accounts = accounts;
        this.here = here;
        this.clock = clock;
    }

    /** All of them: gateways that are away, channels that do not work and were not muted by a person. */
    public List<RadioTrouble> list() {
        Instant now = clock.instant();
        List<RadioTrouble> found = new ArrayList<>();
        here.ifAvailable(session -> addChannels(RadioGateways.HERE, session.status(), found));
        for (GatewayAccounts.Account account : accounts.list()) {
            if (account.isThere(now)) {
                account.status().ifPresent(status -> {
                    addChannels(account.name(), status, found);
                    account.seenAt().ifPresent(seenAt -> addClock(account.name(), status.at(), seenAt, found));
                });
            } else if (account.awaySince().plus(GRACE).isBefore(now)) {
                found.add(new RadioTrouble(
                        account.name(),
                        "Radio gateway " + account.name()
                                + " is away. Crews it alone reaches get no orders by radio."));
            }
        }
        return found;
    }

    /** The channels, as {@code gateway/channel}, that a person has muted. */
    public List<String> listMuted() {
        Instant now = clock.instant();
        List<String> muted = new ArrayList<>();
        here.ifAvailable(session -> addMuted(RadioGateways.HERE, session.status(), muted));
        accounts.list().stream().filter(account -> account.isThere(now)).forEach(account -> account.status()
                .ifPresent(status -> addMuted(account.name(), status, muted)));
        return muted;
    }

    private static void addMuted(String gateway, GatewayStatus status, List<String> muted) {
        status.channels().stream()
                .filter(GatewayStatus.ChannelStatus::muted)
                .forEach(channel -> muted.add(gateway + "/" + channel.name()));
    }

    /** What crews report has the time of their gateway's clock. */
    private static void addClock(String gateway, Instant itsTime, Instant seenAt, List<RadioTrouble> found) {
        Duration ahead = Duration.between(seenAt, itsTime);
        if (ahead.abs().compareTo(CLOCK_MAY_DIFFER) > 0) {
            found.add(new RadioTrouble(
                    gateway + "/clock",
                    "The clock of radio gateway %s is %s. What crews report by it may have the wrong time."
                            .formatted(gateway, describe(ahead))));
        }
    }

    private static String describe(Duration ahead) {
        long minutes = Math.round(ahead.abs().toSeconds() / 60.0);
        String much = minutes < 120 ? minutes + " min" : Math.round(minutes / 60.0) + " h";
        return much + (ahead.isNegative() ? " behind" : " ahead");
    }

    private static void addChannels(String gateway, GatewayStatus status, List<RadioTrouble> found) {
        status.channels().stream()
                .filter(channel -> !channel.working() && !channel.muted())
                .forEach(channel -> found.add(new RadioTrouble(
                        gateway + "/" + channel.name(),
                        "Radio channel " + channel.name() + " does not work: " + channel.detail())));
    }
}
