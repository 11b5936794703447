package io.curbstop.dispatch.serviceorder;

import io.curbstop.dispatch.coordinates.CityCoordinates;
import io.curbstop.dispatch.coordinates.LonLat;
import io.curbstop.dispatch.intake.Geocode;
import io.curbstop.dispatch.intake.Place;
import io.curbstop.dispatch.intake.Places;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Point;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where an order is: the point that was given, else the customer of the account, else the address as calls find it. What
 * cannot be found stays without a place; nothing is refused for it.
 */
@Component
class PremiseFinder {

    private final JdbcClient jdbc;
    private final Places places;
    private final CityCoordinates coordinates;

    PremiseFinder(JdbcClient jdbc, Places places, CityCoordinates coordinates) {
        this.jdbc = jdbc;
        this.places = places;
        this.coordinates = coordinates;
    }

    OrderTable.Premise find(NewOrder order) {
        Optional<Known> customer = Optional.ofNullable(order.account()).flatMap(this::findCustomer);
        String words = Optional.ofNullable(order.addressText())
                .or(() -> customer.map(Known::address))
                .orElse(null);
        Point point = Optional.ofNullable(order.place())
                .flatMap(coordinates::findInCity)
                .or(() -> customer.flatMap(known -> Optional.ofNullable(known.point())))
                .or(() -> geocode(words))
                .orElse(null);
        return new OrderTable.Premise(
                new ServiceOrder.Customer(
                        order.account(),
                        customer.map(Known::ref).orElse(null),
                        customer.map(Known::name).orElse(null),
                        words),
                point);
    }

    private Optional<Point> geocode(String words) {
        Geocode found = places.geocode(words);
        if (!found.isFound()) {
            return Optional.empty();
        }
        Place place = found.candidates().get(0);
        return coordinates.findInCity(new LonLat(place.lon(), place.lat()));
    }

    private record Known(String ref, String name, String address, Point point) {}

    private Optional<Known> findCustomer(String account) {
        return jdbc.sql(
                        "select ref, name, civic, street, st_asewkb(geom) as place from customer where account = :account"
                                + " order by ref limit 1")
                .param("account", account)
                .query((row, i) -> new Known(
                        row.getString("ref"),
                        row.getString("name"),
                        Stream.of(row.getString("civic"), row.getString("street"))
                                .filter(part -> part != null && !part.isBlank())
                                .collect(Collectors.collectingAndThen(
                                        Collectors.joining(" "), words -> words.isEmpty() ? null : words)),
                        (Point) CityCoordinates.read(row.getBytes("place"))))
                .optional();
    }
}
