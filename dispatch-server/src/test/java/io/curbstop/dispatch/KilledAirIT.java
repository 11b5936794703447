package io.curbstop.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.testing.GatewayProcess;
import io.curbstop.dispatch.testing.ServerDesk;
import io.curbstop.dispatch.testing.ServerDesk.Order;
import io.curbstop.dispatch.testing.ServerProcess;
import io.curbstop.radio.ax25.AudioEther;
import io.curbstop.radio.ax25.Ax25Address;
import io.curbstop.radio.ax25.DireWolf;
import io.curbstop.radio.ax25.PacketHandsets;
import io.curbstop.radio.time.ThreadScheduler;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Server, gateway program and modem, three processes, with an order on its way over the air. Any of them, or all at one
 * moment, is killed by SIGKILL at each state of the protocol.
 */
class KilledAirIT {

    private enum Victim {
        SERVER,
        GATEWAY,
        MODEM
    }

    /** What the gateway's disk says of an order when they are killed. */
    private enum State {
        QUEUED,
        SENT,
        ON_AIR,
        RADIO_ACK,
        RECEIVED
    }

    private static final String RADIO = "1101";
    private static final Ax25Address DISPATCH = new Ax25Address("DISP", 1);
    private static final Duration CREW_ANSWERS_AFTER = Duration.ofSeconds(3);
    private static final Duration RADIO_REPEATS_AFTER = Duration.ofSeconds(9);
    private static final int RADIO_ATTEMPTS = 20;

    @TempDir
    private static Path folder;

    private static ServerProcess server;
    private static ServerDesk desk;
    private static GatewayProcess gateway;
    private static AudioEther ether;
    private static DireWolf ours;
    private static DireWolf theirs;
    private static ThreadScheduler handsetTime;
    private static PacketHandsets handsets;
    private static PacketHandsets.Handset crew;

    @BeforeAll
    static void start() throws Exception {
        ether = new AudioEther(200, 0, 7);
        ours = new DireWolf(folder.resolve("ours"), DISPATCH.toString(), ether);
        theirs = new DireWolf(folder.resolve("theirs"), "CREW", ether);
        handsetTime = new ThreadScheduler("handsets", Clock.systemUTC());
        handsets = new PacketHandsets(
                theirs.kissPort,
                DISPATCH,
                handsetTime,
                Optional.of(CREW_ANSWERS_AFTER),
                RADIO_REPEATS_AFTER,
                RADIO_ATTEMPTS);
        crew = handsets.add("CREW1");
        server = ServerProcess.start("--curbstop.radio.simulated=false", "--curbstop.push.radio-after=1s");
        desk = new ServerDesk(server);
        String token = server.signIn("ada")
                .post("/api/radio/gateways", Map.of("name", "hill"))
                .json()
                .path("token")
                .asString();
        gateway = new GatewayProcess(
                folder.resolve("hill"), "hill", server.port(), token, """
                - name: packet
                  packet: {host: 127.0.0.1, port: %d, link: AGW, station: %s}
                radios: {'%s': {packet: CREW1}}
                """.formatted(ours.agwPort, DISPATCH, RADIO));
        gateway.start();
        desk.awaitTrue("select count(*) > 0 from radio_gateway where not away");
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
        handsets.close();
        handsetTime.close();
        ours.close();
        theirs.close();
        ether.close();
        server.close();
    }

    /** Each victim at two states or more; every one at every state takes longer than a build should. */
    @Test
    void theOrderIsShownOnceAndAcknowledgedWhoeverIsKilled() throws Exception {
        killAt(State.QUEUED, EnumSet.allOf(Victim.class));
        killAt(State.SENT, EnumSet.of(Victim.GATEWAY, Victim.MODEM));
        killAt(State.ON_AIR, EnumSet.of(Victim.GATEWAY));
        killAt(State.RADIO_ACK, EnumSet.allOf(Victim.class));
        killAt(State.RECEIVED, EnumSet.of(Victim.SERVER, Victim.GATEWAY));
    }

    /** Ten minutes, so only when it is asked for: {@code -Dcurbstop.kill-each=true}. */
    @Test
    @EnabledIfSystemProperty(named = "curbstop.kill-each", matches = "true")
    void theOrderIsShownOnceAndAcknowledgedWhoeverIsKilledAtWhateverState() throws Exception {
        for (State state : State.values()) {
            for (Victim victim : Victim.values()) {
                killAt(state, EnumSet.of(victim));
            }
            killAt(state, EnumSet.allOf(Victim.class));
        }
    }

    private static void killAt(State state, Set<Victim> victims) throws Exception {
        String what = victims + " killed at " + state;
        long start_ms = System.currentTimeMillis();
        boolean deaf = state == State.QUEUED;
        if (deaf) {
            ours.kill();
            desk.awaitTrue(
                    "select coalesce(not (max(status->'status'->'channels'->0->>'working'))::boolean, false) from radio_gateway");
        }
        int before = crew.shown.size();
        Order order = desk.send("V1", "P1");
        String orderText = order.token() + " P1 ";
        ServerDesk.await(
                what,
                () -> deaf ? gateway.readJournal().contains(orderText) : gateway.hasLine(state.name(), orderText));
        if (victims.contains(Victim.SERVER)) {
            server.kill();
        }
        if (victims.contains(Victim.GATEWAY)) {
            gateway.kill();
        }
        if (victims.contains(Victim.MODEM) && !deaf) {
            ours.kill();
        }
        if (victims.contains(Victim.MODEM) || deaf) {
            ours.start();
        }
        if (victims.contains(Victim.GATEWAY)) {
            gateway.start();
        }
        if (victims.contains(Victim.SERVER)) {
            server.startAgain();
        }
        desk.awaitState("RADIO", order, "PERSON_ACK");
        List<String> shown = List.copyOf(crew.shown).subList(before, crew.shown.size());
        assertThat(shown).as(what).hasSize(1).allMatch(text -> text.startsWith(orderText));
        desk.awaitTrue("select count(*) = 1 from incident_event where kind = 'CREW_ACKNOWLEDGED' and source = 'RADIO'"
                + " and incident_id = '" + order.incidentId() + "'");
        // The record of the air is copied last.
        ServerDesk.await("the copy of the record", () -> desk.query("select count(*) from radio_air")
                .equals(String.valueOf(gateway.readAir().size())));
        assertThat(desk.query("select count(distinct sequence) from radio_air where event = 'SENT' and text like '"
                        + orderText + "%'"))
                .as(what + ": all attempts under one number, by which a radio knows them for one")
                .isEqualTo("1");
        assertThat(desk.query("select count(*) > 0 from radio_air where event = 'RECEIVED' and text = 'ACK "
                        + order.token() + "'"))
                .isEqualTo("t");
        System.out.printf("%s: %d s%n", what, (System.currentTimeMillis() - start_ms) / 1000);
        desk.freeTheUnits();
        desk.awaitTrue("select not exists (select 1 from delivery where kind = 'CANCELLATION' and not final)");
    }
}
