package io.curbstop.radio.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.radio.api.CrewStatus;
import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.api.Reply;
import io.curbstop.radio.session.AirtimeLimits;
import io.curbstop.radio.session.ChannelRules;
import io.curbstop.radio.session.SessionSettings;
import io.curbstop.radio.time.SimulatedTime;
import io.curbstop.radio.transport.RadioTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewaySettingsTest {

    private static final String GOOD = """
            name: north-hill
            dispatch: wss://dispatch.example/gateway-link
            tokenFile: token
            journal: journal
            channels:
            - name: packet
              packet: {station: WQX123-1}
            - name: trial
              simulated: {radios: ['1101'], crewAckAfter_s: 6}
            radios:
              '1101': {packet: CREW11}
            """;

    @TempDir
    private Path folder;

    private GatewaySettings read(String yaml) throws IOException {
        Path file = folder.resolve("gateway.yaml");
        Files.writeString(file, yaml);
        return GatewaySettings.read(file);
    }

    @Test
    void pathsAreRelativeToTheFileAndAddressesGoToTheirChannels() throws IOException {
        GatewaySettings settings = read(GOOD);
        assertThat(settings.journal()).isEqualTo(folder.resolve("journal"));
        assertThat(settings.tokenFile()).isEqualTo(folder.resolve("token"));
        assertThat(settings.openChannels(new SimulatedTime(Instant.EPOCH)))
                .extracting(RadioTransport::name)
                .containsExactly("packet", "trial");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            north-hill                  | North Hill           | name: small letters
            wss://dispatch.example      | https://x            | dispatch: begins with wss://
            tokenFile: token            | airLogDays: 30       | tokenFile: the file
            journal: journal            | airLogDays: 0        | journal: the folder
            name: trial                 | name: packet         | two are called packet
            {packet: CREW11}            | {trunk: CREW11}      | has an address on trunk
            WQX123-1                    | WQX123-99            | a callsign such as
            packet: {station: WQX123-1} | listedOnly: true     | must be of one kind
            {station: WQX123-1}         | {station: [          | line
            """)
    void whatIsWrongIsSaidInWords(String was, String is, String said) {
        assertThatThrownBy(() -> read(GOOD.replace(was, is)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said)
                .hasMessageContaining("gateway.yaml");
    }

    private static final String VOICE = """
            name: north-hill
            journal: journal
            channels:
            - name: voice
              voice: {device: default, rigctld: '127.0.0.1:4532', clearBy: '127.0.0.1:4532', clearWithin_s: 20, speed_wpm: 160}
            - name: pager
              pocsag: {rtp: '10.0.0.7:5004', clearBy: '127.0.0.1:4532'}
            radios:
              '1101': {voice: 'Crew 11 | tones 349.0 433.7', pager: '1234560'}
              '1102': {voice: 'Crew 12 | page 1234560'}
            """;

    @Test
    void voiceAndPagingShareWhatIsAboutSound() throws IOException {
        assertThat(read(VOICE).openChannels(new SimulatedTime(Instant.EPOCH)))
                .extracting(RadioTransport::name)
                .containsExactly("voice", "pager");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            device: default,         ;                            ; voice: either device or rtp
            clearWithin_s: 20        ; clearWithin_s: 1           ; voice: clearWithin_s is from 2 to 600
            clearBy: '127.0.0.1:4532', clearWithin_s ; clearWithin_s ; voice: clearWithin_s needs clearBy
            clearBy: '127.0.0.1:4532', clearWithin_s ; clearBy: here, clearWithin_s ; voice: clearBy is host:port
            speed_wpm: 160           ; speed_wpm: 20              ; 80 to 450 words a minute
            speed_wpm: 160           ; loudness: 500              ; The loudness is 1 to 200
            speed_wpm: 160           ; voice: '-x'                ; no voice
            speed_wpm: 160           ; pager_baud: 300            ; POCSAG has 512
            tones 349.0 433.7        ; tones 349.0                ; radio 1101 on voice: an alert is
            page 1234560             ; page 9999999               ; radio 1102 on voice: 9999999 is no capcode
            Crew 12                  ; ''                         ; radio 1102 on voice: a name has
            """)
    void whatIsWrongWithAVoiceChannelIsSaidInWords(String was, String is, String said) {
        assertThat(VOICE).contains(was);
        assertThatThrownBy(() -> read(VOICE.replace(was, is == null ? "" : is)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said)
                .hasMessageContaining("gateway.yaml");
    }

    @Test
    void wordsKeysAndRulesOfChannelsAreTheFleetsOwn() throws IOException {
        String words = "words: {acknowledge: [TEN FOUR], status: {EN_ROUTE: [ROLLING]}, keys: {'07': ROLLING}}";
        String rules =
                "airtime: {routine_percent: 5, p1AtOnce_s: 20}\n  mostParts: 1\n  least: P1\n  positionsEvery_s: 300";
        SessionSettings session = read(GOOD.replace("channels:", words + "\nchannels:")
                        .replace("  simulated:", "  " + rules + "\n  simulated:"))
                .session();
        assertThat(session.words().interpret("rolling k7", List.of("K7")))
                .isEqualTo(new Reply.Status("K7", CrewStatus.EN_ROUTE));
        assertThat(session.words().interpret("TEN FOUR", List.of("K7"))).isEqualTo(new Reply.Acknowledged("K7"));
        assertThat(session.words().interpret("ACK", List.of("K7"))).isEqualTo(new Reply.Acknowledged("K7"));
        assertThat(session.channels().get("trial"))
                .isEqualTo(new ChannelRules(
                        new AirtimeLimits(0.05, Duration.ofSeconds(30), 0.25, Duration.ofSeconds(20)),
                        1,
                        RadioPriority.P1,
                        Optional.of(Duration.ofSeconds(300))));
        assertThat(session.channels().get("packet")).isEqualTo(ChannelRules.defaults());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            words: {acknowledge: [CLEAR]}             |                                     | CLEAR has two meanings
            words: {acknowledge: [K7]}                |                                     | begins like an order's name
            words: {status: {LUNCH: [LUNCH]}}         |                                     | LUNCH
            words: {keys: {'1': MAYBE}}               |                                     | key 1 stands for MAYBE
            airLogDays: 30                            | airtime: {routine_percent: 120}     | routine_percent is above 0
            airLogDays: 30                            | airtime: {p1AtOnce_s: 0}            | p1AtOnce_s is 1 to
            airLogDays: 30                            | mostParts: 10                       | mostParts is 1 to 9
            airLogDays: 30                            | positionsEvery_s: 5                 | positionsEvery_s is at least 30
            airLogDays: 30                            | positionsEvery_s: soon              | line 10: channels[1].positionsEvery_s: soon is not a number
            airLogDays: 30                            | least: P9                           | channels[1].least: P9 is not one of EMERGENCY, P1, P2, P3
            airLogDays: 30                            | airtime: {p1_percentage: 3}         | p1_percentage is no setting here; there are [p1AtOnce_s, p1_percent
            airLogDays: 30                            | airtime: 30                         | channels[1].airtime: this is not a group of settings
            words: {status: {ENROUTE: [GO]}}          |                                     | words.status: ENROUTE is not one of EN_ROUTE, ON_SITE
            words: [ACK]                              |                                     | words: this is not a group of settings
            """)
    void aWordWithTwoMeaningsAndARuleThatIsNoneAreNamed(String above, String ofChannel, String said) {
        String channel = ofChannel == null ? "" : "  " + ofChannel + "\n";
        String yaml =
                GOOD.replace("channels:", above + "\nchannels:").replace("  simulated:", channel + "  simulated:");
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said)
                .hasMessageContaining("gateway.yaml");
    }

    @Test
    void aKeyThatIsNoneIsNamed() {
        assertThatThrownBy(() -> read("airLogDys: 30\n" + GOOD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("airLogDys");
    }

    @Test
    void twoRadiosWithOneAddressAreRefused() throws IOException {
        GatewaySettings settings = read(GOOD + "  '1102': {packet: CREW11}\n");
        assertThatThrownBy(() -> settings.openChannels(new SimulatedTime(Instant.EPOCH)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("share the address CREW11");
    }
}
