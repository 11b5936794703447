package io.curbstop.dispatch.exercise.scenario;

import static io.curbstop.dispatch.exercise.scenario.ScenarioKind.ORDINARY_DAY;
import static io.curbstop.dispatch.exercise.scenario.ScenarioKind.QUIET_DAY;
import static io.curbstop.dispatch.exercise.scenario.ScenarioKind.RECONNECT_DAY;
import static io.curbstop.dispatch.exercise.scenario.ScenarioKind.STORM_NIGHT;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What callers call about, how often in each kind of scenario, how many call about the same, and in what words. */
enum Trouble {
    MAIN_BREAK(
            Map.of(ORDINARY_DAY, 6, QUIET_DAY, 1, STORM_NIGHT, 22, RECONNECT_DAY, 1),
            7,
            "Water is coming up through the road and runs down the street.",
            "The water main has burst, it is gushing out of the pavement.",
            "There is a fountain in the street, water bubbling up between the stones.",
            "Main break in front of our house, my driveway is flooding."),
    SEWER_BACKUP(
            Map.of(ORDINARY_DAY, 8, QUIET_DAY, 6, STORM_NIGHT, 30),
            2,
            "Sewage is coming up in my basement.",
            "Sewer backup, the toilet overflows and it smells terribly.",
            "The drain in the cellar backs up, it gets higher and higher."),
    SEWER_OVERFLOW(
            Map.of(ORDINARY_DAY, 2, STORM_NIGHT, 8),
            3,
            "A manhole cover is dancing, sewage runs over the road.",
            "Sewer overflow at the corner, it runs into the creek."),
    CAVE_IN(
            Map.of(ORDINARY_DAY, 1, STORM_NIGHT, 5),
            3,
            "There is a hole in the road, and it is getting bigger.",
            "A sinkhole opened in front of our gate, a car nearly fell in."),
    GAS_ODOUR(
            Map.of(ORDINARY_DAY, 3, QUIET_DAY, 3, STORM_NIGHT, 3),
            1,
            "I smell gas in the stairwell.",
            "It smells of gas outside our kitchen window."),
    HYDRANT(
            Map.of(ORDINARY_DAY, 4, QUIET_DAY, 3, STORM_NIGHT, 4),
            2,
            "A car hit a hydrant, water shoots up.",
            "Somebody opened the hydrant, it runs and runs."),
    LEAK(
            Map.of(ORDINARY_DAY, 16, QUIET_DAY, 14, STORM_NIGHT, 10),
            1,
            "There is a puddle by the kerb that never dries.",
            "Water leak by the sidewalk, a small one.",
            "It leaks near the meter box, the grass is wet."),
    LOW_PRESSURE(
            Map.of(ORDINARY_DAY, 8, QUIET_DAY, 10, STORM_NIGHT, 8),
            2,
            "We have hardly any pressure since this morning.",
            "Low pressure on the third floor, only a trickle."),
    DISCOLOURED(
            Map.of(ORDINARY_DAY, 7, QUIET_DAY, 12, STORM_NIGHT, 2),
            2,
            "The water is brown, I cannot do my laundry.",
            "Rusty water from all taps."),
    METER(
            Map.of(ORDINARY_DAY, 10, QUIET_DAY, 18, RECONNECT_DAY, 4),
            1,
            "The lid of my meter box is broken, somebody could step in.",
            "My meter does not turn any more."),
    RECONNECT(
            Map.of(ORDINARY_DAY, 12, QUIET_DAY, 12, RECONNECT_DAY, 90),
            1,
            "I have paid my bill, when do you turn my water on again? I need a reconnect today.",
            "Paid this morning, please reconnect the water, there are children here."),
    ELECTRIC(
            Map.of(ORDINARY_DAY, 1, STORM_NIGHT, 6),
            2,
            "A wire is down across the street and sparks.",
            "The street light is lying on the road with its wires out.");

    private final Map<ScenarioKind, Integer> weights;
    private final int mostCallers;
    private final List<String> words;

    Trouble(Map<ScenarioKind, Integer> weights, int mostCallers, String... words) {
        this.weights = weights;
        this.mostCallers = mostCallers;
        this.words = List.of(words);
    }

    /** One of those that happen in that kind of scenario, each as often as its weight says. */
    static Trouble pick(ScenarioKind kind, RandomGenerator random) {
        int left = random.nextInt(
                Arrays.stream(values()).mapToInt(one -> one.weight(kind)).sum());
        for (Trouble one : values()) {
            left -= one.weight(kind);
            if (left < 0) {
                return one;
            }
        }
        throw new IllegalStateException("no trouble in " + kind);
    }

    private int weight(ScenarioKind kind) {
        return weights.getOrDefault(kind, 0);
    }

    /** How many call about it, one at least. */
    int callers(RandomGenerator random) {
        return 1 + random.nextInt(mostCallers);
    }

    String say(RandomGenerator random) {
        return words.get(random.nextInt(words.size()));
    }
}
