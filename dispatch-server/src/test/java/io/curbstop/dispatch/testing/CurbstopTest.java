package io.curbstop.dispatch.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the whole application on a random port and a database of its own, copied from the migrated template. No
 * demo city unless the test says {@code @TestPropertySource(properties = "curbstop.demo=true")}.
 *
 * <p>Spring keeps a context, and with it the database, for all test classes of the same configuration: a test brings its
 * own data with ids of its own, or asks for a fresh database by {@code @DirtiesContext}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"curbstop.demo=false", "curbstop.exercise.living=false"})
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
public @interface CurbstopTest {}
