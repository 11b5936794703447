package io.curbstop.radio.kenwood;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.kenwood.KenwoodAddress.FleetUnit;
import io.curbstop.radio.kenwood.KenwoodAddress.NexedgeId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PositionSentenceTest {

    private static PositionSentence read(String sentence) {
        return PositionSentence.decode(sentence).orElseThrow();
    }

    /** As published by others than the vectors' sources, from radios and from an encoder's tests. */
    @Test
    void sentencesFromRadiosAreIntactAndWrittenAgain() {
        for (String sentence : new String[] {
            "$PKLDS,122434,A,4954.1474,N,11923.6044,W,001.1,194.9,130223,19.20,W00,100,1001,80,00,*60",
            "$PKNDS,114400,A,4954.1450,N,11923.6043,W,001.4,356.8,130223,19.20,W00,U00002,207,00,*2E",
            "$PKNDS,160902,A,2301.2967,N,07228.2519,E,000.0,000.0,,,,U00001205,,,*41",
            "$PKNSH,2301.2967,N,07228.2519,E,160902,A,U00001205,*61"
        }) {
            assertThat(read(sentence).isIntact()).as(sentence).isTrue();
            assertThat(read(sentence).encode()).isEqualTo(sentence);
        }
    }

    @Test
    void theLongFormsSayTheDayToo() {
        PositionSentence fleetSync =
                read("$PKLDS,122434,A,4954.1474,N,11923.6044,W,001.1,194.9,130223,19.20,W00,100,1001,80,00,*60");
        assertThat(fleetSync.radio()).isEqualTo(new FleetUnit(100, 1001));
        assertThat(fleetSync.fixedAt(Instant.EPOCH)).contains(Instant.parse("2023-02-13T12:24:34Z"));
        PositionSentence nexedge =
                read("$PKNDS,114400,A,4954.1450,N,11923.6043,W,001.4,356.8,130223,19.20,W00,U00002,207,00,*2E");
        assertThat(nexedge.radio()).isEqualTo(new NexedgeId(false, 2));
        assertThat(nexedge.lat()).isEqualTo(49 + 54.145 / 60);
        assertThat(nexedge.lon()).isEqualTo(-(119 + 23.6043 / 60));
    }

    @Test
    void aTimeOfDayIsTheOneNearestToNow() {
        PositionSentence justBeforeMidnight = read("$PKLSH,3851.3330,N,09447.9417,W,235950,A,100,1202,*00");
        assertThat(justBeforeMidnight.fixedAt(Instant.parse("2026-03-02T00:00:05Z")))
                .contains(Instant.parse("2026-03-01T23:59:50Z"));
        PositionSentence justAfterMidnight = read("$PKLSH,3851.3330,N,09447.9417,W,000010,A,100,1202,*00");
        assertThat(justAfterMidnight.fixedAt(Instant.parse("2026-03-01T23:59:50Z")))
                .contains(Instant.parse("2026-03-02T00:00:10Z"));
        assertThat(justAfterMidnight.fixedAt(Instant.parse("2026-03-02T08:00:00Z")))
                .contains(Instant.parse("2026-03-02T00:00:10Z"));
        assertThat(read("$PKLSH,3851.3330,N,09447.9417,W,996199,A,100,1202,*00").fixedAt(Instant.EPOCH))
                .isEmpty();
        assertThat(read("$PKLSH,3851.3330,N,09447.9417,W,,A,100,1202,*00").fixedAt(Instant.EPOCH))
                .isEmpty();
    }

    @Test
    void whatNamesNoPlaceOrNoRadioIsNone() {
        for (String sentence : new String[] {
            "$PKLSH,3851.3330,N,,,012212,A,100,1202,*00",
            "$PKLSH,9951.3330,N,09447.9417,W,012212,A,100,1202,*00",
            "$PKLSH,3860.0000,N,09447.9417,W,012212,A,100,1202,*00",
            "$PKLSH,3851.3330,N,18100.0000,W,012212,A,100,1202,*00",
            "$PKLSH,3851.3330,X,09447.9417,W,012212,A,100,1202,*00",
            "$PKLSH,3851.3330,N,09447.9417,W,012212,B,100,1202,*00",
            "$PKLSH,3851.3330,N,09447.9417,W,012212,A,100,*00",
            "$PKLSH,3851.3330,N,09447.9417,W,012212,A,U0,1202,*00",
            "$PKNSH,3851.3330,N,09447.9417,W,012212,A,G00001205,*00",
            "$PKLSH,3851.3330,N,09447.9417,W,012212,A,100,1202,*0G",
            "$PKLSH,3851.3330,N,09447.9417,W,012212,A,100,1202,*000",
            "$PKLSH,3851.3330,N,09447.9417,W,012212,A,100,1202",
            "$GPRMC,160902,A,2301.2967,N,07228.2519,E,000.0,000.0,,,*1B",
            "$*00",
            "$",
            ""
        }) {
            assertThat(PositionSentence.decode(sentence)).as(sentence).isEqualTo(Optional.empty());
        }
    }

    @Test
    void oneOtherCharacterBreaksTheChecksum() {
        PositionSentence moved =
                read("$PKLDS,122434,A,4954.1475,N,11923.6044,W,001.1,194.9,130223,19.20,W00,100,1001,80,00,*60");
        assertThat(moved.isIntact()).isFalse();
    }
}
