package io.curbstop.dispatch.outage;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface OutageRepository extends JpaRepository<Outage, UUID> {

    @Query("select o from Outage o where o.incidentId = :incidentId and o.current")
    Optional<Outage> findCurrent(UUID incidentId);
}
