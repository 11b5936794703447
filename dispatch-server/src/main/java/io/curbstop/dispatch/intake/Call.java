package io.curbstop.dispatch.intake;

import io.curbstop.dispatch.incident.Stamp;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
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

    private String number;
    private UUID incidentId;
    private String callerName;
    private String callerPhone;
    private String narrative;
    private String addressText;
    private Point location;

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

    Call(NewCall taken, String number, UUID incidentId, Point location, Stamp stamp, Instant recordedAt) {
        this.id = taken.id();
        this.number = number;
        this.incidentId = incidentId;
        this.callerName = taken.callerName();
        this.callerPhone = taken.callerPhone();
        this.narrative = taken.narrative();
        this.addressText = taken.addressText();
        this.location = location;
        this.answers = taken.answers();
        this.callbackWanted = taken.callbackWanted();
        this.takenBy = stamp.actor();
        this.receivedAt = stamp.occurredAt();
        this.recordedAt = recordedAt;
        this.fresh = true;
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
}
