package io.curbstop.map.search;

import io.curbstop.map.source.FeatureRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * Finds places from what callers say and dispatchers type: addresses, intersections, named places, coordinates, assets.
 *
 * <p>Immutable and thread-safe; build a new one when the data changes. Geometries in and out are in the operating CRS
 * (metres).
 */
public final class AddressIndex {

    private AddressIndex(Builder builder) {
        Objects.requireNonNull(builder);
    }

    /** An index over streets, address points and places, without the extras of {@link #builder()}. */
    public static AddressIndex of(
            Collection<FeatureRecord> streets, Collection<FeatureRecord> addresses, Collection<FeatureRecord> places) {
        return builder().streets(streets).addresses(addresses).places(places).build();
    }

    /** Starts an index; every part is optional. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * What a text means: an address, an intersection, a street, a place, coordinates or an asset, or a sentence with one
     * of these inside.
     *
     * @param text as said or typed, any case
     * @return never null; says NOT_FOUND in plain words rather than failing
     */
    public GeocodeAnswer geocode(String text) {
        return new GeocodeAnswer(GeocodeAnswer.Status.NOT_FOUND, List.of(), "Nothing here fits “" + text + "”.");
    }

    /**
     * What a civic number and a street mean, when they come in two fields.
     *
     * @param civic as recorded ("118", "118-B", "118-120"); null or blank when not known
     * @param street as recorded; an intersection is understood here too
     */
    public GeocodeAnswer geocode(String civic, String street) {
        return geocode((civic == null ? "" : civic + " ") + street);
    }

    /** The places named inside a narrative, in the order they stand in it. */
    public List<FoundAddress> findAddresses(String narrative) {
        return List.of();
    }

    /**
     * The lines to offer while someone types.
     *
     * @param prefix what stands in the field so far
     * @param limit the most lines to return
     */
    public List<Suggestion> suggest(String prefix, int limit) {
        return List.of();
    }

    /** Collects what an {@link AddressIndex} is made of. */
    public static final class Builder {
        private final List<FeatureRecord> streets = new ArrayList<>();
        private final List<FeatureRecord> addresses = new ArrayList<>();
        private final List<FeatureRecord> places = new ArrayList<>();
        private final List<FeatureRecord> evidence = new ArrayList<>();
        private final List<FeatureRecord> assets = new ArrayList<>();
        private GeographicTransform transform;

        private Builder() {}

        /** Street segments with their address ranges. */
        public Builder streets(Collection<FeatureRecord> records) {
            streets.addAll(records);
            return this;
        }

        /** Surveyed address points. */
        public Builder addresses(Collection<FeatureRecord> records) {
            addresses.addAll(records);
            return this;
        }

        /** Named places. */
        public Builder places(Collection<FeatureRecord> records) {
            places.addAll(records);
            return this;
        }

        /** Mains and buildings whose geometry shows where a street drawn as a straight line really runs. */
        public Builder evidence(Collection<FeatureRecord> records) {
            evidence.addAll(records);
            return this;
        }

        /** Assets to be found by their number: valves, hydrants, mains, nodes. */
        public Builder assets(Collection<FeatureRecord> records) {
            assets.addAll(records);
            return this;
        }

        /** Lets the index understand longitude and latitude; without it they are answered NOT_FOUND. */
        public Builder transform(GeographicTransform toOperating) {
            transform = toOperating;
            return this;
        }

        /** Builds the index. */
        public AddressIndex build() {
            return new AddressIndex(this);
        }
    }
}
