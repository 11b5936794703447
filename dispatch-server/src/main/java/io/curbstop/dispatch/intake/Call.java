package io.curbstop.dispatch.intake;

import io.curbstop.dispatch.incident.NewIncident;
import io.curbstop.dispatch.incident.Stamp;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.locationtech.jts.geom.Point;
import org.springframework.data.domain.Persistable;

/** One caller's report. Belongs to one incident; changed only through {@link CallBook}. */
@Entity
@Table(name = "call")
public class Call implements Persistable<UUID> {

    @Id
    private UUID id;

    @Version
    private Long version;

    private String number;
    private UUID incidentId;
    private String callerName;
    private String callerPhone;
    private String narrative;
    private String addressText;
    private Point location;
    private String placeLabel;
    private String locationMethod;

    @Column(name = "location_accuracy_m")
    private Double locationAccuracy_m;

    private String typeCode;
    private String priority;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Boolean> answers;

    private boolean callbackWanted;
    private Instant callbackDoneAt;
    private String callbackNote;
    private String callbackBy;
    private String takenBy;
    private Instant receivedAt;
    private Instant recordedAt;

    @Transient
    private boolean fresh;

    /** For Hibernate. */
    protected Call() {}

    Call(NewCall taken, String number, UUID incidentId, NewIncident alone, Stamp stamp, Instant recordedAt) {
        this.id = taken.id();
        this.number = number;
        this.incidentId = incidentId;
        this.callerName = taken.callerName();
        this.callerPhone = taken.callerPhone();
        this.narrative = taken.narrative();
        this.addressText = taken.addressText();
        this.location = alone.location();
        this.placeLabel = alone.addressText();
        this.locationMethod = alone.locationMethod();
        this.locationAccuracy_m = alone.locationAccuracy_m();
        this.typeCode = alone.typeCode();
        this.priority = alone.priority();
        this.answers = taken.answers();
        this.callbackWanted = taken.callbackWanted();
        this.takenBy = stamp.actor();
        this.receivedAt = stamp.occurredAt();
        this.recordedAt = recordedAt;
        this.fresh = true;
    }

    void moveTo(UUID otherIncidentId) {
        incidentId = otherIncidentId;
    }

    void callBack(String note, Stamp stamp) {
        callbackDoneAt = stamp.occurredAt();
        callbackNote = note;
        callbackBy = stamp.actor();
    }

    @PostLoad
    @PostPersist
    void stored() {
        fresh = false;
    }

    /** Its id, made by the client. */
    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return fresh;
    }

    /** Grows by one with every change; a client that knows an older one has been overtaken. */
    public Long version() {
        return version;
    }

    /** Its number for people: {@code C26-000123}. */
    public String number() {
        return number;
    }

    /** The incident it belongs to. */
    public UUID incidentId() {
        return incidentId;
    }

    /** Who called, if they said. */
    public Optional<String> findCallerName() {
        return Optional.ofNullable(callerName);
    }

    /** Where to call back, if known. */
    public Optional<String> findCallerPhone() {
        return Optional.ofNullable(callerPhone);
    }

    /** What was said. */
    public String narrative() {
        return narrative;
    }

    /** Whether the caller still waits to be called back. */
    public boolean isCallbackOwed() {
        return callbackWanted && callbackDoneAt == null;
    }

    /** When it came. */
    public Instant receivedAt() {
        return receivedAt;
    }

    /** Where, as the caller put it, if they did. */
    Optional<String> findAddressText() {
        return Optional.ofNullable(addressText);
    }

    /** Where, in the operating CRS, if known. */
    Optional<Point> findLocation() {
        return Optional.ofNullable(location);
    }

    /** The place found for it, in words, if any. */
    Optional<String> findPlaceLabel() {
        return Optional.ofNullable(placeLabel);
    }

    /** How the place was found, if it was. */
    Optional<String> findLocationMethod() {
        return Optional.ofNullable(locationMethod);
    }

    /** How far off the place may be, in metres, if known. */
    Optional<Double> findLocationAccuracy_m() {
        return Optional.ofNullable(locationAccuracy_m);
    }

    /** The type of incident it would open alone; unknown for calls of before this was kept. */
    Optional<String> findTypeCode() {
        return Optional.ofNullable(typeCode);
    }

    /** The priority of the incident it would open alone; unknown for calls of before this was kept. */
    Optional<String> findPriority() {
        return Optional.ofNullable(priority);
    }

    /** Answers to the type's questions. */
    Map<String, Boolean> answers() {
        return answers;
    }

    /** Who took it. */
    public String takenBy() {
        return takenBy;
    }
}
