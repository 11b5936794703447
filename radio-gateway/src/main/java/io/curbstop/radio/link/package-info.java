/**
 * What a gateway program and dispatch say to each other over one WebSocket, and how: see {@code docs/wire.md}. Each side
 * keeps on disk what the other has not yet said to have kept, and says it again after every new connection; doing or hearing
 * a thing twice is the same as once. Serves steps 5 (push) and 6 (field). In and out: {@link
 * io.curbstop.radio.link.LinkMessage}.
 */
package io.curbstop.radio.link;
