package io.curbstop.dispatch.outage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
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

    private String state;
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

    Outage(UUID id, UUID incidentId, TraceResult result, String tracedBy, Instant tracedAt) {
        this.id = id;
        this.incidentId = incidentId;
        this.current = true;
        this.state = "PROPOSED";
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

    String state() {
        return state;
    }

    String mainRef() {
        return mainRef;
    }

    boolean isIsolated() {
        return isolated;
    }

    void supersede() {
        current = false;
    }

    void moveTo(String newState) {
        state = newState;
    }

    List<String> confidence() {
        return List.of(confidence);
    }
}
