package io.curbstop.dispatch.serviceorder;

import java.util.UUID;

/** A service order was received, amended or moved; sent in the transaction in which that happened. */
public record ServiceOrderChanged(UUID orderId) {}
