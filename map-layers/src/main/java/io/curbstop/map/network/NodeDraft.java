package io.curbstop.map.network;

/** A node while its network is being assembled. */
final class NodeDraft {
    final String ref;
    final NodeKind kind;
    double x;
    double y;
    /** The valve that this node is, or -1. */
    int bodyValve = -1;

    int degree;

    NodeDraft(String ref, NodeKind kind, double x, double y) {
        this.ref = ref;
        this.kind = kind;
        this.x = x;
        this.y = y;
    }

    NodeDraft(NodeRecord source) {
        this(source.ref(), source.kind(), source.x(), source.y());
    }

    boolean hasPlace() {
        return !Double.isNaN(x);
    }
}
