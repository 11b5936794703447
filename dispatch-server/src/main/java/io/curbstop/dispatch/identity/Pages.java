package io.curbstop.dispatch.identity;

import java.util.List;
import java.util.Map;

/** The pages of the browser side, {@code /console} from {@code static/console.html} and so on, and who may open them. */
public final class Pages {

    /** Page name to audience. */
    public static final Map<String, List<Audience>> AUDIENCES = Map.of(
            "sign-in", List.of(Audience.ANYONE),
            "components", List.of(Audience.ANYONE),
            "console", List.of(Audience.DISPATCHER, Audience.MANAGER),
            "technician", List.of(Audience.TECHNICIAN),
            "radio", List.of(Audience.DISPATCHER, Audience.ADMINISTRATOR),
            "simulated-radios", List.of(Audience.DISPATCHER),
            "administration", List.of(Audience.ADMINISTRATOR),
            "roster", List.of(Audience.DISPATCHER, Audience.MANAGER),
            "history", List.of(Audience.MANAGER, Audience.DISPATCHER));

    private Pages() {}
}
