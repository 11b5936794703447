package io.curbstop.dispatch.demo.street;

/** What a street is for, which decides its width and speed. */
public enum StreetClass {
    /** A main road through the city. */
    ARTERIAL("arterial", 12, 60, 4),
    /** A street that gathers a neighbourhood's traffic, and the road in the country. */
    COLLECTOR("collector", 9.5, 50, 2),
    /** A street one lives on. */
    LOCAL("local", 8, 40, 2),
    /** A local street with one end. */
    CUL_DE_SAC("cul_de_sac", 7.5, 40, 2);

    private final String code;
    private final double halfWidth_m;
    private final int speed_kmh;
    private final int lanes;

    StreetClass(String code, double halfWidth_m, int speed_kmh, int lanes) {
        this.code = code;
        this.halfWidth_m = halfWidth_m;
        this.speed_kmh = speed_kmh;
        this.lanes = lanes;
    }

    /** The code in the street layer. */
    public String code() {
        return code;
    }

    /** Half the road allowance, metres: nothing is built nearer to the middle line. */
    public double halfWidth_m() {
        return halfWidth_m;
    }

    /** The speed limit. */
    public int speed_kmh() {
        return speed_kmh;
    }

    /** Lanes, both directions together. */
    public int lanes() {
        return lanes;
    }
}
