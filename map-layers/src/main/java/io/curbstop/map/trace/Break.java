package io.curbstop.map.trace;

import java.util.Objects;
import java.util.OptionalDouble;

/** Where the network is broken. References are those of the input. */
public sealed interface Break {

    /** A main at a measure along its drawing; without a measure every part of it is taken as broken. */
    record OnMain(String mainRef, OptionalDouble measure) implements Break {
        /** Refuses a missing reference and an undefined measure. */
        public OnMain {
            Objects.requireNonNull(mainRef, "mainRef");
            if (measure.isPresent() && Double.isNaN(measure.getAsDouble())) {
                throw new IllegalArgumentException("the measure of a break must be a number");
            }
        }
    }

    /** A node. */
    record AtNode(String nodeRef) implements Break {
        /** Refuses a missing reference. */
        public AtNode {
            Objects.requireNonNull(nodeRef, "nodeRef");
        }
    }

    /** A valve: it counts as stuck, and both its sides as broken. */
    record AtValve(String valveRef) implements Break {
        /** Refuses a missing reference. */
        public AtValve {
            Objects.requireNonNull(valveRef, "valveRef");
        }
    }

    /** A break on a main, at a measure along its drawing. */
    static Break onMain(String mainRef, double measure) {
        return new OnMain(mainRef, OptionalDouble.of(measure));
    }

    /** A break somewhere on a main. */
    static Break onMain(String mainRef) {
        return new OnMain(mainRef, OptionalDouble.empty());
    }

    /** A break at a node. */
    static Break atNode(String nodeRef) {
        return new AtNode(nodeRef);
    }

    /** A break at a valve. */
    static Break atValve(String valveRef) {
        return new AtValve(valveRef);
    }
}
