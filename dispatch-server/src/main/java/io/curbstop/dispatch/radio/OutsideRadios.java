package io.curbstop.dispatch.radio;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whether a message could go on the air: by a gateway that has dialled in, or by a channel of this server itself. */
@Component
public class OutsideRadios {

    private final ObjectProvider<GatewaySocket> gateways;
    private final RadioProperties properties;

    OutsideRadios(ObjectProvider<GatewaySocket> gateways, RadioProperties properties) {
        this.gateways = gateways;
        this.properties = properties;
    }

    /** What leads outside, in a sentence; empty when only simulated radios hear. */
    public Optional<String> findConnected() {
        if (properties.settings() != null) {
            return Optional.of("This server has radio channels of its own.");
        }
        return gateways.stream()
                .flatMap(socket -> socket.listConnected().stream())
                .findFirst()
                .map(name -> "The radio gateway " + name + " is connected.");
    }
}
