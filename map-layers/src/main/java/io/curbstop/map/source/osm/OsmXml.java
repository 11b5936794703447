package io.curbstop.map.source.osm;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads an extract in XML (format: wiki.openstreetmap.org/wiki/OSM_XML). What an editor marked as deleted is left out. */
final class OsmXml {

    private final String name;
    private final OsmSink sink;

    OsmXml(String name, OsmSink sink) {
        this.name = name;
        this.sink = sink;
    }

    void read(InputStream in) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        // A file that somebody brings must not make the server read others.
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        int line = 1;
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            try {
                xml.nextTag();
                if (!xml.getLocalName().equals("osm")) {
                    throw new IOException(
                            "%s is no OpenStreetMap file: it begins with <%s>".formatted(name, xml.getLocalName()));
                }
                while (xml.hasNext()) {
                    line = xml.getLocation().getLineNumber();
                    if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                        take(xml);
                    }
                }
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException cause) {
                throw cause;
            }
            int at = e.getLocation() == null ? line : e.getLocation().getLineNumber();
            throw new IOException("%s is cut off or no XML at line %d".formatted(name, at), e);
        } catch (NumberFormatException e) {
            throw new IOException(
                    "%s cannot be read at line %d: an id or a place is no number".formatted(name, line), e);
        }
    }

    private void take(XMLStreamReader xml) throws XMLStreamException {
        String element = xml.getLocalName();
        if (!element.equals("node") && !element.equals("way")) {
            return;
        }
        boolean gone = "false".equals(xml.getAttributeValue(null, "visible"))
                || "delete".equals(xml.getAttributeValue(null, "action"));
        long id = Long.parseLong(attribute(xml, "id"));
        String lon = attribute(xml, "lon");
        String lat = attribute(xml, "lat");
        Map<String, String> tags = new HashMap<>();
        LongStream.Builder nodes = LongStream.builder();
        while (xml.next() != XMLStreamConstants.END_ELEMENT
                || !xml.getLocalName().equals(element)) {
            if (!xml.isStartElement()) {
                continue;
            }
            if (xml.getLocalName().equals("tag")) {
                tags.put(attribute(xml, "k"), attribute(xml, "v"));
            } else if (xml.getLocalName().equals("nd")) {
                nodes.add(Long.parseLong(attribute(xml, "ref")));
            }
        }
        if (gone) {
            return;
        }
        if (element.equals("way")) {
            sink.way(id, nodes.build().toArray(), tags);
        } else {
            sink.node(id, Double.parseDouble(lon), Double.parseDouble(lat), tags);
        }
    }

    private static String attribute(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }
}
