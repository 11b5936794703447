package io.curbstop.dispatch.identity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call a controller's method; on the class, for all its methods that say nothing themselves. A method without it
 * is refused to everybody, and a test names it.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface AllowedFor {

    /** Any of these. */
    Audience[] value();
}
