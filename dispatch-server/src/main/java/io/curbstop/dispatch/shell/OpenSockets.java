package io.curbstop.dispatch.shell;

import io.curbstop.dispatch.identity.SessionsEnded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.Principal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;
import org.springframework.web.socket.handler.WebSocketHandlerDecoratorFactory;

/** The WebSocket connections of this server, so that those of somebody who may not go on can be closed. */
@Component
class OpenSockets implements WebSocketHandlerDecoratorFactory {

    private final Map<String, WebSocketSession> sessions = new ConcurrentHashMap<>();

    @Override
    public WebSocketHandler decorate(WebSocketHandler handler) {
        return new WebSocketHandlerDecorator(handler) {
            @Override
            public void afterConnectionEstablished(WebSocketSession session) throws Exception {
                sessions.put(session.getId(), session);
                super.afterConnectionEstablished(session);
            }

            @Override
            public void afterConnectionClosed(WebSocketSession session, CloseStatus status) throws Exception {
                sessions.remove(session.getId());
                super.afterConnectionClosed(session, status);
            }
        };
    }

    @TransactionalEventListener(fallbackExecution = true)
    void close(SessionsEnded ended) {
        sessions.values().stream()
                .filter(session -> belongsTo(session.getPrincipal(), ended.username()))
                .forEach(OpenSockets::close);
    }

    private static boolean belongsTo(Principal principal, String username) {
        return principal != null && username.equals(principal.getName());
    }

    private static void close(WebSocketSession session) {
        try {
            session.close(CloseStatus.POLICY_VIOLATION.withReason("Signed out"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
