package io.curbstop.dispatch.traces;

import io.curbstop.dispatch.geodata.TracedUtility;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What is asked.
 *
 * @param breaks where the network is broken, isolated together
 * @param utility whose network is broken, {@code WATER} or {@code GAS}, and so by whose rules; null for water
 * @param stuck valves that cannot be turned, for this trace only
 * @param closed valves taken as shut, for this trace only
 * @param opened valves taken as open, for this trace only
 * @param plan which plan; null for the nearest
 * @param strict whether valves of unknown state are not counted on; null for no
 * @param trustCheckValves whether non-return valves are trusted to hold; null for yes
 */
record TraceQuestion(
        @NotEmpty @Size(max = 20) List<@NotNull @Valid Where> breaks,
        TracedUtility utility,
        @Size(max = 500) List<@NotNull @Size(max = 200) String> stuck,
        @Size(max = 500) List<@NotNull @Size(max = 200) String> closed,
        @Size(max = 500) List<@NotNull @Size(max = 200) String> opened,
        Plan plan,
        Boolean strict,
        Boolean trustCheckValves) {

    /** Plans that can be asked for. */
    enum Plan {
        /** The nearest ring of usable valves. */
        NEAREST,
        /** As few valves as possible; the nearest when that is as few as it gets. */
        FEWEST_VALVES
    }

    /** No lists are null from here on. */
    TraceQuestion {
        breaks = breaks == null ? List.of() : breaks;
        utility = utility == null ? TracedUtility.WATER : utility;
        stuck = stuck == null ? List.of() : stuck;
        closed = closed == null ? List.of() : closed;
        opened = opened == null ? List.of() : opened;
        plan = plan == null ? Plan.NEAREST : plan;
        strict = strict != null && strict;
        trustCheckValves = trustCheckValves == null || trustCheckValves;
    }

    /**
     * Where it is broken: a place, or a main, a node or a valve; exactly one of them.
     *
     * @param lon longitude of a place, WGS 84; the main nearest to it within 50 m is broken there
     * @param lat latitude of the place
     * @param main reference of a main
     * @param fraction where on the main, as a share of its drawing; null for somewhere
     * @param node reference of a node
     * @param valve reference of a valve: it cannot be turned, and both its sides are broken
     */
    @Schema(name = "Break")
    record Where(
            Double lon,
            Double lat,
            @Size(max = 200) String main,
            @Schema(minimum = "0", maximum = "1") Double fraction,
            @Size(max = 200) String node,
            @Size(max = 200) String valve) {}
}
