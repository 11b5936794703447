package io.curbstop.dispatch.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.curbstop.dispatch.SmallTown;
import io.curbstop.dispatch.SmallTownTest;
import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.crew.CrewsOnDuty;
import io.curbstop.dispatch.crew.Shift;
import io.curbstop.dispatch.crew.UnitVehicle;
import io.curbstop.dispatch.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files of people, units, shifts and vehicles: what is wrong is said by row, the rest goes in, and once. */
@SmallTownTest
class RosterImportTest {

    @Autowired
    RosterImport imports;

    @Autowired
    RosterPeople people;

    @Autowired
    CrewsOnDuty crews;

    @Autowired
    Crews roster;

    @Autowired
    Clock clock;

    @Autowired
    SmallTown town;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void build() {
        town.build();
    }

    @AfterEach
    void forget() {
        jdbc.sql("delete from crew_member where staff_number like 'csv-%'").update();
        jdbc.sql("delete from shift where unit_code in ('V9', 'X7')").update();
        jdbc.sql("delete from unit where code = 'X7'").update();
        jdbc.sql("delete from fleet_item where code like 'CSV-%'").update();
    }

    @Test
    void badRowsAreSaidByTheirLineAndTheRestGoesInOnce() {
        String file = """
                staff_number,name,unit,phone,qualifications
                csv-1,K. Lee,V9,555-0101,gas_operator=2027-03-31; leak_correlation
                csv-2,R. Diaz,V9,,juggling
                csv-3,,V9,,
                csv-4,"Okafor, A.",Z9,,
                csv-5,P. Roy,,,gas_operator=31.3.2027
                csv-6,S. Kim,,,
                """;

        RosterImport.Report report = take(file);

        assertThat(report.taken()).isEqualTo(2);
        assertThat(report.rejected()).extracting(RosterImport.Rejection::row).containsExactly(3, 4, 5, 6);
        assertThat(report.rejected().get(0).reason())
                .startsWith("There is no qualification juggling; known are confined_space, ");
        assertThat(report.rejected().get(1).reason()).isEqualTo("name is missing.");
        assertThat(report.rejected().get(2).reason()).isEqualTo("There is no unit Z9.");
        assertThat(report.rejected().get(3).reason()).contains("“31.3.2027” is no date such as 2027-03-31");
        assertThat(people.findByStaffNumber("csv-1").orElseThrow().qualifications())
                .extracting(RosterPerson.Held::code, RosterPerson.Held::expiresOn)
                .containsExactly(tuple("gas_operator", LocalDate.of(2027, 3, 31)), tuple("leak_correlation", null));

        RosterImport.Report again = take(file);
        assertThat(again.taken()).isZero();
        assertThat(again.unchanged()).isEqualTo(2);
    }

    @Test
    void columnThatAFileHasNotLeavesWhatStands() {
        take("staff_number,name,phone\ncsv-1,K. Lee,555-0101\n");

        take("staff_number,name\ncsv-1,Kim Lee\n");

        RosterPerson lee = people.findByStaffNumber("csv-1").orElseThrow();
        assertThat(List.of(lee.name(), lee.phone())).containsExactly("Kim Lee", "555-0101");
    }

    @Test
    void leaveAndSwapsAreTakenOnceAndWhatCannotBeIsSaid() {
        take("staff_number,name,unit\ncsv-1,K. Lee,V9\n");
        LocalDate day = LocalDate.now(clock).plusDays(30);
        String file = """
                staff_number,from,to,unit
                csv-1,%1$s,%2$s,
                csv-1,%3$s 18:00,%4$s 06:00,V1
                csv-1,%2$s 08:00,%2$s 12:00,V1
                csv-1,%1$s,24.12.2026,
                csv-9,%1$s,%2$s,
                csv-1,%4$s,%3$s,
                csv-1,%4$s 18:00,%4$s 20:00,V9
                csv-1,,%2$s,
                """.formatted(day, day.plusDays(1), day.plusDays(3), day.plusDays(4));

        RosterImport.Report report = take(file);

        assertThat(report.content()).isEqualTo(RosterFile.Content.TIMES);
        assertThat(report.taken()).isEqualTo(2);
        assertThat(report.rejected()).extracting(RosterImport.Rejection::row).containsExactly(4, 5, 6, 7, 8, 9);
        assertThat(report.rejected())
                .extracting(RosterImport.Rejection::reason)
                .satisfiesExactly(
                        overlap -> assertThat(overlap).startsWith("K. Lee is on leave from"),
                        date -> assertThat(date).contains("“24.12.2026” is no day such as"),
                        nobody -> assertThat(nobody).contains("csv-9"),
                        backwards -> assertThat(backwards).contains("The end must be after the beginning"),
                        home -> assertThat(home).isEqualTo("K. Lee belongs to V9."),
                        empty -> assertThat(empty).isEqualTo("The column from is empty."));
        List<Shift> leave = jdbc.sql(
                        "select starts_at, ends_at from person_leave l join crew_member m on m.id = l.person_id"
                                + " where m.staff_number = 'csv-1'")
                .query((row, i) -> Rows.shift(row))
                .list();
        assertThat(leave)
                .as("both days whole, by the city's clock")
                .containsExactly(new Shift(midnight(day), midnight(day.plusDays(2))));
        RosterImport.Report again = take(file);
        assertThat(List.of(again.taken(), again.unchanged())).containsExactly(0, 2);
    }

    private Instant midnight(LocalDate day) {
        return day.atStartOfDay(roster.timeZone()).toInstant();
    }

    @Test
    void unitsAndTheirShiftsComeFromFilesAndOverlapsAreSaid() {
        assertThat(take("unit,name,kind\nX7,Leak crew 7,leak\nx8,Wrong,leak\nX9,Wrong,tea\n")
                        .rejected())
                .extracting(RosterImport.Rejection::row)
                .containsExactly(3, 4);
        LocalDate day = LocalDate.now().plusDays(20);
        String file = "unit,date,from,to\nX7,%1$s,22:00,06:00\nX7,%2$s,05:00,09:00\nX7,%1$s,25:00,06:00\n"
                .formatted(day, day.plusDays(1));

        RosterImport.Report report = take(file);

        assertThat(report.taken()).isEqualTo(1);
        assertThat(report.rejected().get(0).reason()).startsWith("X7 is on already from ");
        assertThat(report.rejected().get(1).reason()).contains("“25:00” is no time");
        assertThat(take(file).taken()).isZero();
    }

    @Test
    void vehiclesComeWithTheirSizesAndTheUnitThatHasThem() {
        String file = """
                vehicle,kind,weight_t,height_m,unit
                CSV-1,dump_truck,18.5,3.6,R1
                CSV-2,vacuum_truck,heavy,3.6,
                CSV-3,vacuum_truck,18,12,
                CSV-4,Lorry,,,
                CSV-5,pickup,,,Z9
                csv-6,pickup,,,
                CSV-7,pickup,2.5,,
                """;

        RosterImport.Report report = take(file);

        assertThat(report.taken()).isEqualTo(2);
        assertThat(report.rejected()).extracting(RosterImport.Rejection::row).containsExactly(3, 4, 5, 6, 7);
        assertThat(report.rejected().get(0).reason())
                .isEqualTo("weight_t: “heavy” is no number above 0 and below 200.");
        assertThat(report.rejected().get(1).reason()).isEqualTo("height_m: “12” is no number above 0 and below 10.");
        assertThat(crews.get("R1", clock.instant()).vehicle()).isEqualTo(new UnitVehicle(18.5, 3.6));
        assertThat(take(file).taken()).isZero();

        take("vehicle,kind,weight_t\nCSV-1,dump_truck,12\n");
        assertThat(crews.get("R1", clock.instant()).vehicle()).isEqualTo(new UnitVehicle(12, 3.6));
        take("vehicle,kind,unit\nCSV-1,dump_truck,R2\n");
        assertThat(crews.get("R1", clock.instant()).vehicle()).isEqualTo(UnitVehicle.UNKNOWN);
        assertThat(crews.get("R2", clock.instant()).vehicle()).isEqualTo(new UnitVehicle(12, 3.6));
        take("vehicle,kind,unit\nCSV-1,dump_truck,\n");
        assertThat(crews.get("R2", clock.instant()).vehicle()).isEqualTo(UnitVehicle.UNKNOWN);
    }

    @Test
    void fileThatIsNoneOfThemIsRefusedAsAWhole() {
        assertRefused("colour,size\nred,1\n".getBytes(StandardCharsets.UTF_8), "The first line must name the columns");
        assertRefused("staff_number,name\ncsv-1,Jos\u00e9\n".getBytes(StandardCharsets.ISO_8859_1), "not UTF-8");
        assertRefused("staff_number,name\ncsv-1,\"open".getBytes(StandardCharsets.UTF_8), "cannot be read as CSV");
        assertRefused(
                ("staff_number,name\n" + "csv-1,K. Lee\n".repeat(5_001)).getBytes(StandardCharsets.UTF_8),
                "more than 5000 rows");
    }

    private void assertRefused(byte[] file, String words) {
        assertThatThrownBy(() -> imports.take(file, "sam"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(words);
    }

    private RosterImport.Report take(String file) {
        return imports.take(file.getBytes(StandardCharsets.UTF_8), "sam");
    }
}
