package io.curbstop.dispatch.outage;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface OutageRepository extends JpaRepository<Outage, UUID> {

    @Query("select o from Outage o where o.incidentId = :incidentId and o.current")
    Optional<Outage> findCurrent(UUID incidentId);

    @Query("select o from Outage o where o.traceId = :traceId order by o.plan")
    List<Outage> listPlans(UUID traceId);
}
