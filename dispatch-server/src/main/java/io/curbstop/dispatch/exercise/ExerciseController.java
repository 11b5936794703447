package io.curbstop.dispatch.exercise;

import static io.curbstop.dispatch.identity.Audience.ANYONE;
import static io.curbstop.dispatch.identity.Audience.DISPATCHER;
import static io.curbstop.dispatch.identity.Audience.MANAGER;
import static io.curbstop.dispatch.identity.Audience.SUPERVISOR;

import io.curbstop.dispatch.csv.CsvFile;
import io.curbstop.dispatch.exercise.scenario.RecordedLog;
import io.curbstop.dispatch.exercise.scenario.Scenario;
import io.curbstop.dispatch.exercise.scenario.ScenarioFile;
import io.curbstop.dispatch.exercise.scenario.ScenarioKind;
import io.curbstop.dispatch.exercise.scenario.ScenarioMaker;
import io.curbstop.dispatch.geodata.City;
import io.curbstop.dispatch.geodata.CityStore;
import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.Audit;
import io.curbstop.dispatch.identity.SignedInUser;
import io.curbstop.dispatch.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** What time it is here, what is played, and who may have something played. */
@RestController
@AllowedFor(SUPERVISOR)
class ExerciseController {

    private final Exercises exercises;
    private final ExerciseTally tally;
    private final ScenarioMaker maker;
    private final ScenarioFile files;
    private final RecordedLog log;
    private final CityStore cities;
    private final WorldClock clock;
    private final Audit audit;

    ExerciseController(
            Exercises exercises,
            ExerciseTally tally,
            ScenarioMaker maker,
            ScenarioFile files,
            RecordedLog log,
            CityStore cities,
            WorldClock clock,
            Audit audit) {
        this.exercises = exercises;
        this.tally = tally;
        this.maker = maker;
        this.files = files;
        this.log = log;
        this.cities = cities;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * What every screen must show.
     *
     * @param now what time it is here
     * @param speed how fast time runs
     * @param training whether nothing is real: the demo city, or a copy of a city to train on
     * @param demo whether it is the demo city
     * @param exercise the name of what is played, or null
     */
    record World(Instant now, int speed, boolean training, boolean demo, String exercise) {}

    @GetMapping("/api/world")
    @AllowedFor(ANYONE)
    World world() {
        return new World(
                clock.instant(),
                clock.time().speed(),
                exercises.isPossible(),
                cities.findCity().filter(City::demo).isPresent(),
                exercises.findRunning().map(Exercise::name).orElse(null));
    }

    record KindView(String code, String label, int calls, long hours) {}

    record View(boolean possible, Exercise running, ExerciseTally.Counts counts, List<KindView> kinds) {}

    @GetMapping("/api/exercise")
    @AllowedFor({DISPATCHER, MANAGER})
    View exercise() {
        Optional<Exercise> running = exercises.findRunning();
        return new View(
                exercises.isPossible(),
                running.orElse(null),
                running.map(one -> tally.count(one.id())).orElse(null),
                Arrays.stream(ScenarioKind.values())
                        .map(kind -> new KindView(
                                kind.name(),
                                kind.label(),
                                kind.calls(),
                                kind.length().toHours()))
                        .toList());
    }

    record Begin(
            @NotNull UUID id,
            ScenarioKind kind,
            @Min(0) @Max(999_999_999) long seed,
            @Min(1) @Max(Scenario.MOST) Integer calls,
            @NotNull Exercise.Desk desk,
            @Min(0) @Max(100) int silentPercent,
            @Min(0) @Max(100) int stuckPercent,
            @Min(0) @Max(100) int radioPercent) {

        Exercise made(String name, String kindCode, String by) {
            return new Exercise(
                    id, name, kindCode, seed, desk, silentPercent, stuckPercent, radioPercent, by, null, null, null);
        }
    }

    @PostMapping("/api/exercise")
    Exercise begin(@Valid @RequestBody Begin begin, @AuthenticationPrincipal SignedInUser by) {
        if (begin.kind() == null) {
            throw ProblemException.invalid("Choose what is to be played.");
        }
        ScenarioKind kind = begin.kind();
        int calls = begin.calls() == null ? kind.calls() : begin.calls();
        Exercise begun = exercises.begin(
                begin.made(kind.label(), kind.name(), by.username()), maker.make(kind, begin.seed(), calls));
        audit.record(by.username(), "exercise-begun", begun.name(), begun.id().toString());
        return begun;
    }

    record Begun(Exercise exercise, List<ScenarioFile.Rejection> rejected) {}

    @PostMapping("/api/exercise/file")
    Begun beginFile(
            @Valid @RequestPart Begin begin, @RequestPart MultipartFile file, @AuthenticationPrincipal SignedInUser by)
            throws IOException {
        String name = String.valueOf(file.getOriginalFilename()).replaceAll("(?i)\\.csv$", "");
        ScenarioFile.Read read = files.read(name.substring(0, Math.min(80, name.length())), CsvFile.bytesOf(file));
        Exercise begun = exercises.begin(begin.made(name, "FILE", by.username()), read.scenario());
        audit.record(by.username(), "exercise-begun", begun.name(), begun.id().toString());
        return new Begun(begun, read.rejected());
    }

    /** What a caller who is played says, for the person who has answered. */
    record Said(String caller, String narrative, String addressText) {}

    @GetMapping("/api/exercise/calls/{phoneCallId}")
    @AllowedFor(DISPATCHER)
    Said hear(@PathVariable UUID phoneCallId) {
        return exercises
                .findSaid(phoneCallId)
                .map(said -> new Said(said.caller(), said.narrative(), said.addressText()))
                .orElseThrow(() -> ProblemException.notFound("Nobody who is played is on this line."));
    }

    /** What was recorded, as a file to be played elsewhere. Its words are callers' words. */
    @GetMapping("/api/exercise/log")
    ResponseEntity<byte[]> log(
            @RequestParam LocalDate from, @RequestParam LocalDate to, @AuthenticationPrincipal SignedInUser by) {
        Scenario recorded = log.read(from, to);
        audit.record(by.username(), "exercise-log", from + " to " + to, "");
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("scenario-" + from + ".csv")
                                .build()
                                .toString())
                .body(files.write(recorded));
    }

    record Speed(@NotNull Integer speed) {}

    @PutMapping("/api/exercise/speed")
    World run(@Valid @RequestBody Speed speed, @AuthenticationPrincipal SignedInUser by) {
        exercises.run(speed.speed());
        audit.record(by.username(), "exercise-speed", String.valueOf(speed.speed()), "");
        return world();
    }

    @PostMapping("/api/exercise/{id}/end")
    World end(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser by) {
        exercises.end(id, by.username());
        audit.record(by.username(), "exercise-ended", id.toString(), "");
        return world();
    }
}
