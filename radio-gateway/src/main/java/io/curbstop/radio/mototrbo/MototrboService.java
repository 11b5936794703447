package io.curbstop.radio.mototrbo;

/** What radios talk about, each on a UDP port of its own. */
enum MototrboService {
    /** Who is there: {@link ArsMessage}. */
    ARS,
    /** Texts: {@link TmsMessage}. */
    TMS,
    /** Positions: {@link LrrpDocument}. */
    LRRP
}
