package io.curbstop.dispatch.citycopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.dispatch.database.ConnectionDetails;
import io.curbstop.dispatch.testing.TestDatabase;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What a copy of the city takes along, and what it must not. */
class CityCopyTest {

    /** What happened, and what lets strangers in. A new table belongs here or into {@link CopiedTables#SET_UP}. */
    private static final Set<String> NOT_COPIED = Set.of(
            "advisory_step",
            "alarm",
            "alarm_event",
            "amendment",
            "assignment",
            "attachment",
            "audit_entry",
            "call",
            "call_number",
            "call_out",
            "call_out_attempt",
            "cis_system",
            "crew_report",
            "customer_outage",
            "customer_warning",
            "day_plan",
            "delivery",
            "dig_override",
            "dig_report",
            "duty_done",
            "duty_fired",
            "escalation_attempt",
            "event_publication",
            "exercise",
            "exercise_drive",
            "exercise_happening",
            "flyway_schema_history",
            "follow_on",
            "handover",
            "handover_entry",
            "handover_event",
            "import_rejection",
            "import_run",
            "incident",
            "incident_event",
            "incident_flag",
            "incident_merge",
            "incident_merge_call",
            "incident_number",
            "live_change",
            "live_stream",
            "locate_answer",
            "locate_ticket",
            "order_watch",
            "outage",
            "outage_customer",
            "outage_hydrant",
            "outage_part",
            "outage_step",
            "outage_valve",
            "phone_call",
            "phone_call_event",
            "phone_system",
            "planned_job",
            "radio_air",
            "radio_chore",
            "radio_command",
            "radio_gateway",
            "radio_heard",
            "radio_route",
            "radio_set_aside",
            "road_closure",
            "service_order",
            "service_order_done",
            "service_order_event",
            "service_payment",
            "spatial_ref_sys",
            "spring_session",
            "spring_session_attributes",
            "standing_order",
            "step_proposal",
            "tracker",
            "unit_track",
            "valve_left",
            "valve_operation",
            "valve_state_change",
            "world_clock");

    private ConnectionDetails database;
    private JdbcClient source;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
        source = client(database.url());
    }

    @AfterEach
    void drop() {
        TestDatabase.drop(database);
    }

    private JdbcClient client(String url) {
        return JdbcClient.create(new DriverManagerDataSource(url, database.user(), database.password()));
    }

    private CityCopy copy(CityCopy.Extent extent) throws Exception {
        return CityCopy.of(database.url(), database.user(), database.password(), extent);
    }

    @Test
    void everyTableIsEitherCopiedOrNot() {
        Set<String> known = new TreeSet<>(NOT_COPIED);
        known.addAll(CopiedTables.SET_UP);
        known.addAll(source.sql(CopiedTables.GEOGRAPHY).query(String.class).list());

        assertThat(known)
                .containsExactlyInAnyOrderElementsOf(source.sql("select table_name::text from information_schema.tables"
                                + " where table_schema = 'public' and table_type = 'BASE TABLE'")
                        .query(String.class)
                        .list());
        assertThat(NOT_COPIED).doesNotContainAnyElementsOf(CopiedTables.SET_UP);
    }

    @Test
    void copyForTrainingHasPeopleAndRulesAndNothingThatHappened() throws Exception {
        source.sql("insert into city (name, srid, time_zone, demo) values ('Elm', 26917, 'America/Toronto', false)")
                .update();
        source.sql(
                        "insert into app_user (id, username, display_name, password_hash, created_at, password_changed_at) values"
                                + " (gen_random_uuid(), 'nora', 'Nora', 'hash of hers', now(), now())")
                .update();
        source.sql("insert into unit (code, name, kind) values ('V9', 'Valve crew 9', 'valve')")
                .update();
        source.sql("insert into crew_member (id, unit_code, name) values (gen_random_uuid(), 'V9', 'Ida')")
                .update();
        source.sql("update duty set after_s = 4711 where code = 'HANDOVER'").update();
        source.sql("insert into phone_system (id, name, secret_hash, created_at, created_by) values"
                        + " (gen_random_uuid(), 'PBX', 'x', now(), 'ada')")
                .update();
        String url;
        try (CityCopy copy = copy(CityCopy.Extent.FOR_TRAINING)) {
            url = copy.url();
            JdbcClient there = client(url);
            assertThat(text(there, "select password_hash from app_user where username = 'nora'"))
                    .isEqualTo("hash of hers");
            assertThat(text(there, "select name from crew_member where unit_code = 'V9'"))
                    .isEqualTo("Ida");
            assertThat(text(there, "select after_s::text from duty where code = 'HANDOVER'"))
                    .isEqualTo("4711");
            assertThat(text(there, "select (training and not demo)::text from city"))
                    .isEqualTo("true");
            assertThat(text(there, "select count(*)::text from phone_system")).isEqualTo("0");
        }
        assertThatThrownBy(() -> text(client(url), "select 'there'")).hasStackTraceContaining("does not exist");
        assertThat(text(source, "select training::text from city")).isEqualTo("false");
    }

    @Test
    void copyOfTheGeographyKnowsNobody() throws Exception {
        source.sql("insert into city (name, srid, time_zone, demo) values ('Elm', 26917, 'America/Toronto', false)")
                .update();
        source.sql("insert into unit (code, name, kind) values ('V9', 'Valve crew 9', 'valve')")
                .update();

        try (CityCopy copy = copy(CityCopy.Extent.GEOGRAPHY)) {
            assertThat(text(client(copy.url()), "select count(*)::text from unit"))
                    .isEqualTo("0");
            assertThat(text(client(copy.url()), "select training::text from city"))
                    .isEqualTo("false");
            assertThat(text(client(copy.url()), "select count(*)::text from priority"))
                    .isNotEqualTo("0");
        }
    }

    private static String text(JdbcClient from, String sql) {
        return from.sql(sql).query(String.class).single();
    }

    @Test
    void roleThatMayNotCreateDatabasesIsToldWhatToGrant() {
        ConnectionDetails plain = TestDatabase.asPlainRole(database);

        assertThatThrownBy(() -> CityCopy.of(plain.url(), plain.user(), plain.password(), CityCopy.Extent.GEOGRAPHY))
                .isInstanceOf(CopyRefused.class)
                .hasMessageContaining("alter role \"" + plain.user() + "\" createdb")
                .hasMessageContaining("create extension if not exists postgis");
    }
}
