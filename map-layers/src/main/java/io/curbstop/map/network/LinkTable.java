package io.curbstop.map.network;

import java.util.BitSet;
import java.util.OptionalInt;

/**
 * The links of a network, by link index: first the mains, then the valves that are links, neighbours near each other. A
 * <b>measure</b> is the distance along a link's own drawing from its first vertex, in the units of the coordinate
 * system; a link without a drawing has measures from 0 to its stated length.
 */
public final class LinkTable {
    final RefTable mainRefs;
    final int mainCount;
    final int[] rank;
    final int[] valveOfLink;
    final byte[] kind;
    final byte[] status;
    final double[] length_m;
    final double[] drawnLength;
    final int[] diameter_mm;
    final WordColumn zone;
    final WordColumn material;
    final int[] startNode;
    final int[] endNode;
    final int[] firstSpan;
    final BitSet drawnAlongStreet = new BitSet();

    LinkTable(GraphDraft draft) {
        mainCount = draft.mainCount;
        mainRefs = RefTable.of(mainCount, l -> draft.links.get(l).ref);
        int links = draft.links.size();
        rank = draft.linkRank;
        valveOfLink = new int[links - mainCount];
        kind = new byte[links];
        status = new byte[links];
        length_m = new double[links];
        drawnLength = new double[links];
        diameter_mm = new int[links];
        zone = WordColumn.of(links, l -> draft.links.get(l).source.pressureZone());
        material = WordColumn.of(links, l -> draft.links.get(l).source.material());
        startNode = new int[links];
        endNode = new int[links];
        for (int l = 0; l < links; l++) {
            LinkDraft link = draft.links.get(l);
            if (l >= mainCount) {
                valveOfLink[l - mainCount] = link.valve;
            }
            kind[l] = (byte) link.kind().ordinal();
            status[l] = (byte) link.source.status().ordinal();
            length_m[l] = link.length_m;
            drawnLength[l] = link.drawnLength;
            diameter_mm[l] = link.source.diameter_mm();
            drawnAlongStreet.set(l, link.source.rules().drawnAlongStreet());
            startNode[l] = link.startNode();
            endNode[l] = link.endNode();
        }
        firstSpan = draft.firstSpan();
    }

    /** Number of links: mains and valve links. */
    public int count() {
        return kind.length;
    }

    /** Number of mains; links from here on are valves. */
    public int mainCount() {
        return mainCount;
    }

    /** True when the link is a main and no valve link. */
    public boolean isMain(int link) {
        return link < mainCount;
    }

    /** The reference of a main, as in the input. */
    public String mainRef(int main) {
        return mainRefs.get(main);
    }

    /** A main's place among all mains in the order of their references: smaller for the one that comes first. */
    public int rank(int main) {
        return rank[main];
    }

    /** The index of the main with that reference, or -1. */
    public int findMain(String ref) {
        return mainRefs.find(ref);
    }

    /** The valve that a valve link is. */
    public int valveOfLink(int link) {
        return valveOfLink[link - mainCount];
    }

    /** What the link is. */
    public LinkKind kind(int link) {
        return LINK_KINDS[kind[link]];
    }

    /** The link's status. */
    public LinkStatus status(int link) {
        return LINK_STATUSES[status[link]];
    }

    /** The stated length in metres, or the drawn one where none is stated. */
    public double length_m(int link) {
        return length_m[link];
    }

    /** The largest measure: the drawn length, or the stated one where there is no drawing. */
    public double drawnLength(int link) {
        return drawnLength[link];
    }

    /** The stated diameter in millimetres; empty when not known. */
    public OptionalInt findDiameter_mm(int link) {
        return diameter_mm[link] > 0 ? OptionalInt.of(diameter_mm[link]) : OptionalInt.empty();
    }

    /** The pressure zone's name; null when not known. */
    public String pressureZone(int link) {
        return zone.get(link);
    }

    /** What the link is made of, as recorded; null when not known. */
    public String material(int link) {
        return material.get(link);
    }

    /** True when it is drawn along its street and so joined to nothing by its drawing. */
    public boolean isDrawnAlongStreet(int link) {
        return drawnAlongStreet.get(link);
    }

    /** The node at the first vertex, or -1 when the link is not joined there. */
    public int startNode(int link) {
        return startNode[link];
    }

    /** The node at the last vertex, or -1. */
    public int endNode(int link) {
        return endNode[link];
    }

    /** First span of the link; its spans run to {@code firstSpan(link + 1)}, in the order of measure. */
    public int firstSpan(int link) {
        return firstSpan[link];
    }

    /** Metres of stated length between two measures. */
    public double lengthBetween_m(int link, double from, double to) {
        double drawn = drawnLength[link];
        return drawn > 0 ? length_m[link] * (to - from) / drawn : 0;
    }

    /** Water between two measures in cubic metres; 0 where the diameter is not known. */
    public double volumeBetween_m3(int link, double from, double to) {
        double d = diameter_mm[link] / 1000.0;
        return Math.PI * d * d / 4 * lengthBetween_m(link, from, to);
    }

    private static final LinkKind[] LINK_KINDS = LinkKind.values();
    private static final LinkStatus[] LINK_STATUSES = LinkStatus.values();
}
