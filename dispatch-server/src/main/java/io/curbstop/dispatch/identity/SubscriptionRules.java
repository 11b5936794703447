package io.curbstop.dispatch.identity;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.support.ChannelInterceptor;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Who may hear what over WebSocket. What is not listed is refused, and so is every message a client sends to a
 * destination: clients change things by REST only.
 */
@Component
public class SubscriptionRules implements ChannelInterceptor {

    private static final String OWN_QUEUES = "/user/queue/";

    private static final Map<String, List<Audience>> TOPICS = Map.of(
            "/topic/console", List.of(Audience.DISPATCHER, Audience.MANAGER),
            "/topic/radio", List.of(Audience.DISPATCHER));

    @Override
    public Message<?> preSend(Message<?> message, MessageChannel channel) {
        SimpMessageType type = SimpMessageHeaderAccessor.getMessageType(message.getHeaders());
        if (type == SimpMessageType.SUBSCRIBE) {
            String destination = SimpMessageHeaderAccessor.getDestination(message.getHeaders());
            if (!mayHear(destination, SimpMessageHeaderAccessor.getUser(message.getHeaders()))) {
                throw new AccessDeniedException("Your role does not allow you to hear " + destination);
            }
        } else if (type == SimpMessageType.MESSAGE) {
            throw new AccessDeniedException("Nothing is sent to the server this way; use the REST calls");
        }
        return message;
    }

    private static boolean mayHear(String destination, Principal user) {
        if (destination == null || !(user instanceof Authentication caller)) {
            return false;
        }
        if (destination.startsWith(OWN_QUEUES)) {
            return Audience.SIGNED_IN.admits(caller);
        }
        return TOPICS.getOrDefault(destination, List.of()).stream().anyMatch(audience -> audience.admits(caller));
    }
}
