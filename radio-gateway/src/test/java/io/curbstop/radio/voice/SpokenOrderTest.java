package io.curbstop.radio.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.api.MessageKind;
import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.text.Abbreviations;
import io.curbstop.radio.text.AssignmentText;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenOrderTest {

    private static final long SEED = 20261128;
    private static final int TEXTS = 20_000;

    @Test
    void anOrderIsSaidAsADispatcherWouldSayIt() {
        assertThat(SpokenOrder.of("Crew 11", "K7 P1 WO4471 NO WATER 118 MILL RD"))
                .isEqualTo("Crew eleven. Kilo seven. Priority one. Work order four four seven one."
                        + " No water, one eighteen mill Road. Acknowledge by radio to dispatch.");
    }

    @Test
    void aTextThatWasShortenedByTheTableIsOpenedByIt() {
        AssignmentText order = new AssignmentText(
                "N4",
                MessageKind.AMENDMENT,
                RadioPriority.P2,
                "INC12",
                "Main break",
                "1204 St Clair Avenue East",
                List.of("near hydrant"),
                "Customer with dog, sewer overflow in basement");
        String shown = order.fit(280, Abbreviations.defaults()).text();
        assertThat(shown).contains("1204 ST CLAIR AVE E NR HYD").contains("W/ DOG");
        assertThat(SpokenOrder.of("Crew 11", shown))
                .isEqualTo("Crew eleven. November four changed. Priority two. India November Charlie one two."
                        + " Main break, twelve oh four Saint clair Avenue East near hydrant customer with dog sewer"
                        + " overflow in basement. Acknowledge by radio to dispatch.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            K7 CANCEL WO4471          | Kilo seven cancelled. Work order four four seven one. Acknowledge by radio to dispatch.
            K7 EMERGENCY GAS          | Kilo seven. Emergency. Gas. Acknowledge by radio to dispatch.
            K7 P3 ADDR BY VOICE       | Kilo seven. Priority three. Address follows from dispatch. Acknowledge by radio to dispatch.
            K7 P1 HYD LEAKS..         | Kilo seven. Priority one. Hydrant leaks, more from dispatch. Acknowledge by radio to dispatch.
            WHICH? K7/K8              | Which? Kilo seven or Kilo eight.
            WHICH? V K7 / V K8        | Which? Victor Kilo seven or Victor Kilo eight.
            K7 CLOSE V-118 1/4 150MM  | Kilo seven. Close Victor one one eight one of four one fifty millimetres.
            TEL 555-0199 OR 519-555-0123 | Telephone five five five zero one nine nine or five one nine five five five zero one two three.
            I AM AT 65PSI BY 10PM AT A PUMP | I am at sixty five P S I by ten P M at a pump.
            LEVEL 3.5 M, GATE/PUMP - DOG IN YARD | Level three point five Mike, gate and pump dog in yard.
            NO OPEN ORDER             | No open order.
            ALL CREWS STAND BY        | All crews stand by.
            K7                        | Kilo seven.
            """)
    void otherMessagesAskForNothingThatTheyDoNotMean(String shown, String said) {
        assertThat(SpokenOrder.of("Crew 11", shown)).isEqualTo("Crew eleven. " + said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            118 MILL ST                  | one eighteen mill Street
            118 ST MARY ST               | one eighteen Saint mary Street
            118 E ST PATRICK ST          | one eighteen East Saint patrick Street
            NO WATER ST CLAIR AVE        | no water Saint clair Avenue
            NO WATER MILL ST             | no water mill Street
            NO WATER WATER ST            | no water water Street
            MILL ST & ST MARY ST         | mill Street and Saint mary Street
            MILL ST NR OAK AVE           | mill Street near oak Avenue
            118 MILL ST HYD AT OAK AVE   | one eighteen mill Street hydrant at oak Avenue
            30 DR KING BLVD              | thirty Doctor king Boulevard
            118-120 MILL DR              | one eighteen to one twenty mill Drive
            118 N MAIN ST                | one eighteen North main Street
            118 MILL ST NW               | one eighteen mill Street Northwest
            118 AVENUE RD N              | one eighteen avenue Road North
            PLAN N                       | plan November
            OAK AVE @ MILL RD / PARK LN  | oak Avenue at mill Road and park Lane
            118A MILL CRT, APT 3         | one eighteen Alpha mill Court, apartment three
            3000 5TH AVE                 | three thousand 5th Avenue
            """)
    void streetsAreOpenedByWhereTheirWordsStand(String shown, String said) {
        assertThat(SpokenOrder.of("X", shown).toLowerCase(java.util.Locale.ROOT))
                .isEqualTo("x-ray. " + said.toLowerCase(java.util.Locale.ROOT) + ".");
    }

    @ParameterizedTest
    @CsvSource({
        "7,seven",
        "10,ten",
        "19,nineteen",
        "40,forty",
        "42,forty two",
        "100,one hundred",
        "105,one oh five",
        "118,one eighteen",
        "900,nine hundred",
        "1000,one thousand",
        "1204,twelve oh four",
        "1250,twelve fifty",
        "2000,two thousand",
        "2600,twenty six hundred",
        "12345,one two three four five",
        "007,zero zero seven"
    })
    void housesAreNumberedAsPeopleDo(String digits, String said) {
        assertThat(SpokenNumbers.natural(digits)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({"Crew 11,Crew eleven", "1101,One one zero one", "CREW11,Crew eleven", "V1,Victor one", "Main's,Main's"})
    void namesAreSaidAsTheyAreMeant(String name, String said) {
        assertThat(SpokenOrder.of(name, "OK")).startsWith(said + ". ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "--", "<>", "[[]]", "?!"})
    void signsAloneAreNothingToSay(String text) {
        assertThat(SpokenOrder.isSpeakable(text)).isFalse();
    }

    /** espeak-ng takes {@code [[…]]} for phonemes and {@code <…>} for marks; a hyphen begins an option. */
    @Test
    void nothingThatMeansSomethingToTheProgramGetsThroughAndNothingFails() {
        Random random = new Random(SEED);
        System.out.println("Spoken texts: seed " + SEED + ", " + TEXTS);
        String letters = "K7P1 ST DR/&@-..,'[]<>|$`\\\n\u0000N W/ 118 é";
        for (int k = 0; k < TEXTS; k++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(40);
            for (int at = 0; at < length; at++) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            assertThat(SpokenOrder.of("Crew 11", text.toString()))
                    .as("of %s", text)
                    .matches("Crew eleven\\.[A-Za-z0-9 .,;:?!'-]*")
                    .doesNotContain(" -");
        }
    }
}
