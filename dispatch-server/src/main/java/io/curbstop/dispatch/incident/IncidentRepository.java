package io.curbstop.dispatch.incident;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;

interface IncidentRepository extends JpaRepository<Incident, UUID> {

    /** The incident, held until the transaction ends, so that changes come one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Incident> findLockedById(UUID id);
}
