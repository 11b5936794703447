package io.curbstop.map.source.mapping;

import java.util.List;

/** Reads the {@code geometry} key of a mapping file. */
final class GeometryRules {

    private GeometryRules() {}

    static GeometryRule parse(YamlNode node, List<SourceEntry.Join> joins) throws MappingException {
        if (node == null) {
            return new GeometryRule.Own();
        }
        if (!node.isMap()) {
            return switch (node.text()) {
                case "own" -> new GeometryRule.Own();
                case "none" -> new GeometryRule.None();
                case "inside" -> new GeometryRule.Inside();
                default -> throw node.problem("'%s' is not known; write own, inside, none, or columns", node.text());
            };
        }
        if (node.get("wkt") != null) {
            node.allow("wkt");
            return new GeometryRule.Wkt(node.require("wkt").text());
        }
        if (node.get("x") != null) {
            node.allow("x", "y");
            return new GeometryRule.XY(
                    node.require("x").text(), node.require("y").text());
        }
        if (node.get("join") != null) {
            node.allow("join", "as");
            YamlNode join = node.require("join");
            String name = join.text();
            if (joins.stream().noneMatch(j -> j.name().equals(name))) {
                throw join.problem("no join is named '%s'", name);
            }
            String as = node.text("as", "own");
            if (!as.equals("own") && !as.equals("inside")) {
                throw node.require("as").problem("write own or inside");
            }
            return new GeometryRule.Joined(name, as.equals("inside"));
        }
        node.allow("from_x", "from_y", "to_x", "to_y", "keep_same_ends");
        return new GeometryRule.Ends(
                node.require("from_x").text(),
                node.require("from_y").text(),
                node.require("to_x").text(),
                node.require("to_y").text(),
                node.flag("keep_same_ends"));
    }
}
