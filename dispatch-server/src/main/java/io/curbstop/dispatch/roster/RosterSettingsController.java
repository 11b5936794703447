package io.curbstop.dispatch.roster;

import static io.curbstop.dispatch.identity.Audience.DISPATCHER;
import static io.curbstop.dispatch.identity.Audience.MANAGER;
import static io.curbstop.dispatch.identity.Audience.SUPERVISOR;

import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.Audit;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.identity.SignedInUser;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People, qualifications, vehicles, equipment, templates and rules: what the week is made of. */
@RestController
@RequestMapping("/api/roster")
@AllowedFor({DISPATCHER, MANAGER})
class RosterSettingsController {

    private static final String CODE = "[a-z][a-z0-9_]{1,39}";
    private static final String CODE_WORDS = "must be 2 to 40 lower-case letters, digits and underscores";

    private final RosterPeople people;
    private final QualificationKinds kinds;
    private final Fleet fleet;
    private final ShiftTemplates templates;
    private final UnitRules rules;
    private final Audit audit;

    RosterSettingsController(
            RosterPeople people,
            QualificationKinds kinds,
            Fleet fleet,
            ShiftTemplates templates,
            UnitRules rules,
            Audit audit) {
        this.people = people;
        this.kinds = kinds;
        this.fleet = fleet;
        this.templates = templates;
        this.rules = rules;
        this.audit = audit;
    }

    record HeldBody(
            @NotBlank(message = "is missing") @Size(max = 40)
            String code,

            LocalDate expiresOn) {}

    record PersonBody(
            @Size(max = 20, message = "is longer than 20 characters")
            String staffNumber,

            @NotBlank(message = "is missing") @Size(max = 100, message = "is longer than 100 characters")
            String name,

            @Size(max = 40, message = "is longer than 40 characters")
            String username,

            @Size(max = 10, message = "is longer than 10 characters")
            String unitCode,

            @Size(max = 100, message = "is longer than 100 characters")
            String contractor,

            @Size(max = 30, message = "is longer than 30 characters")
            @Pattern(regexp = "[0-9+()./ x-]*", message = "may have digits, spaces and + ( ) . / - x")
            String phone,

            @NotNull(message = "is missing") @Size(max = 50, message = "are more than 50")
            List<@Valid HeldBody> qualifications) {

        RosterPerson person(UUID id) {
            return new RosterPerson(
                    id,
                    blankToNull(staffNumber),
                    name.strip(),
                    blankToNull(username),
                    blankToNull(unitCode),
                    blankToNull(contractor),
                    blankToNull(phone),
                    qualifications.stream()
                            .map(h -> new RosterPerson.Held(h.code(), h.expiresOn(), null))
                            .toList());
        }
    }

    record KindBody(
            @NotBlank(message = "is missing") @Size(max = 60, message = "is longer than 60 characters")
            String label,

            @NotNull(message = "is missing") Boolean hardGate,
            @NotNull(message = "is missing") Boolean expires) {}

    record ItemBody(
            @NotNull(message = "is missing") @Pattern(regexp = "VEHICLE|EQUIPMENT", message = "is VEHICLE or EQUIPMENT")
            String itemClass,

            @NotNull(message = "is missing") @Pattern(regexp = CODE, message = CODE_WORDS)
            String kind,

            @Positive(message = "is not above 0") @Max(value = 199, message = "is 200 t or more")
            Double weight_t,

            @Positive(message = "is not above 0") @Max(value = 9, message = "is more than 9 m")
            Double height_m,

            @NotNull(message = "is missing") Boolean inService) {}

    record UseBody(
            @NotBlank(message = "is missing") @Size(max = 20)
            String itemCode,

            @NotBlank(message = "is missing") @Size(max = 10)
            String unitCode,

            @NotNull(message = "is missing") Instant startsAt,
            Instant endsAt,
            UUID insteadOf) {}

    record TemplateBody(
            @NotBlank(message = "is missing") @Size(max = 40, message = "is longer than 40 characters")
            String name,

            @NotEmpty(message = "are missing") Set<DayOfWeek> days,
            @NotNull(message = "is missing") LocalTime from,
            @NotNull(message = "is missing") LocalTime to) {}

    record RuleBody(
            @Min(value = 0, message = "is below 0") @Max(value = 20, message = "is more than 20")
            int minimumCrew,

            @NotNull(message = "is missing") @Size(max = 10, message = "are more than 10")
            List<@Pattern(regexp = CODE, message = CODE_WORDS) String> needsEquipment) {}

    /** Phone numbers are for who calls people, not for managers. */
    @GetMapping("/people")
    List<RosterPerson> listPeople(@AuthenticationPrincipal SignedInUser user) {
        boolean calls = user.is(Role.DISPATCHER) || user.is(Role.SUPERVISOR);
        return people.listAll().stream()
                .map(p -> calls
                        ? p
                        : new RosterPerson(
                                p.id(),
                                p.staffNumber(),
                                p.name(),
                                p.username(),
                                p.unitCode(),
                                p.contractor(),
                                null,
                                p.qualifications()))
                .toList();
    }

    @PutMapping("/people/{id}")
    @AllowedFor(SUPERVISOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void putPerson(
            @PathVariable UUID id, @Valid @RequestBody PersonBody body, @AuthenticationPrincipal SignedInUser by) {
        if (people.put(body.person(id))) {
            audit.record(by.username(), "person-set", id.toString(), body.name());
        }
    }

    @GetMapping("/qualification-kinds")
    List<QualificationKinds.Kind> listKinds() {
        return kinds.listAll();
    }

    @PutMapping("/qualification-kinds/{code}")
    @AllowedFor(SUPERVISOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void putKind(
            @PathVariable @Pattern(regexp = CODE, message = CODE_WORDS) String code,
            @Valid @RequestBody KindBody body,
            @AuthenticationPrincipal SignedInUser by) {
        kinds.put(new QualificationKinds.Kind(code, body.label(), body.hardGate(), body.expires()));
        audit.record(by.username(), "qualification-kind-set", code, body.hardGate() ? "hard gate" : "");
    }

    @GetMapping("/fleet")
    List<Fleet.ItemUses> listFleet() {
        return fleet.listAll();
    }

    @PutMapping("/fleet/{code}")
    @AllowedFor(SUPERVISOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void putItem(
            @PathVariable @Pattern(regexp = "[A-Z0-9][A-Z0-9-]{0,19}", message = "must be capitals, digits and dashes")
                    String code,
            @Valid @RequestBody ItemBody body,
            @AuthenticationPrincipal SignedInUser by) {
        fleet.put(new Fleet.Item(
                code, body.itemClass(), body.kind(), body.weight_t(), body.height_m(), body.inService()));
        audit.record(by.username(), "fleet-item-set", code, body.kind());
    }

    @PutMapping("/fleet-uses/{id}")
    @AllowedFor(SUPERVISOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void putUse(@PathVariable UUID id, @Valid @RequestBody UseBody body, @AuthenticationPrincipal SignedInUser by) {
        fleet.putUse(
                new Fleet.Use(id, body.itemCode(), body.unitCode(), body.startsAt(), body.endsAt()), body.insteadOf());
        audit.record(by.username(), "fleet-use-set", body.itemCode(), body.unitCode());
    }

    @DeleteMapping("/fleet-uses/{id}")
    @AllowedFor(SUPERVISOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeUse(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser by) {
        fleet.removeUse(id);
        audit.record(by.username(), "fleet-use-removed", id.toString(), "");
    }

    @GetMapping("/templates")
    List<ShiftTemplates.Template> listTemplates() {
        return templates.listAll();
    }

    @PutMapping("/templates/{id}")
    @AllowedFor(SUPERVISOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void putTemplate(
            @PathVariable UUID id, @Valid @RequestBody TemplateBody body, @AuthenticationPrincipal SignedInUser by) {
        templates.put(new ShiftTemplates.Template(
                id, body.name(), body.days().stream().sorted().toList(), body.from(), body.to()));
        audit.record(by.username(), "shift-template-set", body.name(), "");
    }

    record UnitTemplates(
            @NotNull(message = "is missing") @Size(max = 20, message = "are more than 20")
            List<UUID> templateIds) {}

    @PutMapping("/units/{code}/templates")
    @AllowedFor(SUPERVISOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void applyTemplates(
            @PathVariable String code,
            @Valid @RequestBody UnitTemplates body,
            @AuthenticationPrincipal SignedInUser by) {
        templates.apply(code, body.templateIds());
        audit.record(by.username(), "week-set", code, "");
    }

    @GetMapping("/rules")
    List<UnitRules.UnitRule> listRules() {
        return rules.listAll();
    }

    @PutMapping("/rules/{kind}")
    @AllowedFor(SUPERVISOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void putRule(
            @PathVariable @Pattern(regexp = "[a-z]{2,20}", message = "must be the kind of a unit") String kind,
            @Valid @RequestBody RuleBody body,
            @AuthenticationPrincipal SignedInUser by) {
        rules.put(new UnitRules.UnitRule(kind, body.minimumCrew(), body.needsEquipment()));
        audit.record(by.username(), "unit-rule-set", kind, "minimum " + body.minimumCrew());
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
