package io.curbstop.dispatch.intake;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface CallRepository extends JpaRepository<Call, UUID> {

    @Query("select c from Call c where c.callbackWanted and c.callbackDoneAt is null order by c.receivedAt, c.id")
    List<Call> findCallbackOwed();

    /** The call, held until the transaction ends, so that changes come one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Call> findLockedById(UUID id);

    long countByIncidentId(UUID incidentId);

    Optional<Call> findFirstByIncidentIdOrderByReceivedAtAscNumberAsc(UUID incidentId);
}
