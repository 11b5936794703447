/**
 * Short messages to phones through an SMSC, by SMPP 3.4: the fall-back where no radio reaches a crew. Letters, parts and
 * receipts are pure functions that answer empty for what they cannot read; the transport keeps bounded numbers of texts and
 * parts. Sources: the SMPP 3.4 specification, 3GPP TS 23.038 and 23.040. In: {@link
 * io.curbstop.radio.transport.OutboundFrame}, and what the SMSC delivers. Out: {@link
 * io.curbstop.radio.transport.TransportListener}. Serves step 5 (push) and step 6 (field).
 */
package io.curbstop.radio.smpp;
