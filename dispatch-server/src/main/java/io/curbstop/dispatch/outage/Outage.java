package io.curbstop.dispatch.outage;

import io.curbstop.map.trace.PlanOption;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.locationtech.jts.geom.Point;

/** One answer to "what goes dry", stored with what it was made from. Its lists are written beside it, in bulk. */
@Entity
@Table(name = "outage")
class Outage {

    @Id
    private UUID id;

    @Version
    private Long version;

    private UUID incidentId;

    @Column(name = "current")
    private boolean current;

    private UUID traceId;

    @Enumerated(EnumType.STRING)
    private PlanOption.Kind plan;

    private String[] zones;

    @Enumerated(EnumType.STRING)
    private OutageState state;

    private Instant approvedAt;
    private String approvedBy;
    private UUID replaces;
    private boolean isolated;
    private String reason;
    private String mainRef;
    private Point breakPoint;
    private long networkVersion;
    private long valveStateVersion;

    @Column(name = "length_m")
    private double length_m;

    private String[] confidence;
    private String tracedBy;
    private Instant tracedAt;

    /** For Hibernate. */
    protected Outage() {}

    Outage(UUID id, UUID traceId, UUID incidentId, TraceResult result, String tracedBy, Instant tracedAt) {
        this.id = id;
        this.traceId = traceId;
        this.incidentId = incidentId;
        this.plan = result.plan();
        this.zones = result.zones().toArray(new String[0]);
        this.state = OutageState.PROPOSED;
        this.isolated = result.isolated();
        this.reason = result.reason();
        this.mainRef = result.mainRef();
        this.breakPoint = result.breakPoint();
        this.networkVersion = result.networkVersion();
        this.valveStateVersion = result.valveStateVersion();
        this.length_m = result.length_m();
        this.confidence = result.confidence().toArray(new String[0]);
        this.tracedBy = tracedBy;
        this.tracedAt = tracedAt;
    }

    UUID id() {
        return id;
    }

    UUID incidentId() {
        return incidentId;
    }

    UUID traceId() {
        return traceId;
    }

    PlanOption.Kind plan() {
        return plan;
    }

    OutageState state() {
        return state;
    }

    long networkVersion() {
        return networkVersion;
    }

    long valveStateVersion() {
        return valveStateVersion;
    }

    boolean isApproved() {
        return approvedAt != null;
    }

    String approvedBy() {
        return approvedBy;
    }

    UUID replaces() {
        return replaces;
    }

    String mainRef() {
        return mainRef;
    }

    boolean isIsolated() {
        return isolated;
    }

    /** Makes it the incident's answer, in the place of an approved one or of none. */
    void makeCurrent(UUID replacedApproved) {
        current = true;
        replaces = replacedApproved;
    }

    void supersede() {
        current = false;
    }

    void approve(String by, Instant at) {
        approvedBy = by;
        approvedAt = at;
    }

    void withdraw() {
        approvedBy = null;
        approvedAt = null;
    }

    void moveTo(OutageState newState) {
        state = newState;
    }
}
