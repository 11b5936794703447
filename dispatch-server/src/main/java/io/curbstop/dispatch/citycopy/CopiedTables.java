package io.curbstop.dispatch.citycopy;

import java.util.Set;

/** Which tables a copy takes along. Everything else is what happened, or lets a stranger in, and stays where it is. */
final class CopiedTables {

    /** How the city is set up: who works there, with what, and by which rules. A test holds this against the schema. */
    static final Set<String> SET_UP = Set.of(
            "app_user",
            "app_user_role",
            "assignment_transition",
            "crew_member",
            "duty",
            "escalation_ladder",
            "escalation_role",
            "escalation_rung",
            "escalation_rung_role",
            "fleet_item",
            "fleet_use",
            "handover_hour",
            "incident_need",
            "incident_transition",
            "incident_type",
            "incident_type_phrase",
            "incident_type_question",
            "on_call_list",
            "on_call_member",
            "person_leave",
            "person_shift",
            "phone_call_transition",
            "priority",
            "qualification",
            "qualification_kind",
            "service_order_kind",
            "service_order_transition",
            "setting",
            "shift",
            "shift_off",
            "shift_pattern",
            "shift_template",
            "unit",
            "unit_kind_rule",
            "unit_territory");

    private CopiedTables() {}

    /** The city, its data sets, the versions of its layers, and every table whose rows belong to a data set. */
    static final String GEOGRAPHY =
            "select table_name::text from information_schema.tables t where table_schema = 'public'"
                    + " and table_type = 'BASE TABLE' and (table_name in ('city', 'dataset', 'layer_version')"
                    + " or exists (select 1 from information_schema.columns c where c.table_schema = 'public'"
                    + " and c.table_name = t.table_name and c.column_name = 'source_hash'))";

    /** Which table refers to which, as pairs of names. */
    static final String REFERENCES = "select r.relname::text, f.relname::text from pg_constraint c"
            + " join pg_class r on r.oid = c.conrelid join pg_class f on f.oid = c.confrelid"
            + " where c.contype = 'f' and c.connamespace = 'public'::regnamespace and c.conrelid <> c.confrelid";
}
