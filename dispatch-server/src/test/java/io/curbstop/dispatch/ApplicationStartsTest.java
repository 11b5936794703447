package io.curbstop.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.testing.CurbstopTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CurbstopTest
class ApplicationStartsTest {

    @Autowired
    JdbcClient jdbc;

    @Test
    void databaseIsMigratedAndHasPostgis() {
        assertThat(jdbc.sql("select count(*) from city").query(Integer.class).single())
                .isZero();
        assertThat(jdbc.sql("select postgis_version()").query(String.class).single())
                .startsWith("3.");
    }
}
