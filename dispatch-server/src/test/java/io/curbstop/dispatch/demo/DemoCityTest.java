package io.curbstop.dispatch.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.map.network.Assembly;
import io.curbstop.map.network.AssemblyOptions;
import io.curbstop.map.network.NetworkAssembler;
import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.index.strtree.STRtree;

/** The city everybody sees. */
class DemoCityTest {

    private static DemoCity city;

    @BeforeAll
    static void generate() {
        long start = System.nanoTime();
        city = DemoCity.generate(DemoCity.DEFAULT_SEED);
        Map<LayerType, Integer> counts = new TreeMap<>();
        city.layers().forEach((layer, records) -> counts.put(layer, records.size()));
        System.out.printf("Demo city in %d ms: %s%n", (System.nanoTime() - start) / 1_000_000, counts);
    }

    @Test
    void theSameSeedGivesTheSameCityToTheByte() {
        assertThat(Fingerprint.of(DemoCity.generate(DemoCity.DEFAULT_SEED))).isEqualTo(Fingerprint.of(city));
    }

    @Test
    void anotherSeedIsACityToo() {
        DemoCity other = DemoCity.generate(2);
        assertThat(Fingerprint.of(other)).isNotEqualTo(Fingerprint.of(city));
        assertThat(Plans.crossings(other)).isEmpty();
        Supplied supplied = Supplied.throughOpenPipes(other);
        assertThat(other.layer(LayerType.CUSTOMER))
                .allMatch(customer ->
                        supplied.reaches(customer.findText("main_ref").orElseThrow()));
    }

    @Test
    void theCityIsAsLargeAsItClaims() {
        Envelope extent = new Envelope();
        city.layer(LayerType.STREET)
                .forEach(street -> extent.expandToInclude(street.geometry().getEnvelopeInternal()));
        assertThat(extent.getArea() / 1e6).isBetween(55.0, 65.0);
        assertThat(city.layer(LayerType.BUILDING)).hasSizeBetween(12_000, 14_500);
        assertThat(city.layer(LayerType.CUSTOMER)).hasSizeBetween(13_000, 15_500);
        int people = city.layer(LayerType.CUSTOMER).stream()
                .mapToInt(customer -> customer.findInteger("people").orElse(0))
                .sum();
        System.out.println("People: " + people);
        assertThat(people).isBetween(37_000, 43_000);
        double mains_km = city.layer(LayerType.MAIN).stream()
                        .filter(main -> main.findText("network").orElseThrow().equals("water"))
                        .mapToDouble(main -> main.findNumber("length_m").orElseThrow())
                        .sum()
                / 1_000;
        assertThat(mains_km).isBetween(200.0, 320.0);
        assertThat(city.layer(LayerType.HYDRANT)).hasSizeBetween(1_200, 2_300);
        assertThat(city.layer(LayerType.INCIDENT)).hasSizeBetween(400, 1_800);
        assertThat(city.layer(LayerType.PRESSURE_ZONE)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(city.crews()).hasSize(12);
    }

    @Test
    void everyAttributeBelongsToItsLayerAndEveryIdComesOnce() {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<LayerType, List<FeatureRecord>> layer : city.layers().entrySet()) {
            Set<String> ids = new HashSet<>();
            for (FeatureRecord row : layer.getValue()) {
                boolean known = row.attributes().keySet().stream()
                        .allMatch(name -> row.layer().findAttribute(name).isPresent());
                boolean sound = row.geometry().getSRID() == 32_618
                        && row.geometry().isValid()
                        && !row.geometry().isEmpty();
                if (!ids.add(row.id()) || !known || !sound) {
                    wrong.add(row.layer() + " " + row.id());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void streetsMeetOnlyAtTheirEnds() {
        assertThat(Plans.crossings(city)).isEmpty();
    }

    @Test
    void everyStreetNameIsOneRoadAndNoTwoSoundAlike() {
        Map<String, List<FeatureRecord>> byName = city.layer(LayerType.STREET).stream()
                .collect(Collectors.groupingBy(street -> street.findText("name").orElseThrow()));
        byName.forEach((name, parts) -> assertThat(Plans.pieces(parts)).as(name).isEqualTo(1));
        Map<String, String> bases = new HashMap<>();
        for (String name : byName.keySet()) {
            String whole = name.replaceAll(" (North|South|East|West)$", "");
            String base = whole.substring(0, whole.lastIndexOf(' '));
            String before = bases.put(base, whole);
            assertThat(before == null || before.equals(whole))
                    .as("%s and %s", before, whole)
                    .isTrue();
        }
        assertThat(byName).containsKey("Mill Road");
    }

    @Test
    void everyBuildingHasAnAddressWithinTheRangeOfItsStreetOnTheRightSide() {
        Map<String, List<FeatureRecord>> streets = city.layer(LayerType.STREET).stream()
                .collect(Collectors.groupingBy(street -> street.findText("name").orElseThrow()));
        Set<String> addressed = new HashSet<>();
        Set<String> once = new HashSet<>();
        List<String> wrong = new ArrayList<>();
        for (FeatureRecord address : city.layer(LayerType.ADDRESS)) {
            int civic = Integer.parseInt(address.findText("civic").orElseThrow());
            String street = address.findText("street").orElseThrow();
            String full = civic + " " + street + " " + address.findText("unit").orElse("");
            boolean onSide = streets.get(street).stream()
                    .filter(part -> Plans.holds(part, civic))
                    .anyMatch(part -> Plans.onSide(part, address.geometry().getCoordinate(), civic % 2 == 1));
            addressed.add(address.findText("building_ref").orElseThrow());
            if (!onSide || !once.add(full)) {
                wrong.add(full);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(once).contains("118 Mill Road ");
        assertThat(addressed)
                .isEqualTo(city.layer(LayerType.BUILDING).stream()
                        .map(FeatureRecord::id)
                        .collect(Collectors.toSet()));
    }

    @Test
    void buildingsStandFreeOfOneAnotherAndOfStreets() {
        STRtree index = new STRtree();
        city.layer(LayerType.BUILDING)
                .forEach(row -> index.insert(row.geometry().getEnvelopeInternal(), row));
        List<String> wrong = new ArrayList<>();
        for (FeatureRecord building : city.layer(LayerType.BUILDING)) {
            for (Object near : index.query(building.geometry().getEnvelopeInternal())) {
                FeatureRecord other = (FeatureRecord) near;
                if (other != building && building.geometry().intersects(other.geometry())) {
                    wrong.add(building.id() + " and " + other.id());
                }
            }
        }
        for (FeatureRecord street : city.layer(LayerType.STREET)) {
            for (Object near : index.query(street.geometry().getEnvelopeInternal())) {
                FeatureRecord building = (FeatureRecord) near;
                if (building.geometry().intersects(street.geometry())) {
                    wrong.add(building.id() + " and " + street.id());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyMainEndsExactlyAtItsNodes() {
        Map<String, Coordinate> nodes = nodes();
        for (FeatureRecord main : city.layer(LayerType.MAIN)) {
            Coordinate[] line = main.geometry().getCoordinates();
            assertThat(line[0]).isEqualTo(nodes.get(main.findText("from_node").orElseThrow()));
            assertThat(line[line.length - 1])
                    .isEqualTo(nodes.get(main.findText("to_node").orElseThrow()));
        }
    }

    @Test
    void everyCustomerIsReachedFromASourceInItsOwnZone() {
        Supplied supplied = Supplied.throughOpenPipes(city);
        List<String> dry = city.layer(LayerType.CUSTOMER).stream()
                .filter(customer ->
                        !supplied.reaches(customer.findText("main_ref").orElseThrow()))
                .map(FeatureRecord::id)
                .toList();
        assertThat(dry).isEmpty();
    }

    @Test
    void theNetworkAssemblesWithoutAnythingLeftOver() {
        Assembly assembly = NetworkAssembler.assemble(
                water(LayerType.NODE),
                water(LayerType.MAIN),
                water(LayerType.VALVE),
                water(LayerType.HYDRANT),
                AssemblyOptions.defaults());
        System.out.println(assembly.report());
        assertThat(assembly.mains()).allSatisfy(main -> {
            assertThat(main.startNode()).isNotNull();
            assertThat(main.endNode()).isNotNull();
        });
        assertThat(assembly.valves())
                .allSatisfy(valve -> assertThat(valve.snapDistance_m()).isLessThan(0.01));
        assertThat(assembly.hydrants())
                .allSatisfy(hydrant -> assertThat(hydrant.nodeRef()).isNotNull());
    }

    @Test
    void everySewerRunsToTheWorks() {
        Map<String, List<String>> upstream = new HashMap<>();
        for (FeatureRecord main : city.layer(LayerType.MAIN)) {
            if (main.findText("network").orElseThrow().equals("sewer")) {
                upstream.computeIfAbsent(main.findText("to_node").orElseThrow(), key -> new ArrayList<>())
                        .add(main.findText("from_node").orElseThrow());
            }
        }
        String outlet = city.layer(LayerType.NODE).stream()
                .filter(node -> node.id().startsWith("SN")
                        && node.findText("node_kind").orElseThrow().equals("works"))
                .findFirst()
                .orElseThrow()
                .id();
        Set<String> drained = new HashSet<>(Set.of(outlet));
        List<String> open = new ArrayList<>(drained);
        while (!open.isEmpty()) {
            for (String above : upstream.getOrDefault(open.remove(open.size() - 1), List.of())) {
                if (drained.add(above)) {
                    open.add(above);
                }
            }
        }
        assertThat(drained).hasSize(city.layer(LayerType.MANHOLE).size());
    }

    @Test
    void brokenMainsAreMostlyOldIron() {
        Map<String, Long> breaks = city.layer(LayerType.INCIDENT).stream()
                .filter(row -> row.findText("incident_type").orElseThrow().equals("MAIN_BREAK"))
                .collect(Collectors.groupingBy(row -> row.findText("material").orElseThrow(), Collectors.counting()));
        System.out.println("Breaks by material: " + breaks);
        assertThat(breaks.get("CI")).isGreaterThan(5 * breaks.getOrDefault("PVC", 1L));
    }

    @Test
    void noTwoPlacesHaveTheSameName() {
        assertThat(city.layer(LayerType.PLACE))
                .extracting(place -> place.findText("name").orElseThrow())
                .doesNotHaveDuplicates();
    }

    @Test
    void everyKindOfCriticalCustomerIsThere() {
        Set<String> kinds = city.layer(LayerType.CUSTOMER).stream()
                .flatMap(customer -> customer.findText("critical").stream())
                .collect(Collectors.toSet());
        assertThat(kinds).containsExactlyInAnyOrder("hospital", "dialysis", "school", "care_home");
    }

    private static List<FeatureRecord> water(LayerType layer) {
        return city.layer(layer).stream()
                .filter(row -> row.findText("network").orElse("water").equals("water"))
                .toList();
    }

    private static Map<String, Coordinate> nodes() {
        return city.layer(LayerType.NODE).stream()
                .collect(Collectors.toMap(FeatureRecord::id, row -> ((Point) row.geometry()).getCoordinate()));
    }
}
