package io.curbstop.dispatch.push;

/** Something is to be sent once this transaction has committed. */
record DeliveriesDue() {}
