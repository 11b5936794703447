package io.curbstop.dispatch.radio;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The radio side.
 *
 * @param simulated whether every unit with a radio id has a simulated radio
 * @param lifelike whether simulated frames take the time that real ones do
 * @param hurried for a replay that plays years in minutes: airtime is not shared out as on the air, and what a crew says
 *     again minutes later is no repetition, because its token has come round
 * @param autoAckAfter when the crew of a simulated radio in mode AUTO acknowledges
 * @param settings a gateway's settings file, whose channels this server uses itself; none when its gateways are programs of
 *     their own
 * @param journal folder of the gateway's journal; a folder in it for each database
 */
@ConfigurationProperties("curbstop.radio")
public record RadioProperties(
        @DefaultValue("true") boolean simulated,
        @DefaultValue("false") boolean lifelike,
        @DefaultValue("false") boolean hurried,
        @DefaultValue("4s") Duration autoAckAfter,
        String settings,
        @DefaultValue("data/radio") String journal) {}
