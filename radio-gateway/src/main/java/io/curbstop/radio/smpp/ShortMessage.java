package io.curbstop.radio.smpp;

/**
 * One message for the SMSC.
 *
 * @param number whom it is for
 * @param urgent whether the SMSC should prefer it
 * @param dataCoding which letters its bytes are
 * @param headed whether its bytes begin with a header that tells parts apart
 * @param payload whether its bytes go in {@code message_payload}
 * @param bytes what it carries; not copied
 * @param reference what its receipt should come back with
 */
record ShortMessage(
        String number,
        boolean urgent,
        int dataCoding,
        boolean headed,
        boolean payload,
        byte[] bytes,
        MessageReference reference) {}
