package io.curbstop.radio.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.radio.time.SimulatedTime;
import io.curbstop.radio.transport.RadioTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
