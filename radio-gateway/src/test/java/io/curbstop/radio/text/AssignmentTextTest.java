package io.curbstop.radio.text;

import static io.curbstop.radio.text.AssignmentText.APRS_CHARACTERS;
import static io.curbstop.radio.text.AssignmentText.LONG_CHARACTERS;
import static io.curbstop.radio.text.AssignmentText.SHORT_CHARACTERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.radio.api.MessageKind;
import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.text.AssignmentText.Fitted;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignmentTextTest {

    private static final Abbreviations TABLE = Abbreviations.defaults();

    @Test
    void theVitalWordsComeFirstInThisOrder() {
        Fitted fitted =
                order("WO4471", "No water", "118 Mill Road", List.of(), "").fit(APRS_CHARACTERS, TABLE);
        assertThat(fitted.text()).isEqualTo("K7 P1 WO4471 NO WATER 118 MILL RD");
        assertThat(fitted.leftOut()).isEmpty();
    }

    @Test
    void aChangeAndACancellationSaySoRightAfterTheToken() {
        AssignmentText order = order("WO4471", "No water", "118 Mill Road", List.of(), "");
        assertThat(as(order, MessageKind.AMENDMENT).fit(APRS_CHARACTERS, TABLE).text())
                .isEqualTo("K7 CHANGED P1 WO4471 NO WATER 118 MILL RD");
        assertThat(as(order, MessageKind.CANCELLATION)
                        .fit(APRS_CHARACTERS, TABLE)
                        .text())
                .isEqualTo("K7 CANCEL WO4471 NO WATER 118 MILL RD");
    }

    @Test
    void extrasFollowWholeOrNotAtAllAndTheNoteGoesOnToTheLastWordThatFits() {
        AssignmentText order = order(
                "26-000123",
                "Main break",
                "1250 Ottawa Street South",
                List.of("between Homer Watson Boulevard and Pioneer Drive", "hospital downstream"),
                "Water coming up in the road, running into the basement of 1248, caller will wait outside with a torch");
        Fitted aprs = order.fit(APRS_CHARACTERS, TABLE);
        assertThat(aprs.text()).isEqualTo("K7 P1 26-000123 MAIN BRK 1250 OTTAWA ST S HOSP DOWNSTREAM WATER..");
        assertThat(aprs.leftOut()).containsExactly("extra: between Homer Watson Boulevard and Pioneer Drive", "note");
        Fitted shortText = order.fit(SHORT_CHARACTERS, TABLE);
        assertThat(shortText.text())
                .isEqualTo("K7 P1 26-000123 MAIN BRK 1250 OTTAWA ST S BTWN HOMER WATSON BOULEVARD AND PIONEER DRIVE"
                        + " HOSP DOWNSTREAM WATER COMING UP IN THE ROAD..");
        assertThat(order.fit(LONG_CHARACTERS, TABLE).leftOut()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "118 Mill Road                        | 118 MILL RD",
                "1250 Ottawa Street South             | 1250 OTTAWA ST S",
                "40 Avenue Road                       | 40 AVENUE RD",
                "7 Court Street North                 | 7 COURT ST N",
                "55 North Street                      | 55 NORTH ST",
                "12 St. George Crescent               | 12 ST GEORGE CRES",
                "9 West Avenue, Unit 4                | 9 WEST AVE UNIT 4",
                "King Street East & Mill Road         | KING ST E & MILL RD",
                "King Street East/Mill Road           | KING ST E / MILL RD",
                "3 Côte-des-Neiges Drive              | 3 COTE-DES-NEIGES DR",
                "Broadway                             | BROADWAY",
                "The Terrace                          | THE TERR",
                "2200 Highway 7 East                  | 2200 HWY 7 EAST",
            })
    void addressesAreShortenedWhereThatCannotMislead(String address, String shown) {
        assertThat(TABLE.shortenAddress(address)).isEqualTo(shown);
    }

    @Test
    void aLongTypeLosesWordsBeforeTheAddressLosesAny() {
        Fitted fitted = order(
                        "26-000123",
                        "Sewage coming up through the floor drain of a building",
                        "1250 Ottawa Street South",
                        List.of(),
                        "")
                .fit(APRS_CHARACTERS, TABLE);
        assertThat(fitted.text()).isEqualTo("K7 P1 26-000123 SEWAGE COMING UP THROUGH THE FLOOR 1250 OTTAWA ST S");
        assertThat(fitted.leftOut()).containsExactly("type");
    }

    @Test
    void anAddressThatCannotFitIsLeftOutWholeAndSaidSo() {
        String address = "Rear of the old pumping station beyond the railway bridge on the unnamed lane off Mill Road";
        Fitted fitted = order("WO4471", "No water", address, List.of(), "").fit(APRS_CHARACTERS, TABLE);
        assertThat(fitted.text()).isEqualTo("K7 P1 WO4471 NO WATER ADDR BY VOICE");
        assertThat(fitted.leftOut()).containsExactly("address");
    }

    @Test
    void atEveryLimitTheAddressIsThereWholeOrNotAtAllAndTheLimitIsKept() {
        AssignmentText order = order(
                "26-000123",
                "Discoloured water, low pressure and a sewer smell",
                "1250 Frederick Street North, Apartment 1204",
                List.of("corner Edna Street", "dog in yard"),
                "Third call from this building since Monday; superintendent has the key to the meter room");
        IntStream.rangeClosed(APRS_CHARACTERS, LONG_CHARACTERS).forEach(limit -> {
            String text = order.fit(limit, TABLE).text();
            assertThat(text.length()).isLessThanOrEqualTo(limit);
            assertThat(text).startsWith("K7 P1 ");
            assertThat(text.contains("1250")).isEqualTo(text.contains("1250 FREDERICK ST N APT 1204"));
        });
        assertThat(order.fit(APRS_CHARACTERS, TABLE).text())
                .isEqualTo("K7 P1 26-000123 DISC WTR LOW PRESS AND 1250 FREDERICK ST N APT 1204");
    }

    @Test
    void lineBreaksAndAccentsDoNotReachTheDisplay() {
        Fitted fitted = order("WO4471", "No water", "118 Mill Road", List.of(), "entrée\nouverte")
                .fit(SHORT_CHARACTERS, TABLE);
        assertThat(fitted.text()).isEqualTo("K7 P1 WO4471 NO WATER 118 MILL RD ENTREE OUVERTE");
    }

    @Test
    void anOrderWithoutAnAddressIsRefused() {
        assertThatThrownBy(() -> order("WO4471", "No water", " ", List.of(), ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("address");
    }

    private static AssignmentText order(String number, String type, String address, List<String> extras, String note) {
        return new AssignmentText("K7", MessageKind.ASSIGNMENT, RadioPriority.P1, number, type, address, extras, note);
    }

    private static AssignmentText as(AssignmentText order, MessageKind kind) {
        return new AssignmentText(
                order.token(),
                kind,
                order.priority(),
                order.number(),
                order.type(),
                order.address(),
                order.extras(),
                order.note());
    }

    @Test
    void aUtilityHasAbbreviationsOfItsOwn() {
        Abbreviations own = Abbreviations.defaults()
                .with(Map.of("pumping station", "ps", "Hydrant", "HYDRANT"), Map.of("concession", "CON"), Map.of());
        AssignmentText order = new AssignmentText(
                "K7",
                MessageKind.ASSIGNMENT,
                RadioPriority.P1,
                "WO4471",
                "Hydrant leak",
                "118 Mill Concession East",
                List.of(),
                "near the Pumping Station");
        assertThat(order.fit(138, own).text()).isEqualTo("K7 P1 WO4471 HYDRANT LEAK 118 MILL CON E NR THE PS");
        assertThatThrownBy(() -> own.with(Map.of("MAIN", "WATER MAIN"), Map.of(), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not shorten");
    }
}
