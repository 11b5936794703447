package io.curbstop.dispatch.radio;

import static io.curbstop.dispatch.identity.Audience.ADMINISTRATOR;
import static io.curbstop.dispatch.identity.Audience.DISPATCHER;
import static io.curbstop.dispatch.identity.Audience.SUPERVISOR;

import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.Audit;
import io.curbstop.dispatch.identity.SignedInUser;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.radio.api.GatewayStatus;
import io.curbstop.radio.api.RadioCommand;
import io.curbstop.radio.api.RadioLinkException;
import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.session.RadioSession;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The radio operator's view: gateways, channels, radios, and what went over the air. */
@RestController
@ConditionalOnWebApplication
@RequestMapping("/api/radio")
@AllowedFor({DISPATCHER, ADMINISTRATOR})
class RadioOperations {

    private static final Duration TEST_LIVES = Duration.ofMinutes(5);
    private static final Duration GROUP_LIVES = Duration.ofMinutes(15);
    private static final Duration LOOKED_BACK = Duration.ofHours(24);
    private static final int MOST_LINES = 500;
    private static final int MOST_EXPORTED = 100_000;
    private static final String NAME_RULE =
            "has small letters, digits and hyphens, begins with a letter or digit, and has at most 39 of them";

    private final GatewayAccounts accounts;
    private final GatewayCommands commands;
    private final GatewaySocket socket;
    private final RadioGateways gateways;
    private final AirRecords air;
    private final RadioUnits units;
    private final ObjectProvider<RadioSession> here;
    private final Audit audit;
    private final Clock clock;

    RadioOperations(
            GatewayAccounts accounts,
            GatewayCommands commands,
            GatewaySocket socket,
            RadioGateways gateways,
            AirRecords air,
            RadioUnits units,
            ObjectProvider<RadioSession> here,
            Audit audit,
            Clock clock) {
        this.accounts = accounts;
        this.commands = commands;
        this.socket = socket;
        this.gateways = gateways;
        this.air = air;
        this.units = units;
        this.here = here;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * One gateway.
     *
     * @param there whether it has said how it is in the last seconds
     * @param commandsWaiting how much it has still to be told
     * @param status as it last said; null when it never did
     */
    record GatewayView(String name, boolean there, Instant seenAt, int commandsWaiting, GatewayStatus status) {}

    @GetMapping("/gateways")
    List<GatewayView> list() {
        Instant now = clock.instant();
        List<GatewayView> views = new ArrayList<>();
        here.ifAvailable(session -> views.add(new GatewayView(RadioGateways.HERE, true, now, 0, session.status())));
        accounts.list()
                .forEach(account -> views.add(new GatewayView(
                        account.name(),
                        account.isThere(now),
                        account.seenAt().orElse(null),
                        commands.count(account.name()),
                        account.status().orElse(null))));
        return views;
    }

    record NewGateway(
            @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,38}", message = NAME_RULE)
            String name) {}

    record Admitted(String name, String token) {}

    @PostMapping("/gateways")
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedFor(ADMINISTRATOR)
    Admitted admit(@Valid @RequestBody NewGateway gateway, @AuthenticationPrincipal SignedInUser user) {
        if (gateway.name().equals(RadioGateways.HERE)) {
            throw ProblemException.refused(
                    "name-taken", "The gateway inside this server is called here; take another name.");
        }
        String token = accounts.admit(gateway.name(), user.username());
        socket.disconnect(gateway.name());
        return new Admitted(gateway.name(), token);
    }

    @DeleteMapping("/gateways/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedFor(ADMINISTRATOR)
    void close(@PathVariable String name, @AuthenticationPrincipal SignedInUser user) {
        accounts.close(name, user.username());
        socket.disconnect(name);
    }

    record Muting(
            boolean muted,

            @NotBlank(message = "is missing: say why") @Size(max = 200, message = "has at most 200 characters")
            String reason) {}

    @PostMapping("/gateways/{name}/channels/{channel}/mute")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedFor(SUPERVISOR)
    void mute(
            @PathVariable String name,
            @PathVariable String channel,
            @Valid @RequestBody Muting muting,
            @AuthenticationPrincipal SignedInUser user) {
        boolean known = list().stream()
                .filter(gateway -> gateway.name().equals(name) && gateway.status() != null)
                .flatMap(gateway -> gateway.status().channels().stream())
                .anyMatch(status -> status.name().equals(channel));
        if (!known) {
            throw ProblemException.notFound("Gateway " + name + " has no channel " + channel + ".");
        }
        String reason = user.username() + ": " + muting.reason();
        gateways.mute(name, new RadioCommand.Mute(channel, muting.muted(), reason));
        audit.record(
                user.username(),
                muting.muted() ? "radio-channel-muted" : "radio-channel-opened",
                name + "/" + channel,
                muting.reason());
    }

    record Test(@NotNull UUID id, @NotBlank @Size(max = 40) String radioId) {}

    @PostMapping("/test")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedFor(DISPATCHER)
    void test(@Valid @RequestBody Test test, @AuthenticationPrincipal SignedInUser user) {
        Instant now = clock.instant();
        String text = "TEST FROM DISPATCH, NO ANSWER NEEDED";
        send(RadioMessage.notice(test.id(), test.radioId(), RadioPriority.P2, text, now.plus(TEST_LIVES)));
        audit.record(user.username(), "radio-test", test.radioId(), "");
    }

    record GroupWords(
            @NotNull UUID id,

            @NotBlank(message = "is missing") @Size(max = 40, message = "has at most 40 characters")
            String groupId,

            @NotBlank(message = "are missing") @Size(max = 140, message = "have at most 140 characters")
            String text) {}

    @PostMapping("/group")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedFor(DISPATCHER)
    void group(@Valid @RequestBody GroupWords words, @AuthenticationPrincipal SignedInUser user) {
        Instant now = clock.instant();
        send(RadioMessage.group(words.id(), words.groupId(), RadioPriority.P2, words.text(), now.plus(GROUP_LIVES)));
        audit.record(user.username(), "radio-group", words.groupId(), words.text());
    }

    private void send(RadioMessage message) {
        try {
            gateways.send(message);
        } catch (RadioLinkException notTaken) {
            throw ProblemException.refused("not-sent", "It was not sent: " + notTaken.getMessage() + ".");
        }
    }

    @PostMapping("/radios/{radioId}/position")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedFor(DISPATCHER)
    void askPosition(@PathVariable String radioId) {
        gateways.askPosition(radioId);
    }

    @GetMapping("/units")
    List<RadioUnits.Carried> units() {
        return units.list();
    }

    /** What of the record is asked for; without times it is the last day. */
    record AirQuery(
            @Size(max = 40, message = "has at most 40 characters")
            String radioId,

            @Size(max = 200, message = "has at most 200 characters")
            String q,

            Boolean faults,
            Instant from,
            Instant to) {

        List<AirRecords.Line> of(AirRecords air, Instant now, int most) {
            Instant end = to == null ? now.plusSeconds(60) : to;
            Instant start = from == null ? end.minus(LOOKED_BACK) : from;
            if (end.isBefore(start)) {
                throw ProblemException.invalid("The end lies before the beginning.");
            }
            String radio = radioId == null ? "" : radioId;
            return air.search(radio, q == null ? "" : q, Boolean.TRUE.equals(faults), start, end, most);
        }
    }

    @GetMapping("/air")
    List<AirRecords.Line> air(@Valid AirQuery query) {
        return query.of(air, clock.instant(), MOST_LINES);
    }

    @GetMapping("/air.csv")
    ResponseEntity<byte[]> export(@Valid AirQuery query, @AuthenticationPrincipal SignedInUser user) {
        List<AirRecords.Line> lines = query.of(air, clock.instant(), MOST_EXPORTED);
        audit.record(user.username(), "radio-air-exported", "", lines.size() + " lines");
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("radio-record.csv")
                                .build()
                                .toString())
                .body(AirCsv.write(lines, units.codesByRadio()).getBytes(StandardCharsets.UTF_8));
    }
}
