package io.curbstop.dispatch.demo.street;

import io.curbstop.dispatch.demo.land.Lines;
import org.locationtech.jts.geom.Coordinate;

/** A street between two nodes, drawn from one to the other. */
public final class StreetEdge {
    private final StreetNode from;
    private final StreetNode to;
    private final Coordinate[] line;
    private final double length_m;
    private final StreetClass streetClass;
    private final int course;
    private final boolean bridge;

    /** The street's tracts on its two sides; null beyond the last tract. */
    Tract leftTract;

    Tract rightTract;
    boolean removed;
    int id = -1;

    StreetEdge(StreetNode from, StreetNode to, Coordinate[] line, StreetClass streetClass, int course, boolean bridge) {
        this.from = from;
        this.to = to;
        this.line = line;
        this.length_m = Lines.length(line);
        this.streetClass = streetClass;
        this.course = course;
        this.bridge = bridge;
    }

    /** Its number, counted when the graph is complete. */
    public int id() {
        return id;
    }

    /** Where it begins. */
    public StreetNode from() {
        return from;
    }

    /** Where it ends. */
    public StreetNode to() {
        return to;
    }

    /** The node at the other end. */
    public StreetNode other(StreetNode node) {
        return node == from ? to : from;
    }

    /** The middle line. */
    public Coordinate[] line() {
        return line;
    }

    /** Its length in metres. */
    public double length_m() {
        return length_m;
    }

    /** What it is for; a local street with a dead end answers as a cul-de-sac. */
    public StreetClass streetClass() {
        boolean deadEnd = from.edges.size() == 1 || to.edges.size() == 1;
        return deadEnd && streetClass == StreetClass.LOCAL ? StreetClass.CUL_DE_SAC : streetClass;
    }

    StreetClass plannedClass() {
        return streetClass;
    }

    /** Which planned course it is a part of, so that a road keeps its name across junctions. */
    public int course() {
        return course;
    }

    /** Whether it crosses the river. */
    public boolean bridge() {
        return bridge;
    }

    /** The tract to the left or right, or null. */
    public Tract tract(boolean onLeft) {
        return onLeft ? leftTract : rightTract;
    }

    /** The more built-up of the tracts beside it, or null. */
    public Tract tract() {
        if (leftTract == null || rightTract == null) {
            return leftTract == null ? rightTract : leftTract;
        }
        return leftTract.district().compareTo(rightTract.district()) <= 0 ? leftTract : rightTract;
    }

    /** The direction in which it leaves one of its ends. */
    Coordinate leaving(StreetNode node) {
        double reach = Math.min(25, length_m / 2);
        return node == from
                ? Lines.direction(line[0], Lines.along(line, reach))
                : Lines.direction(line[line.length - 1], Lines.along(line, length_m - reach));
    }
}
