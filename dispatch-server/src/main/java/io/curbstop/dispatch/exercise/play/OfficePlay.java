package io.curbstop.dispatch.exercise.play;

import io.curbstop.dispatch.exercise.Exercise;
import io.curbstop.dispatch.exercise.Exercises;
import io.curbstop.dispatch.exercise.scenario.Happening;
import io.curbstop.dispatch.geodata.CityStore;
import io.curbstop.dispatch.incident.Source;
import io.curbstop.dispatch.incident.Stamp;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.dispatch.serviceorder.NewOrder;
import io.curbstop.dispatch.serviceorder.OrderSetup;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The office: orders that the customer information system makes, and payments that come in. */
@Component
public class OfficePlay {

    private final Exercises exercises;
    private final OrderSetup orders;
    private final CityStore cities;

    OfficePlay(Exercises exercises, OrderSetup orders, CityStore cities) {
        this.exercises = exercises;
        this.orders = orders;
        this.cities = cities;
    }

    /** What the numbers of an exercise's orders begin with. */
    public static String prefix(UUID exerciseId) {
        return "EX-" + exerciseId.toString().substring(0, 8).toUpperCase(Locale.ROOT) + "-";
    }

    /** Plays an order or a payment that is due; one that is refused is noted as such. */
    public void play(Exercise exercise, Exercises.Due due) {
        String number = prefix(exercise.id()) + due.number();
        Stamp stamp = new Stamp(Exercise.ACTOR, Source.SYSTEM, due.dueAt());
        try {
            if (due.happening().kind() == Happening.Kind.ORDER) {
                orders.receive(order(number, due), true, stamp);
                exercises.notePlayed(exercise.id(), due, null, "ordered as " + number, false);
            } else {
                orders.pay(number, due.happening().account(), due.dueAt(), stamp);
                exercises.notePlayed(exercise.id(), due, null, "paid as " + number, false);
            }
        } catch (ProblemException refused) {
            exercises.notePlayed(exercise.id(), due, null, refused.getMessage(), true);
        }
    }

    private NewOrder order(String number, Exercises.Due due) {
        Happening ordered = due.happening();
        Instant at = due.dueAt();
        return new NewOrder(
                number,
                1,
                ordered.type(),
                ordered.account(),
                null,
                null,
                ordered.narrative() == null ? "As ordered." : ordered.narrative(),
                null,
                null,
                at,
                at.atZone(cities.getCity().timeZone()).toLocalDate(),
                null,
                null);
    }
}
