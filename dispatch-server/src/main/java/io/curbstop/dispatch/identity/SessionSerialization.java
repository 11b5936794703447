package io.curbstop.dispatch.identity;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;

/** How sessions are stored: a session that an older version wrote and this one cannot read means signing in again. */
@Configuration(proxyBeanMethods = false)
class SessionSerialization {

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
}
