package io.curbstop.dispatch.roster;

import io.curbstop.dispatch.crew.CrewSetup;
import io.curbstop.dispatch.crew.Crews;
import io.curbstop.dispatch.crew.Roster;
import io.curbstop.dispatch.crew.RosterReader;
import io.curbstop.dispatch.crew.Shift;
import io.curbstop.dispatch.crew.WeeklyShift;
import io.curbstop.dispatch.problem.ProblemException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes people, units, shifts, vehicles, or leave and swaps from a file, each row by itself: a bad one is reported and the rest goes in. */
@Component
class RosterImport {

    private final RosterPeople people;
    private final UnitShifts shifts;
    private final CrewSetup units;
    private final VehicleRows vehicles;
    private final TimeRows times;
    private final Crews crews;
    private final RosterReader rosters;
    private final Validator validator;
    private final TransactionTemplate transaction;

    RosterImport(
            RosterPeople people,
            UnitShifts shifts,
            CrewSetup units,
            VehicleRows vehicles,
            TimeRows times,
            Crews crews,
            RosterReader rosters,
            Validator validator,
            TransactionTemplate transaction) {
        this.people = people;
        this.shifts = shifts;
        this.units = units;
        this.vehicles = vehicles;
        this.times = times;
        this.crews = crews;
        this.rosters = rosters;
        this.validator = validator;
        this.transaction = transaction;
    }

    /**
     * What became of a file.
     *
     * @param content PEOPLE, UNITS, SHIFTS, VEHICLES or TIMES
     * @param rows how many it has
     * @param taken how many changed something
     * @param unchanged how many said what stood already
     * @param rejected what was not taken
     */
    record Report(RosterFile.Content content, int rows, int taken, int unchanged, List<Rejection> rejected) {}

    /** A row that was not taken, by its line in the file. */
    record Rejection(int row, String reason) {}

    /**
     * Takes a file.
     *
     * @param by whose file it is
     * @throws ProblemException import-refused with what is wrong with it as a whole
     */
    Report take(byte[] bytes, String by) {
        RosterFile.Read file = RosterFile.read(bytes);
        Function<RosterFile.Row, Boolean> put =
                switch (file.content()) {
                    case PEOPLE -> this::putPerson;
                    case UNITS -> this::putUnit;
                    case SHIFTS -> this::putShift;
                    case VEHICLES -> vehicles::put;
                    case TIMES -> row -> times.put(row, by);
                };
        int taken = 0;
        List<Rejection> rejected = new ArrayList<>();
        for (RosterFile.Row row : file.rows()) {
            try {
                taken += Boolean.TRUE.equals(transaction.execute(status -> put.apply(row))) ? 1 : 0;
            } catch (ProblemException e) {
                rejected.add(new Rejection(row.number(), e.getMessage()));
            } catch (DataIntegrityViolationException e) {
                rejected.add(new Rejection(row.number(), "This contradicts what is stored already."));
            }
        }
        return new Report(
                file.content(), file.rows().size(), taken, file.rows().size() - taken - rejected.size(), rejected);
    }

    private boolean putPerson(RosterFile.Row row) {
        String number = RosterFile.required(row, "staff_number");
        Optional<RosterPerson> before = people.findByStaffNumber(number);
        RosterPerson old = before.orElse(
                new RosterPerson(RosterFile.id("person " + number), number, null, null, null, null, null, List.of()));
        RosterSettingsController.PersonBody body = new RosterSettingsController.PersonBody(
                number,
                row.get("name"),
                row.get("username", old.username()),
                row.get("unit", old.unitCode()),
                row.get("contractor", old.contractor()),
                row.get("phone", old.phone()),
                row.values().containsKey("qualifications")
                        ? qualifications(row.get("qualifications"))
                        : old.qualifications().stream()
                                .map(h -> new RosterSettingsController.HeldBody(h.code(), h.expiresOn()))
                                .toList());
        requireValid(validator.validate(body).stream().toList());
        return people.put(body.person(old.id()));
    }

    /** {@code gas_operator=2027-03-31; leak_correlation}. */
    private static List<RosterSettingsController.HeldBody> qualifications(String written) {
        return Arrays.stream((written == null ? "" : written).split(";"))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(one -> one.split("=", 2))
                .map(parts -> new RosterSettingsController.HeldBody(
                        parts[0].strip(), parts.length < 2 ? null : date(parts[1].strip(), "qualifications")))
                .toList();
    }

    private boolean putUnit(RosterFile.Row row) {
        String code = RosterFile.matching(row, "unit", "[A-Z][A-Z0-9-]{0,9}", "1 to 10 capitals, digits and dashes");
        String name = RosterFile.matching(row, "name", ".{1,60}", "1 to 60 characters");
        String kind = RosterFile.matching(
                row,
                "kind",
                "valve|repair|sewer|leak|meter|traffic|gas",
                "a kind of unit: valve," + " repair, sewer, leak, meter, traffic or gas");
        return units.describeUnit(code, name, kind, row.get("radio"));
    }

    private boolean putShift(RosterFile.Row row) {
        String code = RosterFile.required(row, "unit");
        LocalDate day = date(RosterFile.required(row, "date"), "date");
        WeeklyShift written = new WeeklyShift(day.getDayOfWeek(), time(row, "from"), time(row, "to"));
        crews.getUnit(code);
        Shift shift = written.on(day, rosters.timeZone());
        Roster roster = rosters.read(shift.startsAt(), shift.endsAt());
        if (roster.listShifts(code, shift.startsAt(), shift.endsAt()).contains(shift)) {
            return false;
        }
        shifts.put(
                RosterFile.id("shift %s %s %s".formatted(code, shift.startsAt(), shift.endsAt())), code, shift, null);
        return true;
    }

    private static void requireValid(List<ConstraintViolation<RosterSettingsController.PersonBody>> wrong) {
        if (!wrong.isEmpty()) {
            throw ProblemException.invalid(wrong.stream()
                    .map(v -> v.getPropertyPath() + " " + v.getMessage())
                    .sorted()
                    .collect(Collectors.joining("; ", "", ".")));
        }
    }

    private static LocalDate date(String written, String column) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeParseException e) {
            throw ProblemException.invalid(
                    "%s: “%s” is no date such as 2027-03-31.".formatted(column, RosterFile.cut(written)));
        }
    }

    private static LocalTime time(RosterFile.Row row, String column) {
        String written = RosterFile.required(row, column);
        try {
            return LocalTime.parse(written.length() == 4 ? "0" + written : written);
        } catch (DateTimeParseException e) {
            throw ProblemException.invalid(
                    "%s: “%s” is no time such as 06:00.".formatted(column, RosterFile.cut(written)));
        }
    }
}
