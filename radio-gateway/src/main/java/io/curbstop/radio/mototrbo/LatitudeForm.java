package io.curbstop.radio.mototrbo;

/**
 * How the 32 bits of a latitude in LRRP say south. North of the equator both forms are the same; which one a fleet's radios
 * use south of it can be seen from the first position.
 */
public enum LatitudeForm {
    /** The top bit says south, the other 31 are the magnitude. */
    SIGN_MAGNITUDE {
        @Override
        double degreesNorth(int bits) {
            double magnitude = (bits & MAGNITUDE) * DEGREES_PER_UNIT;
            return bits < 0 ? -magnitude : magnitude;
        }

        @Override
        int bits(double degreesNorth) {
            int magnitude = (int) Math.min(MAGNITUDE, Math.round(Math.abs(degreesNorth) / DEGREES_PER_UNIT));
            return degreesNorth < 0 ? magnitude | ~MAGNITUDE : magnitude;
        }
    },

    /** Two's complement. */
    TWOS_COMPLEMENT {
        @Override
        double degreesNorth(int bits) {
            return bits * DEGREES_PER_UNIT;
        }

        @Override
        int bits(double degreesNorth) {
            return (int) Math.min(MAGNITUDE, Math.round(degreesNorth / DEGREES_PER_UNIT));
        }
    };

    private static final int MAGNITUDE = 0x7FFF_FFFF;
    private static final double DEGREES_PER_UNIT = 180 / 0x1p32;

    /** The latitude in degrees, -90 to 90, whatever the bits. */
    abstract double degreesNorth(int bits);

    /**
     * The bits nearest to a latitude.
     *
     * @param degreesNorth -90 to 90
     */
    abstract int bits(double degreesNorth);
}
