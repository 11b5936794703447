package io.curbstop.dispatch.radio;

import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** Where gateway programs dial in: {@code /gateway-link}, with the token of a gateway that is let in, and nobody else. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableWebSocket
class GatewaySocketConfiguration implements WebSocketConfigurer {

    private static final String BEARER = "Bearer ";

    private final GatewaySocket socket;
    private final GatewayAccounts accounts;

    GatewaySocketConfiguration(GatewaySocket socket, GatewayAccounts accounts) {
        this.socket = socket;
        this.accounts = accounts;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(socket, "/gateway-link").addInterceptors(new TokenCheck());
    }

    private final class TokenCheck implements HandshakeInterceptor {
        @Override
        public boolean beforeHandshake(
                ServerHttpRequest request,
                ServerHttpResponse response,
                WebSocketHandler handler,
                Map<String, Object> attributes) {
            Optional<String> gateway = Optional.ofNullable(request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION))
                    .filter(header -> header.startsWith(BEARER))
                    .flatMap(header -> accounts.findByToken(header.substring(BEARER.length())));
            if (gateway.isEmpty()) {
                response.setStatusCode(HttpStatus.UNAUTHORIZED);
                return false;
            }
            attributes.put(GatewaySocket.NAME, gateway.get());
            return true;
        }

        @Override
        public void afterHandshake(
                ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler, Exception failure) {
            // Nothing is left to do.
        }
    }
}
