package io.curbstop.dispatch.identity;

import java.util.List;
import java.util.Map;

/** The pages of the browser side, {@code /console} from {@code static/console.html} and so on, and who may open them. */
public final class Pages {

    /** Page name to audience. */
    public static final Map<String, List<Audience>> AUDIENCES = Map.ofEntries(
            Map.entry("sign-in", List.of(Audience.ANYONE)),
            Map.entry("components", List.of(Audience.ANYONE)),
            Map.entry("console", List.of(Audience.DISPATCHER, Audience.MANAGER)),
            Map.entry("technician", List.of(Audience.TECHNICIAN)),
            Map.entry("radio", List.of(Audience.DISPATCHER, Audience.ADMINISTRATOR)),
            Map.entry("simulated-radios", List.of(Audience.DISPATCHER)),
            Map.entry("administration", List.of(Audience.ADMINISTRATOR)),
            Map.entry("roster", List.of(Audience.DISPATCHER, Audience.MANAGER)),
            Map.entry("handover", List.of(Audience.DISPATCHER, Audience.MANAGER)),
            Map.entry("exercise", List.of(Audience.DISPATCHER, Audience.MANAGER)),
            Map.entry("orders", List.of(Audience.DISPATCHER, Audience.MANAGER)),
            Map.entry("policies", List.of(Audience.DISPATCHER, Audience.MANAGER)),
            Map.entry("plan", List.of(Audience.DISPATCHER, Audience.MANAGER)),
            Map.entry("history", List.of(Audience.MANAGER, Audience.DISPATCHER)));

    private Pages() {}
}
