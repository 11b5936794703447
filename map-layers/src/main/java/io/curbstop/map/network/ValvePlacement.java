package io.curbstop.map.network;

/** How a valve came to its place in the network. */
public enum ValvePlacement {
    /** On a main, by measure. */
    ON_MAIN,
    /** At one end of a link, between it and the node. */
    AT_LINK_END,
    /** It is a node: cuts every link that meets there. */
    AT_NODE,
    /** It is a link between two nodes. */
    IS_LINK,
    /** Beside the main: an air, scour or service valve, which cuts nothing. */
    CUTS_NOTHING,
    /** On nothing: no main within the tolerance, or what it refers to is not there. */
    NOWHERE
}
