/**
 * The ways to the radios: the gateway inside this server, and gateway programs beside base stations that dial in over a
 * WebSocket. What they are to be told is kept until it is on their disk; what they tell is answered once it is written down.
 * A message goes by the gateway that heard its radio last, and by another when that one is away or could not reach it.
 * Serves steps 5 (push), which calls {@link io.curbstop.radio.api.RadioLink}, and 6 (field), which listens to it.
 */
@org.springframework.modulith.ApplicationModule(displayName = "5 Radio")
package io.curbstop.dispatch.radio;
