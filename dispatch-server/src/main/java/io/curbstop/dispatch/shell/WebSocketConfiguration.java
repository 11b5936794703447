package io.curbstop.dispatch.shell;

import io.curbstop.dispatch.identity.SubscriptionRules;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.simp.config.ChannelRegistration;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketTransportRegistration;

/**
 * STOMP over a plain WebSocket at {@code /ws}, on the session of the page. The broker is in this process unless a relay is
 * configured, {@code curbstop.relay.*}, which several servers need.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableWebSocketMessageBroker
class WebSocketConfiguration implements WebSocketMessageBrokerConfigurer {

    private static final long HEARTBEAT_ms = 10_000;

    private final SubscriptionRules rules;
    private final OpenSockets openSockets;
    private final RelaySettings relay;
    private final TaskScheduler scheduler;

    WebSocketConfiguration(
            SubscriptionRules rules, OpenSockets openSockets, RelaySettings relay, TaskScheduler taskScheduler) {
        this.rules = rules;
        this.openSockets = openSockets;
        this.relay = relay;
        this.scheduler = taskScheduler;
    }

    @Override
    public void registerStompEndpoints(StompEndpointRegistry registry) {
        registry.addEndpoint("/ws");
    }

    @Override
    public void configureMessageBroker(MessageBrokerRegistry registry) {
        registry.setUserDestinationPrefix("/user");
        registry.setPreservePublishOrder(true);
        if (relay.host() == null) {
            registry.enableSimpleBroker("/topic", "/queue")
                    .setTaskScheduler(scheduler)
                    .setHeartbeatValue(new long[] {HEARTBEAT_ms, HEARTBEAT_ms});
        } else {
            registry.enableStompBrokerRelay("/topic", "/queue")
                    .setRelayHost(relay.host())
                    .setRelayPort(relay.port())
                    .setSystemLogin(relay.username())
                    .setSystemPasscode(relay.password())
                    .setClientLogin(relay.username())
                    .setClientPasscode(relay.password())
                    .setUserDestinationBroadcast("/topic/unresolved-user-destination")
                    .setUserRegistryBroadcast("/topic/user-registry");
        }
    }

    @Override
    public void configureClientInboundChannel(ChannelRegistration registration) {
        registration.interceptors(rules);
    }

    @Override
    public void configureWebSocketTransport(WebSocketTransportRegistration registration) {
        registration.setMessageSizeLimit(64 * 1024);
        registration.setSendBufferSizeLimit(4 * 1024 * 1024);
        registration.setSendTimeLimit(20_000);
        registration.addDecoratorFactory(openSockets);
    }
}
