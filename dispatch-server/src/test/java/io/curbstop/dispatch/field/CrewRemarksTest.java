package io.curbstop.dispatch.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.api.Reply;
import io.curbstop.radio.session.ReplyWords;
import io.curbstop.testing.SharedData;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;

/** What crews really write about a job must never be taken for a step or an answer when they say it on the air. */
class CrewRemarksTest {

    @Test
    void remarksOfRealCrewsAreWordsAndNothingElse() throws Exception {
        List<String> remarks;
        try (CSVParser rows = CSVParser.parse(
                SharedData.require("data").resolve("ladwp").resolve("main_leaks_2010_2013.csv"),
                StandardCharsets.ISO_8859_1,
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            remarks = rows.stream()
                    .map(row -> row.get("REMARKS").strip())
                    .filter(remark -> !remark.isEmpty())
                    .toList();
        }
        ReplyWords words = ReplyWords.defaults();

        assertThat(remarks).hasSizeGreaterThan(4_000);
        assertThat(remarks.stream()
                        .filter(remark -> !(words.interpret(remark, List.of("K7")) instanceof Reply.FreeText)))
                .isEmpty();
    }
}
