package io.curbstop.dispatch.intake;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface CallRepository extends JpaRepository<Call, UUID> {

    @Query("select c from Call c where c.callbackWanted and c.callbackDoneAt is null order by c.receivedAt, c.id")
    List<Call> findCallbackOwed();
}
