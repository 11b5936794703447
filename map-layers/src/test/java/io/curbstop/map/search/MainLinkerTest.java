package io.curbstop.map.search;

import static io.curbstop.map.search.Town.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

class MainLinkerTest {

    private static Town crossing() {
        return new Town()
                .street("S1", "MILL RD", from(0, 0, 400, 0), 1, 99, 2, 98)
                .street("S2", "WEBER ST", from(0, 0, 0, 400), 1, 99, 2, 98);
    }

    private static List<MainCandidate> link(Town town, double x, double y, String street) {
        return MainLinker.of(town.mains, town.streets)
                .link(new LinkQuery(Town.FACTORY.createPoint(new Coordinate(x, y)), 20, street, null));
    }

    @Test
    void prefersTheNearestMainAndSaysHowNear() {
        Town town = crossing()
                .main("near", from(100, 5, 300, 5), null, 200, 150, "DI")
                .main("far", from(100, 50, 300, 50), null, 200, 150, "DI");
        List<MainCandidate> found = link(town, 200, 0, "MILL RD");

        assertThat(found.get(0).mainRef()).isEqualTo("near");
        assertThat(found.get(0).distance_m()).isEqualTo(5, within(0.5));
        assertThat(found.get(0).reasons()).contains("5 m from the place", "on Mill Rd");
        assertThat(found.stream().mapToDouble(MainCandidate::confidence).sum()).isLessThanOrEqualTo(1);
    }

    @Test
    void prefersTheMainOfTheStreetThatWasNamed() {
        Town town = crossing().main("mill", null, "S1", 400, 150, "DI").main("weber", null, "S2", 400, 150, "DI");

        assertThat(link(town, 10, 10, "Weber Street").get(0).mainRef()).isEqualTo("weber");
        assertThat(link(town, 10, 10, "MILL RD").get(0).mainRef()).isEqualTo("mill");
        assertThat(link(town, 10, 10, "MILL RD").get(1).reasons()).contains("on another street, Weber St");
    }

    @Test
    void apportionsMainsOfOneBlockByTheirLength() {
        Town town = crossing().main("long", null, "S1", 300, 150, "DI").main("short", null, "S1", 100, 150, "DI");
        List<MainCandidate> found = link(town, 200, 5, "MILL RD");

        assertThat(found).extracting(MainCandidate::mainRef).containsExactly("long", "short");
        assertThat(found.get(0).confidence() / found.get(1).confidence()).isEqualTo(3, within(0.01));
        assertThat(found.get(0).reasons()).contains("75 % of the mains of its block");
    }

    @Test
    void prefersCastIronToALargeConcreteMain() {
        Town town = crossing().main("old", null, "S1", 200, 150, "CI").main("feeder", null, "S1", 200, 900, "CPP");
        MainCandidate first = link(town, 200, 5, "MILL RD").get(0);

        assertThat(first.mainRef()).isEqualTo("old");
        assertThat(first.reasons()).contains("cast iron, which breaks most often");
    }

    @Test
    void putsAnAbandonedMainLast() {
        Town town = crossing().main("new", null, "S1", 100, 150, "PVC");
        Map<String, Object> values = new HashMap<>(Map.of("street_ref", "S1", "length_m", 400.0));
        values.put("link_status", "abandoned");
        town.mains.add(new FeatureRecord(LayerType.MAIN, "dead", null, values, 0));

        assertThat(link(town, 200, 5, "MILL RD").get(0).mainRef()).isEqualTo("new");
    }

    @Test
    void findsNothingWhereNoMainIsNear() {
        Town town = crossing().main("mill", null, "S1", 400, 150, "DI");

        assertThat(link(town, 5000, 5000, "MILL RD")).isEmpty();
    }

    @Test
    void ranksAgainByWhatTheCrewSees() {
        Town town = crossing().main("large", null, "S1", 300, 300, "DI").main("small", null, "S1", 100, 150, "CI");
        MainLinker linker = MainLinker.of(town.mains, town.streets);
        List<MainCandidate> call = link(town, 200, 5, "MILL RD");

        MainCandidate bySize = linker.refine(call, 150, null).get(0);
        assertThat(bySize.mainRef()).isEqualTo("small");
        assertThat(bySize.reasons()).contains("the crew measured 150 mm, as recorded");
        assertThat(linker.refine(call, null, "ductile iron").get(0).mainRef()).isEqualTo("large");
        assertThat(linker.refine(call, null, "strange stuff"))
                .extracting(MainCandidate::mainRef)
                .containsExactlyElementsOf(
                        call.stream().map(MainCandidate::mainRef).toList());
    }

    @Test
    void laysMainsEndToEndAlongTheirStreet() {
        Town town = crossing()
                .main("a", null, "S1", 100, 150, "DI")
                .main("b", null, "S1", 300, 150, "CI")
                .main("own", from(0, 9, 400, 9), "S1", 400, 300, "DI")
                .main("lost", null, "nowhere", 100, 150, "DI");
        List<FeatureRecord> placed = StreetPlacement.place(town.mains, town.streets);

        assertThat(placed).extracting(FeatureRecord::id).containsExactly("a", "b", "own", "lost");
        assertThat(placed.get(0).geometry().getLength()).isEqualTo(100, within(0.1));
        assertThat(placed.get(1).geometry().getLength()).isEqualTo(300, within(0.1));
        assertThat(placed.get(0)
                        .geometry()
                        .intersection(placed.get(1).geometry())
                        .getLength())
                .isZero();
        assertThat(placed.get(0).attributes()).containsEntry("geometry_quality", "street");
        assertThat(placed.get(2)).isEqualTo(town.mains.get(2));
        assertThat((Object) placed.get(3).geometry()).isNull();
    }

    @Test
    void laysAMainTowardTheNeighbourItContinues() {
        Town town = new Town()
                .street("S1", "MILL RD", from(0, 0, 400, 0))
                .street("S2", "MILL RD", from(400, 0, 800, 0))
                .main("a", null, "S1", 200, 300, "DI")
                .main("b", null, "S1", 200, 150, "CI")
                .main("c", null, "S2", 400, 300, "DI");
        List<FeatureRecord> placed = StreetPlacement.place(town.mains, town.streets);

        assertThat(placed.get(0).geometry().getCentroid().getX()).isEqualTo(300, within(1.0));
        assertThat(placed.get(1).geometry().getCentroid().getX()).isEqualTo(100, within(1.0));
    }

    @Test
    void laysMainsSideBySideWhenTheyAreTooLongForOneRow() {
        Town town = crossing().main("a", null, "S1", 400, 150, "DI").main("b", null, "S1", 390, 300, "DI");
        List<FeatureRecord> placed = StreetPlacement.place(town.mains, town.streets);

        assertThat(placed.get(0).geometry().distance(placed.get(1).geometry())).isEqualTo(2.5, within(0.1));
    }
}
