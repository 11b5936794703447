package io.curbstop.dispatch.assignment;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface AssignmentRepository extends JpaRepository<Assignment, UUID> {

    /** The assignment, held until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Assignment> findLockedById(UUID id);

    List<Assignment> findByIncidentIdOrderByCreatedAtAscIdAsc(UUID incidentId);

    @Query("select a from Assignment a where a.unitCode = :unitCode and a.state not in :ended"
            + " order by a.createdAt, a.id")
    List<Assignment> findLiveOf(String unitCode, Collection<AssignmentState> ended);
}
