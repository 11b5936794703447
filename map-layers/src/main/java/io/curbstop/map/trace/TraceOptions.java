package io.curbstop.map.trace;

import java.util.Set;

/**
 * The rules of a trace.
 *
 * @param strict valves whose position or operability is unknown are not counted on
 * @param trustCheckValves a non-return valve that points out of the segment holds the water back
 * @param directedSupply pumps, regulators and non-return valves supply in their direction only
 * @param honourLinkStatus a link recorded as closed holds water back, "assumed closed"
 * @param closeDryBorders valves whose outer side has no supply left are closed too, as for gas
 * @param useSqueezeOffs places prepared for squeezing the pipe count as valves
 * @param doubleBlock of two valves one behind the other at one end of a main both are closed, not either
 * @param canShut references of regulators (PRV, PSV, FCV) that may be shut as a valve
 */
public record TraceOptions(
        boolean strict,
        boolean trustCheckValves,
        boolean directedSupply,
        boolean honourLinkStatus,
        boolean closeDryBorders,
        boolean useSqueezeOffs,
        boolean doubleBlock,
        Set<String> canShut) {

    /** Copies the set. */
    public TraceOptions {
        canShut = Set.copyOf(canShut);
    }

    /** The rules for water. */
    public static TraceOptions water() {
        return new TraceOptions(false, true, true, true, false, false, false, Set.of());
    }

    /**
     * The rules for gas: dry borders are closed too, as what is in the pipes would vent through the break, and places
     * prepared for squeezing count as valves.
     */
    public static TraceOptions gas() {
        return water().withCloseDryBorders(true).withSqueezeOffs(true);
    }

    /** Pure connection, as most other tools have it: no directions, and the status of links ignored. */
    public static TraceOptions undirected() {
        return new TraceOptions(false, false, false, false, false, false, false, Set.of());
    }

    /** The same, strict or not. */
    public TraceOptions withStrict(boolean value) {
        return new TraceOptions(
                value,
                trustCheckValves,
                directedSupply,
                honourLinkStatus,
                closeDryBorders,
                useSqueezeOffs,
                doubleBlock,
                canShut);
    }

    /** The same, with non-return valves trusted or not. */
    public TraceOptions withTrustCheckValves(boolean value) {
        return new TraceOptions(
                strict, value, directedSupply, honourLinkStatus, closeDryBorders, useSqueezeOffs, doubleBlock, canShut);
    }

    /** The same, with supply along directions or not. */
    public TraceOptions withDirectedSupply(boolean value) {
        return new TraceOptions(
                strict,
                trustCheckValves,
                value,
                honourLinkStatus,
                closeDryBorders,
                useSqueezeOffs,
                doubleBlock,
                canShut);
    }

    /** The same, with links recorded as closed taken as barriers or not. */
    public TraceOptions withHonourLinkStatus(boolean value) {
        return new TraceOptions(
                strict, trustCheckValves, directedSupply, value, closeDryBorders, useSqueezeOffs, doubleBlock, canShut);
    }

    /** The same, with dry borders closed or not. */
    public TraceOptions withCloseDryBorders(boolean value) {
        return new TraceOptions(
                strict,
                trustCheckValves,
                directedSupply,
                honourLinkStatus,
                value,
                useSqueezeOffs,
                doubleBlock,
                canShut);
    }

    /** The same, with places prepared for squeezing usable as valves or not. */
    public TraceOptions withSqueezeOffs(boolean value) {
        return new TraceOptions(
                strict,
                trustCheckValves,
                directedSupply,
                honourLinkStatus,
                closeDryBorders,
                value,
                doubleBlock,
                canShut);
    }

    /** The same, with both of two valves closed that stand one behind the other, or either. */
    public TraceOptions withDoubleBlock(boolean value) {
        return new TraceOptions(
                strict,
                trustCheckValves,
                directedSupply,
                honourLinkStatus,
                closeDryBorders,
                useSqueezeOffs,
                value,
                canShut);
    }

    /** The same, with these regulators usable as valves. */
    public TraceOptions withCanShut(Set<String> valveRefs) {
        return new TraceOptions(
                strict,
                trustCheckValves,
                directedSupply,
                honourLinkStatus,
                closeDryBorders,
                useSqueezeOffs,
                doubleBlock,
                valveRefs);
    }
}
