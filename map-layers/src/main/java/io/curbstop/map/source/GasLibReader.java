package io.curbstop.map.source;

import io.curbstop.map.source.NetworkModel.LineProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Reads a gas network of GasLib (XML, namespace {@code http://gaslib.zib.de/Gas}). Sources are import meters; short pipes
 * and resistors are mains without length, compressor stations pumps, control valves regulators. Coordinates are the
 * WGS 84 longitude and latitude where every node has them; the drawings are straight lines.
 */
public final class GasLibReader {
    private static final String NAMESPACE = "http://gaslib.zib.de/Gas";

    /** The length given to a link whose ends are at one place, so that it has a drawing. */
    private static final double A_CENTIMETRE_DEG = 1e-7;

    private final List<FeatureRecord> nodes = new ArrayList<>();
    private final List<FeatureRecord> mains = new ArrayList<>();
    private final List<FeatureRecord> valves = new ArrayList<>();
    private final List<LineProblem> problems = new ArrayList<>();
    private final Map<String, Coordinate> places = new HashMap<>();
    private final GeometryFactory geometries = new GeometryFactory();

    private GasLibReader() {}

    /** An element that is a node or a link, while it is read. */
    private record Element(String kind, Map<String, String> attributes, Map<String, String> values, int line) {}

    /**
     * Reads a file.
     *
     * @throws IOException when it cannot be read, or is no GasLib network, in words
     */
    public static NetworkModel read(Path file) throws IOException {
        GasLibReader reader = new GasLibReader();
        try (InputStream in = Files.newInputStream(file)) {
            reader.readAll(newFactory().createXMLStreamReader(in));
        } catch (XMLStreamException e) {
            throw new IOException(
                    "%s is no GasLib network: line %d: %s"
                            .formatted(file.getFileName(), e.getLocation().getLineNumber(), firstLine(e)),
                    e);
        }
        if (reader.nodes.isEmpty()) {
            throw new IOException(file.getFileName() + " is no GasLib network: it holds no node");
        }
        reader.problems.sort(Comparator.comparingInt(LineProblem::line));
        return new NetworkModel("", "", reader.nodes, reader.mains, reader.valves, List.copyOf(reader.problems));
    }

    /** A factory whose readers read nothing from outside the file. */
    private static XMLInputFactory newFactory() {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private static String firstLine(XMLStreamException e) {
        String message = e.getMessage();
        return message.substring(message.lastIndexOf("Message:") < 0 ? 0 : message.lastIndexOf("Message:") + 8)
                .strip();
    }

    private void readAll(XMLStreamReader xml) throws XMLStreamException {
        Element current = null;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && NAMESPACE.equals(xml.getNamespaceURI())) {
                if (current != null) {
                    note(xml, current);
                } else if (xml.getAttributeValue(null, "id") != null) {
                    current = start(xml);
                }
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && current != null
                    && xml.getLocalName().equals(current.kind())) {
                take(current);
                current = null;
            }
        }
    }

    private static Element start(XMLStreamReader xml) {
        Map<String, String> attributes = new HashMap<>();
        for (int k = 0; k < xml.getAttributeCount(); k++) {
            attributes.put(xml.getAttributeLocalName(k), xml.getAttributeValue(k));
        }
        return new Element(
                xml.getLocalName(),
                attributes,
                new HashMap<>(),
                xml.getLocation().getLineNumber());
    }

    private static void note(XMLStreamReader xml, Element of) {
        String value = xml.getAttributeValue(null, "value");
        String unit = xml.getAttributeValue(null, "unit");
        if (value != null) {
            of.values().put(xml.getLocalName(), unit == null ? value : value + " " + unit);
        }
    }

    private void take(Element element) {
        if (!element.attributes().containsKey("from")) {
            takeNode(element);
            return;
        }
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("from_node", element.attributes().get("from"));
        attributes.put("to_node", element.attributes().get("to"));
        putMetric(attributes, "length_m", element, "length");
        Object diameter = metric(element, "diameter");
        if (diameter instanceof Double metres) {
            attributes.put("diameter_mm", (int) Math.round(metres * 1000));
        }
        switch (element.kind()) {
            case "valve" -> takeValve(element, attributes, "isolation");
            case "controlValve" -> takeValve(element, attributes, "prv");
            case "pipe", "shortPipe", "resistor" -> takeMain(element, attributes, "pipe");
            case "compressorStation" -> takeMain(element, attributes, "pump");
            default -> problem(element, "a link of unknown kind '" + element.kind() + "'; left out");
        }
    }

    private void takeNode(Element element) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("node_kind", element.kind().equals("source") ? "import_meter" : "junction");
        putMetric(attributes, "elevation_m", element, "height");
        Coordinate at = place(element);
        if (at != null) {
            places.put(element.attributes().get("id"), at);
        }
        nodes.add(new FeatureRecord(
                LayerType.NODE,
                element.attributes().get("id"),
                at == null ? null : geometries.createPoint(at),
                attributes,
                element.line()));
    }

    /** Null when the node has no place: some of the networks have none, and are joined by reference all the same. */
    private Coordinate place(Element element) {
        String lon = element.attributes().get("geoWGS84Long");
        String lat = element.attributes().get("geoWGS84Lat");
        if (lon == null || lat == null) {
            return null;
        }
        try {
            return new Coordinate(Double.parseDouble(lon), Double.parseDouble(lat));
        } catch (NumberFormatException e) {
            problem(element, "its place '" + lon + " " + lat + "' cannot be read; left out");
            return null;
        }
    }

    private void takeMain(Element element, Map<String, Object> attributes, String kind) {
        attributes.put("link_kind", kind);
        mains.add(link(LayerType.MAIN, element, attributes));
    }

    private void takeValve(Element element, Map<String, Object> attributes, String kind) {
        attributes.remove("length_m");
        attributes.put("valve_kind", kind);
        valves.add(link(LayerType.VALVE, element, attributes));
    }

    private FeatureRecord link(LayerType layer, Element element, Map<String, Object> attributes) {
        Coordinate from = places.get(element.attributes().get("from"));
        Coordinate to = places.get(element.attributes().get("to"));
        if (from != null && from.equals2D(to)) {
            to = new Coordinate(to.x + A_CENTIMETRE_DEG, to.y);
        }
        return new FeatureRecord(
                layer,
                element.attributes().get("id"),
                from == null || to == null ? null : geometries.createLineString(new Coordinate[] {from, to}),
                attributes,
                element.line());
    }

    private void putMetric(Map<String, Object> attributes, String name, Element element, String value) {
        Double metres = metric(element, value);
        if (metres != null) {
            attributes.put(name, metres);
        }
    }

    /** A length in metres; null when there is none. */
    private Double metric(Element element, String name) {
        String text = element.values().get(name);
        if (text == null) {
            return null;
        }
        String[] parts = text.split(" ");
        double factor =
                switch (parts.length < 2 ? "m" : parts[1]) {
                    case "km" -> 1000;
                    case "m", "meter" -> 1;
                    case "mm" -> 0.001;
                    default -> Double.NaN;
                };
        try {
            if (!Double.isNaN(factor)) {
                return Double.parseDouble(parts[0]) * factor;
            }
        } catch (NumberFormatException e) {
            // Told below, with a unit that is not known.
        }
        problem(element, name + " = '" + text + "' is no length that is understood; left out");
        return null;
    }

    private void problem(Element element, String text) {
        problems.add(new LineProblem(
                element.line(),
                element.attributes().containsKey("from") ? "MAINS" : "NODES",
                element.attributes().get("id") + ": " + text));
    }
}
