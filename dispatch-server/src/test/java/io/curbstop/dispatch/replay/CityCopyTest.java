package io.curbstop.dispatch.replay;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.dispatch.database.ConnectionDetails;
import io.curbstop.dispatch.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class CityCopyTest {

    @Test
    void roleThatMayNotCreateDatabasesIsToldWhatToGrant() {
        ConnectionDetails database = TestDatabase.create();
        ConnectionDetails plain = TestDatabase.asPlainRole(database);

        assertThatThrownBy(() -> CityCopy.of(plain.url(), plain.user(), plain.password()))
                .isInstanceOf(ReplayRefused.class)
                .hasMessageContaining("alter role \"" + plain.user() + "\" createdb")
                .hasMessageContaining("create extension if not exists postgis");
        TestDatabase.drop(database);
    }
}
