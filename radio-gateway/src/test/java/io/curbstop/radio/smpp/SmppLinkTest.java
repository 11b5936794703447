package io.curbstop.radio.smpp;

import static io.curbstop.radio.smpp.SmppBench.RADIO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.curbstop.radio.transport.TransportException;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jsmpp.bean.OptionalParameter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** The link: how it is made, lost and made again, and what must not be in the log. */
@Timeout(60)
class SmppLinkTest {

    private SmppBench bench;

    @BeforeEach
    void start() throws IOException {
        bench = new SmppBench();
    }

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    @Test
    void aLostLinkIsMadeAgainAndWhatIsSentMeanwhileRefused() throws Exception {
        bench.start();
        bench.smsc.stop();
        SmppBench.await("lost", () -> !bench.sms.hasLink());
        assertThatThrownBy(() -> bench.sms.send(SmppBench.frame(1, 1, "K7"))).isInstanceOf(TransportException.class);
        bench.pass(Duration.ofSeconds(20));
        assertThat(bench.sms.hasLink()).isFalse();
        bench.smsc.start();
        bench.awaitLink();
        bench.sms.send(SmppBench.frame(2, 1, "K8"));
        bench.pass(Duration.ofSeconds(10));
        assertThat(bench.shown()).containsExactly("K8");
        assertThat(bench.told.texts).containsExactly("accepted 2", "air 2", "ack 2 of " + RADIO);
    }

    @Test
    void aWrongPasswordIsSaidAndTriedAgainWithoutSayingIt() {
        bench.use(settings -> bench.settings("falsch99"));
        bench.sms.start(bench.told);
        SmppBench.await("said", () -> {
            bench.time.runDue();
            return !bench.told.states.isEmpty();
        });
        assertThat(bench.told.states.get(0)).contains("the password is wrong").doesNotContain("falsch99");
        assertThatThrownBy(() -> bench.sms.send(SmppBench.frame(1, 1, "K7"))).isInstanceOf(TransportException.class);
        assertThat(bench.settings("falsch99").toString()).doesNotContain("falsch99");
    }

    @Test
    void thePasswordIsInNoLine() {
        Logger library = (Logger) LoggerFactory.getLogger("org.jsmpp.DefaultPDUSender");
        Logger session = (Logger) LoggerFactory.getLogger("org.jsmpp.session.SMPPSession");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        library.addAppender(lines);
        session.addAppender(lines);
        library.setAdditive(false);
        session.setAdditive(false);
        library.setLevel(Level.TRACE);
        session.setLevel(Level.TRACE);
        try {
            bench.start();
            bench.pass(Duration.ofSeconds(1));
        } finally {
            library.setLevel(null);
            session.setLevel(null);
            library.detachAppender(lines);
            session.detachAppender(lines);
        }
        String hex = HexFormat.of().formatHex(SmscSimulator.PASSWORD.getBytes(StandardCharsets.US_ASCII));
        List<String> written = List.copyOf(lines.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
        assertThat(written).isNotEmpty();
        assertThat(written)
                .noneMatch(line -> line.contains(SmscSimulator.PASSWORD)
                        || line.replace(" ", "").toLowerCase(Locale.ROOT).contains(hex));
    }

    @Test
    void aLongTextCanGoInOnePiece() throws TransportException {
        bench.use(settings -> settings.withLongTexts(LongTexts.PAYLOAD));
        bench.start();
        String text = "W".repeat(280);
        bench.sms.send(SmppBench.frame(7, 1, text));
        bench.pass(Duration.ofSeconds(4));
        assertThat(bench.smsc.submitted).hasSize(1);
        assertThat(bench.smsc.submitted.get(0).message().getShortMessage()).isEmpty();
        assertThat(bench.shown()).containsExactly(text);
        assertThat(bench.told.texts).containsExactly("accepted 7", "air 7", "ack 7 of " + RADIO);
    }

    @Test
    void aRunAfterTheFirstKnowsReceiptsOfTheFirstByTheirReference() throws TransportException {
        bench.start();
        bench.smsc.receiptsByHand = true;
        bench.sms.send(SmppBench.frame(9, 1, "W".repeat(200)));
        bench.pass(Duration.ofSeconds(4));
        bench.use(settings -> settings);
        bench.start();
        bench.told.clear();
        for (SmscSimulator.Submitted part : bench.smsc.submitted) {
            bench.smsc.sendReceipt(
                    RADIO,
                    "id:" + part.id() + " stat:DELIVRD",
                    new OptionalParameter.User_message_reference(part.reference()));
        }
        bench.pass(Duration.ofSeconds(6));
        assertThat(bench.told.texts).containsExactly("ack 9 of " + RADIO);
    }

    @Test
    void anSmscThatAnnouncesTooMuchIsLeftAndTriedAgain() throws IOException {
        bench.smsc.stop();
        try (ServerSocket hostile = new ServerSocket(bench.smsc.port(), 5, InetAddress.getLoopbackAddress())) {
            bench.sms.start(bench.told);
            try (Socket socket = hostile.accept()) {
                DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                out.writeInt(Integer.MAX_VALUE);
                out.write(new byte[12]);
                out.flush();
                SmppBench.await("left", () -> {
                    bench.time.advance(Duration.ofSeconds(1));
                    return !bench.told.states.isEmpty();
                });
            }
            assertThat(bench.told.states.get(0)).contains("it has closed the connection");
            assertThat(bench.sms.hasLink()).isFalse();
        }
        bench.smsc.start();
        bench.awaitLink();
    }

    private static SmppSettings impatient(SmppSettings usual) {
        SmppTimes times = usual.times();
        return usual.withTimes(new SmppTimes(
                times.validity(),
                times.receiptWindow(),
                times.keepLimit(),
                Duration.ofSeconds(3),
                Duration.ofMillis(200),
                times.firstRetry(),
                times.longestRetry()));
    }

    /** A relay that swallows what the SMSC answers is an SMSC that has fallen silent, with its connection up. */
    @Test
    void anSmscThatFallsSilentIsLeft() throws Exception {
        try (SilentRelay relay = new SilentRelay(bench.smsc.port())) {
            bench.use(settings -> impatient(new SmppSettings(
                    new SmppAccount("127.0.0.1", relay.port(), "curbstop", SmscSimulator.PASSWORD, ""),
                    settings.numbers(),
                    settings.alphabet(),
                    settings.longTexts(),
                    settings.textLimit_characters(),
                    settings.times())));
            bench.start();
            relay.fallSilent();
            SmppBench.await("left", () -> !bench.sms.hasLink());
            bench.time.runDue();
            assertThat(bench.told.states).hasSize(2);
            assertThat(bench.told.states.get(1)).contains("is lost");
        }
    }
}
