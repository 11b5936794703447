package io.curbstop.dispatch;

import io.curbstop.dispatch.testing.CurbstopTest;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** A test in {@link SmallTown}: the property keeps its context, and so its database, apart from those without a city. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@CurbstopTest
@TestPropertySource(properties = "curbstop.test.town=small")
public @interface SmallTownTest {}
