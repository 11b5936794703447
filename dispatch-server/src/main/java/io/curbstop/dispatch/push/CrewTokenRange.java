package io.curbstop.dispatch.push;

import io.curbstop.dispatch.assignment.CrewTokens;
import io.curbstop.radio.api.RadioToken;
import java.util.Collection;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes tokens from the range that crews can say on the air. */
@Component
class CrewTokenRange implements CrewTokens {

    @Override
    public String next(Optional<String> last, Collection<String> open) {
        return RadioToken.next(last, open);
    }
}
