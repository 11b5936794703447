package io.curbstop.dispatch.shutdown.sheet;

import io.curbstop.dispatch.coordinates.CityCoordinates;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Draws a shutdown so that it can be read in black and white: each thing by its shape, streets with their names. */
@Component
class SheetMap {

    private static final float REF_SIZE = 8;

    private static final double MARGIN_M = 40;
    private static final double LEAST_M = 220;

    private static final String EXTENT = """
            select ST_AsEWKB(ST_Envelope(ST_Collect(g))) from (
              select coalesce(segment, break_point) as g from outage where id = :outage
              union all
              select v.geom from outage_valve ov join valve v on v.ref = ov.ref
              where ov.outage_id = :outage and ov.role in ('CLOSE', 'OPEN', 'VERIFY_CLOSED')) t
            having count(g) > 0
            """;

    private static final String LINES = """
            with frame as (select ST_MakeEnvelope(:x1, :y1, :x2, :y2, :srid) as box)
            select kind, name, ST_AsEWKB(ST_Intersection(geom, box)) as drawn from frame, (
              select 1 as layer, 'street' as kind, name, geom from street
              union all select 2, 'main', null, geom from main
                where network = coalesce((select m.network from main m join outage o on o.main_ref = m.ref
                  where o.id = :outage limit 1), 'water') and geometry_quality <> 'street'
              union all select 3, 'secondary', null, secondary from outage where id = :outage
              union all select 4, 'segment', null, segment from outage where id = :outage) t
            where geom && box and ST_Intersects(geom, box) order by layer limit 6000
            """;

    private static final String VALVES = """
            select distinct on (ov.ref) ov.role, ov.closing_order, ov.ref, ST_AsEWKB(ST_PointOnSurface(v.geom)) as drawn
            from outage_valve ov join valve v on v.ref = ov.ref
            where ov.outage_id = :outage and v.geom is not null order by ov.ref
            """;

    private final JdbcClient jdbc;

    SheetMap(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Line(String kind, String name, Geometry drawn) {}

    private record Valve(String role, int order, String ref, Geometry drawn) {}

    /** Draws into a room on the paper. */
    void draw(SheetPaper paper, Rectangle2D.Float room, UUID outage) throws IOException {
        Geometry extent = jdbc.sql(EXTENT)
                .param("outage", outage)
                .query((row, i) -> CityCoordinates.read(row.getBytes(1)))
                .optional()
                .orElse(null);
        PDPageContentStream pen = paper.pen();
        frame(pen, room);
        if (extent == null || extent.isEmpty()) {
            paper.text("There is no place to draw.", room.x + 10, room.y + room.height / 2, 9, false);
            return;
        }
        Envelope box = fit(extent.getEnvelopeInternal(), room);
        Scale scale = new Scale(box, room);
        pen.saveGraphicsState();
        pen.addRect(room.x, room.y, room.width, room.height);
        pen.clip();
        List<Line> lines = jdbc.sql(LINES)
                .param("outage", outage)
                .param("x1", box.getMinX())
                .param("y1", box.getMinY())
                .param("x2", box.getMaxX())
                .param("y2", box.getMaxY())
                .param("srid", extent.getSRID())
                .query((row, i) -> new Line(
                        row.getString("kind"), row.getString("name"), CityCoordinates.read(row.getBytes("drawn"))))
                .list();
        for (Line line : lines) {
            stroke(pen, scale, line);
        }
        names(paper, scale, lines);
        MapLabels labels = new MapLabels(room);
        for (Line line : lines) {
            if (line.kind().equals("segment") || line.kind().equals("secondary")) {
                labels.keepOff(scale.onPaper(line.drawn()));
            }
        }
        for (Valve valve : jdbc.sql(VALVES)
                .param("outage", outage)
                .query((row, i) -> new Valve(
                        row.getString("role"),
                        row.getInt("closing_order"),
                        row.getString("ref"),
                        CityCoordinates.read(row.getBytes("drawn"))))
                .list()) {
            mark(paper, scale, valve, labels);
        }
        cross(pen, scale, outage);
        pen.restoreGraphicsState();
        frame(pen, room);
        bar(paper, room, scale);
    }

    /** As wide as the room, with a margin, never nearer than a block. */
    private static Envelope fit(Envelope extent, Rectangle2D.Float room) {
        Envelope box = new Envelope(extent);
        box.expandBy(MARGIN_M);
        double width = Math.max(box.getWidth(), LEAST_M);
        double height = Math.max(box.getHeight(), LEAST_M * room.height / room.width);
        double perPoint = Math.max(width / room.width, height / room.height);
        Coordinate middle = box.centre();
        return new Envelope(
                middle.x - perPoint * room.width / 2,
                middle.x + perPoint * room.width / 2,
                middle.y - perPoint * room.height / 2,
                middle.y + perPoint * room.height / 2);
    }

    private record Scale(Envelope box, Rectangle2D.Float room) {
        float x(Coordinate c) {
            return (float) (room.x + (c.x - box.getMinX()) / box.getWidth() * room.width);
        }

        float y(Coordinate c) {
            return (float) (room.y + (c.y - box.getMinY()) / box.getHeight() * room.height);
        }

        Geometry onPaper(Geometry drawn) {
            Geometry copy = drawn.copy();
            copy.apply((CoordinateFilter) c -> c.setCoordinate(new Coordinate(x(c), y(c))));
            return copy;
        }
    }

    private static void frame(PDPageContentStream pen, Rectangle2D.Float room) throws IOException {
        pen.setStrokingColor(0f);
        pen.setLineWidth(0.8f);
        pen.addRect(room.x, room.y, room.width, room.height);
        pen.stroke();
    }

    private static void stroke(PDPageContentStream pen, Scale scale, Line line) throws IOException {
        boolean segment = line.kind().equals("segment");
        boolean secondary = line.kind().equals("secondary");
        pen.setStrokingColor(line.kind().equals("street") ? 0.85f : segment || secondary ? 0f : 0.45f);
        pen.setLineWidth(line.kind().equals("street") ? 5 : segment ? 4 : secondary ? 2.5f : 0.9f);
        pen.setLineDashPattern(secondary ? new float[] {6, 4} : new float[0], 0);
        for (int g = 0; g < line.drawn().getNumGeometries(); g++) {
            Coordinate[] points = line.drawn().getGeometryN(g).getCoordinates();
            for (int i = 0; i < points.length; i++) {
                if (i == 0) {
                    pen.moveTo(scale.x(points[i]), scale.y(points[i]));
                } else {
                    pen.lineTo(scale.x(points[i]), scale.y(points[i]));
                }
            }
            pen.stroke();
        }
        pen.setLineDashPattern(new float[0], 0);
    }

    /** Each street's name once, along its longest drawn stretch. */
    private static void names(SheetPaper paper, Scale scale, List<Line> lines) throws IOException {
        Set<String> named = new HashSet<>();
        List<Line> longest = lines.stream()
                .filter(line -> line.name() != null && line.drawn().getLength() > 60)
                .sorted((a, b) ->
                        Double.compare(b.drawn().getLength(), a.drawn().getLength()))
                .toList();
        for (Line line : longest) {
            if (named.size() < 14 && named.add(line.name())) {
                Coordinate middle = line.drawn().getInteriorPoint().getCoordinate();
                float width = paper.widthOf(line.name(), 7);
                paper.label(line.name(), scale.x(middle) - width / 2, scale.y(middle) + 4, 7, false);
            }
        }
    }

    private static void mark(SheetPaper paper, Scale scale, Valve valve, MapLabels labels) throws IOException {
        PDPageContentStream pen = paper.pen();
        float x = scale.x(valve.drawn().getCoordinate());
        float y = scale.y(valve.drawn().getCoordinate());
        float r = 8;
        pen.setNonStrokingColor(1f);
        pen.setStrokingColor(0f);
        pen.setLineWidth(1.4f);
        switch (valve.role()) {
            case "CLOSE" -> circle(pen, x, y, r);
            case "OPEN" -> pen.addRect(x - r, y - r, 2 * r, 2 * r);
            case "VERIFY_CLOSED", "STUCK" -> {
                pen.moveTo(x, y + r);
                pen.lineTo(x + r, y - r);
                pen.lineTo(x - r, y - r);
                pen.closePath();
            }
            default -> circle(pen, x, y, 2.5f);
        }
        pen.fillAndStroke();
        String label =
                switch (valve.role()) {
                    case "CLOSE", "OPEN" -> String.valueOf(valve.order());
                    case "VERIFY_CLOSED" -> "v";
                    case "STUCK" -> "x";
                    default -> "";
                };
        paper.text(label, x - paper.widthOf(label, 8) / 2, y - 3, 8, true);
        if (!label.isEmpty()) {
            Envelope place = labels.place(x, y, r, paper.widthOf(valve.ref(), REF_SIZE), REF_SIZE);
            paper.label(valve.ref(), (float) place.getMinX(), (float) place.getMinY() + 1, REF_SIZE, true);
        }
    }

    private void cross(PDPageContentStream pen, Scale scale, UUID outage) throws IOException {
        Geometry at = jdbc.sql(
                        "select ST_AsEWKB(break_point) from outage where id = :outage and break_point is not null")
                .param("outage", outage)
                .query((row, i) -> CityCoordinates.read(row.getBytes(1)))
                .optional()
                .orElse(null);
        if (at == null) {
            return;
        }
        float x = scale.x(at.getCoordinate());
        float y = scale.y(at.getCoordinate());
        for (float[] stroke : new float[][] {{4.5f, 1}, {2, 0}}) {
            pen.setStrokingColor(stroke[1]);
            pen.setLineWidth(stroke[0]);
            pen.moveTo(x - 6, y - 6);
            pen.lineTo(x + 6, y + 6);
            pen.moveTo(x - 6, y + 6);
            pen.lineTo(x + 6, y - 6);
            pen.stroke();
        }
    }

    private static void circle(PDPageContentStream pen, float x, float y, float r) throws IOException {
        float k = r * 0.5523f;
        pen.moveTo(x + r, y);
        pen.curveTo(x + r, y + k, x + k, y + r, x, y + r);
        pen.curveTo(x - k, y + r, x - r, y + k, x - r, y);
        pen.curveTo(x - r, y - k, x - k, y - r, x, y - r);
        pen.curveTo(x + k, y - r, x + r, y - k, x + r, y);
        pen.closePath();
    }

    /** A scale bar of a round length. */
    private static void bar(SheetPaper paper, Rectangle2D.Float room, Scale scale) throws IOException {
        double metresPerPoint = scale.box().getWidth() / room.width;
        double length_m = 10;
        while (length_m * 2 / metresPerPoint < 110) {
            length_m *= length_m == 20 || length_m == 200 ? 2.5 : 2;
        }
        float width = (float) (length_m / metresPerPoint);
        PDPageContentStream pen = paper.pen();
        pen.setStrokingColor(0f);
        pen.setLineWidth(2);
        pen.moveTo(room.x + 8, room.y + 8);
        pen.lineTo(room.x + 8 + width, room.y + 8);
        pen.stroke();
        paper.text(Math.round(length_m) + " m", room.x + 12 + width, room.y + 6, 7, false);
    }
}
