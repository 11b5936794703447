package io.curbstop.dispatch.identity;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/** How sessions are stored: a session that an older version wrote and this one cannot read means signing in again. */
@Configuration(proxyBeanMethods = false)
class SessionSerialization {

    /**
     * Says at most every half minute that somebody is still there: a request that changes nothing in the database need
     * not wait for a disk.
     */
    private static final String UPDATE_SESSION = """
            update %TABLE_NAME% s
            set session_id = n.session_id, last_access_time = n.last_access_time,
              max_inactive_interval = n.max_inactive_interval, expiry_time = n.expiry_time,
              principal_name = n.principal_name
            from (values (?, ?::bigint, ?::integer, ?::bigint, ?::varchar, ?))
              as n (session_id, last_access_time, max_inactive_interval, expiry_time, principal_name, primary_id)
            where s.primary_id = n.primary_id
              and (s.last_access_time < n.last_access_time - 30000
                or (s.session_id, s.max_inactive_interval, s.principal_name)
                  is distinct from (n.session_id, n.max_inactive_interval, n.principal_name))
            """;

    private static final Logger log = LoggerFactory.getLogger(SessionSerialization.class);

    /** Spring Session takes the conversion by this name. */
    @Bean
    GenericConversionService springSessionConversionService() {
        DeserializingConverter reader = new DeserializingConverter();
        GenericConversionService service = new GenericConversionService();
        service.addConverter(Object.class, byte[].class, new SerializingConverter());
        service.addConverter(byte[].class, Object.class, bytes -> {
            try {
                return reader.convert(bytes);
            } catch (SerializationFailedException e) {
                log.info("A session of another version is not readable: its owner signs in again ({})", e.getMessage());
                return null;
            }
        });
        return service;
    }

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> rarelySaidToBeThere() {
        return sessions -> sessions.setUpdateSessionQuery(UPDATE_SESSION);
    }
}
