package io.curbstop.dispatch.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/**
 * Sessions whose last use is written down once a minute instead of with each request: a request that changes nothing
 * writes nothing. A session may so end up to a minute before its time, of twelve hours.
 *
 * @param <S> the sessions of the repository behind
 */
final class ThriftySessions<S extends Session> implements FindByIndexNameSessionRepository<ThriftySessions.Used<S>> {

    /** How old the last use on record may be. */
    static final Duration EVERY = Duration.ofMinutes(1);

    private final FindByIndexNameSessionRepository<S> repository;

    ThriftySessions(FindByIndexNameSessionRepository<S> repository) {
        this.repository = repository;
    }

    @Override
    public Used<S> createSession() {
        return new Used<>(repository.createSession());
    }

    @Override
    public void save(Used<S> session) {
        repository.save(session.stored);
    }

    @Override
    public Used<S> findById(String id) {
        S stored = repository.findById(id);
        return stored == null ? null : new Used<>(stored);
    }

    @Override
    public void deleteById(String id) {
        repository.deleteById(id);
    }

    @Override
    public Map<String, Used<S>> findByIndexNameAndIndexValue(String indexName, String indexValue) {
        Map<String, Used<S>> sessions = new LinkedHashMap<>();
        repository
                .findByIndexNameAndIndexValue(indexName, indexValue)
                .forEach((id, stored) -> sessions.put(id, new Used<>(stored)));
        return sessions;
    }

    /** A session that hears of its use only when that is worth writing down. */
    static final class Used<S extends Session> implements Session {

        private final S stored;

        private Used(S stored) {
            this.stored = stored;
        }

        @Override
        public void setLastAccessedTime(Instant lastAccessedTime) {
            if (lastAccessedTime.isAfter(stored.getLastAccessedTime().plus(EVERY))) {
                stored.setLastAccessedTime(lastAccessedTime);
            }
        }

        @Override
        public String getId() {
            return stored.getId();
        }

        @Override
        public String changeSessionId() {
            return stored.changeSessionId();
        }

        @Override
        public <T> T getAttribute(String name) {
            return stored.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return stored.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, Object value) {
            stored.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            stored.removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return stored.getCreationTime();
        }

        @Override
        public Instant getLastAccessedTime() {
            return stored.getLastAccessedTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            stored.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return stored.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return stored.isExpired();
        }
    }
}
