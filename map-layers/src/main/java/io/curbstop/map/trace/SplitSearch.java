package io.curbstop.map.trace;

import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.network.Sections;
import java.util.function.IntConsumer;

/**
 * Parts what is left once sections are taken out and valves are shut. From every cut the search runs outward, all in step;
 * where two meet they become one, and in each zone the last one running need not run on: it is all the rest. So the
 * work grows with what is cut off, not with the network.
 *
 * <p>A <b>unit</b> is a part that is supplied or dry as a whole: a group found by the search, or a zone that was not
 * touched. Units are numbered: groups first, then zones.
 */
final class SplitSearch {
    /** The unit of a section that was taken out. */
    static final int TAKEN_OUT = -1;

    private static final int NONE = SupplyGroups.NONE;

    private final PipeNetwork network;
    private final Sections sections;
    private final SupplyIndex index;
    private final SplitScratch scratch;
    private final SupplyGroups groups;
    private final CellMarks removed;
    private final int elsewhere;
    private final boolean bodiesShut;
    /** False when beyond every shut valve lies what was taken out, which stops the search anyway. */
    private final boolean shutInside;

    long jointsVisited;

    /**
     * Prepares a search; {@link SplitScratch#shut} holds the valves that are shut.
     *
     * @param removed sections taken out; null for none
     * @param elsewhere how many of the shut valves are not around what was taken out; they come first
     */
    SplitSearch(PipeNetwork network, SupplyIndex index, SplitScratch scratch, CellMarks removed, int elsewhere) {
        this.network = network;
        this.sections = network.sections();
        this.index = index;
        this.scratch = scratch;
        this.groups = scratch.groups;
        this.removed = removed;
        this.elsewhere = elsewhere;
        boolean anyBody = false;
        for (int k = 0; k < scratch.shut.size(); k++) {
            anyBody |= network.valves().bodyNode(scratch.shut.get(k)) >= 0;
        }
        bodiesShut = anyBody;
        shutInside = anyBody || elsewhere > 0;
    }

    SplitSearch run() {
        seed();
        int[] running = new int[groups.count()];
        for (int g = 0; g < running.length; g++) {
            running[g] = g;
        }
        int count = running.length;
        while (count > 0) {
            int still = 0;
            for (int k = 0; k < count; k++) {
                if (advance(running[k])) {
                    running[still++] = running[k];
                }
            }
            count = still;
        }
        return this;
    }

    private void seed() {
        for (int r = 0; removed != null && r < removed.size(); r++) {
            int section = removed.get(r);
            for (int k = sections.jointsStart(section); k < sections.jointsStart(section + 1); k++) {
                jointsVisited++;
                int other = sections.across(k);
                if (!removed.contains(other) && index.passesBothWays(sections.joint(k))) {
                    seed(other);
                }
            }
        }
        for (int s = 0; s < scratch.shut.size(); s++) {
            int valve = scratch.shut.get(s);
            if (s >= elsewhere && network.valves().jointCount(valve) == 1) {
                continue; // Its one joint leads to what was taken out, and has been looked at from there.
            }
            for (int i = 0; i < network.valves().jointCount(valve); i++) {
                int joint = network.valves().joint(valve, i);
                if (index.passesBothWays(joint)) {
                    seed(sections.sideA(joint));
                    seed(sections.sideB(joint));
                }
            }
        }
    }

    private void seed(int section) {
        if (isOut(section) || !scratch.grouped.add(section)) {
            return;
        }
        int zone = index.zone(section);
        int place = scratch.placeOfZone.get(zone);
        if (place == IntIntMap.ABSENT) {
            place = scratch.running.size();
            scratch.placeOfZone.put(zone, place);
            scratch.running.add(0);
        }
        scratch.running.set(place, scratch.running.get(place) + 1);
        int group = groups.add(zone, place);
        put(group);
    }

    /** Puts the section that was grouped last into its group. */
    private void put(int group) {
        scratch.group.add(group);
        scratch.next.add(NONE);
        groups.append(group, scratch.grouped.size() - 1, scratch.next);
    }

    /** Lets a group look at one section more; false when it has ended. */
    private boolean advance(int group) {
        if (groups.into[group] != NONE) {
            return false;
        }
        if (scratch.running.get(groups.place[group]) == 1) {
            scratch.restOfZone.put(groups.zone[group], group);
            return false;
        }
        if (groups.todoHead[group] == NONE) {
            groups.exhausted[group] = true;
            stopOne(group);
            return false;
        }
        look(group, scratch.grouped.get(groups.take(group, scratch.next)));
        return true;
    }

    private void stopOne(int group) {
        int place = groups.place[group];
        scratch.running.set(place, scratch.running.get(place) - 1);
    }

    private void look(int group, int section) {
        int end = sections.jointsStart(section + 1);
        for (int k = sections.jointsStart(section); k < end; k++) {
            jointsVisited++;
            if (!index.passesBothWays(sections.joint(k))) {
                continue;
            }
            int other = sections.across(k);
            int valve = sections.valve(k);
            if (isOut(other) || (shutInside && valve >= 0 && scratch.shut.contains(valve))) {
                continue;
            }
            if (scratch.grouped.add(other)) {
                put(group);
            } else {
                int met = groups.root(scratch.group.get(scratch.grouped.indexOf(other)));
                if (met != group) {
                    groups.merge(met, group, scratch.next);
                    stopOne(group);
                }
            }
        }
    }

    /** True for a section that was taken out, or is a valve that is shut. */
    boolean isOut(int section) {
        return (removed != null && removed.contains(section)) || (bodiesShut && isBodyShut(section));
    }

    private boolean isBodyShut(int section) {
        for (int k = 0; k < scratch.shut.size(); k++) {
            int body = network.valves().bodyNode(scratch.shut.get(k));
            if (body >= 0 && sections.of(body) == section) {
                return true;
            }
        }
        return false;
    }

    /** The unit a section is in, or {@link #TAKEN_OUT}. */
    int unit(int section) {
        if (isOut(section)) {
            return TAKEN_OUT;
        }
        int place = scratch.grouped.indexOf(section);
        if (place >= 0) {
            return groups.root(scratch.group.get(place));
        }
        int rest = scratch.restOfZone.get(index.zone(section));
        return rest != IntIntMap.ABSENT ? rest : groups.count() + index.zone(section);
    }

    /** The zone that a unit is, or is in. */
    int zone(int unit) {
        return isGroup(unit) ? groups.zone[unit] : unit - groups.count();
    }

    boolean isGroup(int unit) {
        return unit < groups.count();
    }

    /** Every cell of a unit. */
    void forEachCell(int unit, IntConsumer action) {
        if (isGroup(unit) && groups.exhausted[unit]) {
            for (int place = groups.doneHead[unit]; place != NONE; place = scratch.next.get(place)) {
                forEachCellOf(scratch.grouped.get(place), action);
            }
            return;
        }
        int zone = zone(unit);
        for (int k = index.sectionsStart(zone); k < index.sectionsStart(zone + 1); k++) {
            jointsVisited++;
            if (unit(index.section(k)) == unit) {
                forEachCellOf(index.section(k), action);
            }
        }
    }

    private void forEachCellOf(int section, IntConsumer action) {
        for (int k = sections.cellsStart(section); k < sections.cellsStart(section + 1); k++) {
            action.accept(sections.cell(k));
        }
    }
}
