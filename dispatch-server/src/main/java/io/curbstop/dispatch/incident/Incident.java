package io.curbstop.dispatch.incident;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.locationtech.jts.geom.Point;

/** One trouble in the city, however many people call about it. Changed only through {@link Incidents}. */
@Entity
@Table(name = "incident")
public class Incident {

    @Id
    private UUID id;

    @Version
    private Long version;

    private String number;
    private String typeCode;
    private String priority;

    @Enumerated(EnumType.STRING)
    private IncidentState state;

    private String addressText;
    private Point location;
    private String locationMethod;

    @Column(name = "location_accuracy_m")
    private Double locationAccuracy_m;

    private String mainRef;
    private String narrative;
    private Instant openedAt;
    private Instant recordedAt;
    private Instant closedAt;
    private Instant restoreBy;

    /** For Hibernate. */
    protected Incident() {}

    Incident(NewIncident opened, String number, Instant openedAt, Instant recordedAt) {
        this.id = opened.id();
        this.number = number;
        this.typeCode = opened.typeCode();
        this.priority = opened.priority();
        this.state = IncidentState.REPORTED;
        this.addressText = opened.addressText();
        this.location = opened.location();
        this.locationMethod = opened.locationMethod();
        this.locationAccuracy_m = opened.locationAccuracy_m();
        this.mainRef = opened.mainRef();
        this.narrative = opened.narrative();
        this.openedAt = openedAt;
        this.recordedAt = recordedAt;
    }

    void moveTo(IncidentState to, Instant occurredAt) {
        state = to;
        closedAt = to.isEnded() ? occurredAt : null;
    }

    void expect(Instant restoredBy) {
        restoreBy = restoredBy;
    }

    void apply(IncidentEdit edit) {
        typeCode = edit.typeCode() == null ? typeCode : edit.typeCode();
        priority = edit.priority() == null ? priority : edit.priority();
        addressText = edit.addressText() == null ? addressText : edit.addressText();
        if (edit.location() != null) {
            location = edit.location();
            locationMethod = edit.locationMethod();
            locationAccuracy_m = edit.locationAccuracy_m();
        }
        mainRef = edit.mainRef() == null ? mainRef : edit.mainRef();
        narrative = edit.narrative() == null ? narrative : edit.narrative();
    }

    /** Its id, made by the client that opened it. */
    public UUID id() {
        return id;
    }

    /** Grows by one with every change; a client that knows an older one has been overtaken. */
    public Long version() {
        return version;
    }

    /** Its number for people: {@code 26-000123}. */
    public String number() {
        return number;
    }

    /** Code of its type. */
    public String typeCode() {
        return typeCode;
    }

    /** Code of its priority. */
    public String priority() {
        return priority;
    }

    /** How far it has come. */
    public IncidentState state() {
        return state;
    }

    /** Where, in words, if known; never blank. */
    public Optional<String> findAddressText() {
        return Optional.ofNullable(addressText).filter(words -> !words.isBlank());
    }

    /** Where, in the operating CRS, if known. */
    public Optional<Point> findLocation() {
        return Optional.ofNullable(location);
    }

    /** How far off the location may be, in metres, if known. */
    public Optional<Double> findLocationAccuracy_m() {
        return Optional.ofNullable(locationAccuracy_m);
    }

    /** The main it is on, if known. */
    public Optional<String> findMainRef() {
        return Optional.ofNullable(mainRef);
    }

    /** What is wrong: the first caller's words, unless a dispatcher has put them better. */
    public String narrative() {
        return narrative;
    }

    /** When it was reported first. */
    public Instant openedAt() {
        return openedAt;
    }

    /** When service is expected to be back, if that was said. */
    public Optional<Instant> findRestoreBy() {
        return Optional.ofNullable(restoreBy);
    }

    /** When it ended, if it has. */
    public Optional<Instant> findClosedAt() {
        return Optional.ofNullable(closedAt);
    }
}
