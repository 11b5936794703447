package io.curbstop.radio.mototrbo;

import java.util.OptionalDouble;

/** One thing that an LRRP document asks or says. Which token begins it is a matter of {@link LrrpElements}. */
sealed interface LrrpElement {

    /** Writes token and value. */
    void write(MbxmlWriter out);

    /**
     * A word of a request that has no value.
     *
     * @param token such as {@link LrrpElements#WANT_ACCURACY_AND_TIME}
     */
    record Flag(int token) implements LrrpElement {
        @Override
        public void write(MbxmlWriter out) {
            out.uint8(token);
        }
    }

    /**
     * A word of a request that has a number.
     *
     * @param token such as {@link LrrpElements#INTERVAL_S}
     * @param value below 2^28
     */
    record Number(int token, long value) implements LrrpElement {
        @Override
        public void write(MbxmlWriter out) {
            out.uint8(token).uintvar(value);
        }
    }

    /**
     * Which pins of the accessory connector a request is about.
     *
     * @param list_hex as it came; what the numbers stand for is the radio's programming
     */
    record Pins(String list_hex) implements LrrpElement {
        @Override
        public void write(MbxmlWriter out) {
            out.uint8(LrrpElements.PINS).uintvar(list_hex.length() / 2).hex(list_hex);
        }
    }

    /** When the place was found. */
    record Time(InfoTime time) implements LrrpElement {
        @Override
        public void write(MbxmlWriter out) {
            out.uint8(LrrpElements.TIME).fixed(time.bits(), InfoTime.LENGTH);
        }
    }

    /**
     * A place, on the ground or above it, exactly or within a circle.
     *
     * @param latitude_bits see {@link LatitudeForm}
     * @param longitude_bits two's complement; a unit is 360°/2^32
     * @param radius_m how far off it may be; empty for a point
     * @param altitude_m above the sea, when it says so
     * @param altitudeAccuracy_m how far off that may be; just when it has both others
     */
    record Place(
            int latitude_bits,
            int longitude_bits,
            OptionalDouble radius_m,
            OptionalDouble altitude_m,
            OptionalDouble altitudeAccuracy_m)
            implements LrrpElement {

        private static final double DEGREES_PER_UNIT = 360 / 0x1p32;

        /** Refuses what no shape has. */
        public Place {
            if (altitudeAccuracy_m.isPresent() != (radius_m.isPresent() && altitude_m.isPresent())) {
                throw new IllegalArgumentException("a circle with an altitude, and nothing else, has its accuracy");
            }
        }

        /** A place on the ground. */
        static Place circle(int latitude_bits, double degreesEast, double radius_m) {
            return new Place(
                    latitude_bits,
                    (int) Math.round(degreesEast / DEGREES_PER_UNIT),
                    OptionalDouble.of(radius_m),
                    OptionalDouble.empty(),
                    OptionalDouble.empty());
        }

        /** The longitude, -180 to 180. */
        double degreesEast() {
            return longitude_bits * DEGREES_PER_UNIT;
        }

        @Override
        public void write(MbxmlWriter out) {
            out.uint8(LrrpElements.tokenOf(this))
                    .fixed(latitude_bits, Integer.BYTES)
                    .fixed(longitude_bits, Integer.BYTES);
            radius_m.ifPresent(out::ufloat);
            altitude_m.ifPresent(out::sfloat);
            altitudeAccuracy_m.ifPresent(out::ufloat);
        }
    }

    /**
     * Which way it moves.
     *
     * @param halfDegrees half the degrees clockwise from north, 0 to 255
     */
    record Heading(int halfDegrees) implements LrrpElement {
        @Override
        public void write(MbxmlWriter out) {
            out.uint8(LrrpElements.HEADING).uint8(halfDegrees);
        }
    }

    /** How fast it moves over the ground. */
    record Speed(double value_mps) implements LrrpElement {
        @Override
        public void write(MbxmlWriter out) {
            out.uint8(LrrpElements.SPEED).ufloat(value_mps);
        }
    }

    /** How fast it rises. */
    record Climb(double value_mps) implements LrrpElement {
        @Override
        public void write(MbxmlWriter out) {
            out.uint8(LrrpElements.CLIMB).sfloat(value_mps);
        }
    }

    /** Which version of the protocol the radio knows. */
    record Version(long number) implements LrrpElement {
        @Override
        public void write(MbxmlWriter out) {
            out.uint8(LrrpElements.VERSION).uintvar(number);
        }
    }

    /**
     * What became of a request.
     *
     * @param code 0 when it went well
     * @param text for people, up to as many bytes as the document has; mostly empty
     */
    record Result(long code, String text) implements LrrpElement {

        /** It went well. */
        static final long SUCCESS = 0;
        /** The radio does not know that command. */
        static final long BAD_COMMAND = 0x0A;
        /** The receiver sees too few satellites now. */
        static final long NO_FIX = 0x0F;
        /** There is no receiver, or it sees no satellites. */
        static final long NO_GPS = 0x10;
        /** A request of this id is running. */
        static final long DUPLICATE_REQUEST = 0x16;
        /** The receiver is starting. */
        static final long INITIALISING = 0x200;

        /** A result without words. */
        static Result of(long code) {
            return new Result(code, "");
        }

        @Override
        public void write(MbxmlWriter out) {
            LrrpElements.writeResult(this, out);
        }
    }

    /**
     * From the first token that is not known, or not whole, to the end: without knowing a token one cannot know where the
     * next begins.
     */
    record Unread(String rest_hex) implements LrrpElement {
        @Override
        public void write(MbxmlWriter out) {
            out.hex(rest_hex);
        }
    }
}
