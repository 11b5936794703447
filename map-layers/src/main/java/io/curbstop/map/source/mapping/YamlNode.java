package io.curbstop.map.source.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A piece of a YAML file that knows its line and its key, for messages that help. */
final class YamlNode {

    private final String file;
    private final String key;
    private final int line;
    private final Object content;

    private YamlNode(String file, String key, int line, Object content) {
        this.file = file;
        this.key = key;
        this.line = line;
        this.content = content;
    }

    static YamlNode parse(String file, String yaml) throws MappingException {
        try (JsonParser parser = new YAMLMapper().createParser(yaml)) {
            if (parser.nextToken() == null) {
                throw new MappingException(file + ": the file is empty");
            }
            return read(file, "", parser);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new MappingException("%s, line %d: not YAML: %s".formatted(file, line, e.getOriginalMessage()), e);
        }
    }

    private static YamlNode read(String file, String key, JsonParser parser) throws MappingException {
        int line = parser.currentTokenLocation().getLineNr();
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, YamlNode> members = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                int nameLine = parser.currentTokenLocation().getLineNr();
                parser.nextToken();
                if (members.put(name, read(file, name, parser)) != null) {
                    throw new MappingException("%s, line %d: '%s' stands twice".formatted(file, nameLine, name));
                }
            }
            return new YamlNode(file, key, line, members);
        }
        if (token == JsonToken.START_ARRAY) {
            List<YamlNode> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(read(file, key, parser));
            }
            return new YamlNode(file, key, line, items);
        }
        return new YamlNode(file, key, line, token == JsonToken.VALUE_NULL ? null : parser.getString());
    }

    int line() {
        return line;
    }

    String key() {
        return key;
    }

    boolean isMap() {
        return content instanceof Map;
    }

    boolean isList() {
        return content instanceof List;
    }

    boolean isNull() {
        return content == null;
    }

    /** The member of that name, or null. */
    YamlNode get(String name) throws MappingException {
        return map().get(name);
    }

    /** The member of that name. */
    YamlNode require(String name) throws MappingException {
        YamlNode member = get(name);
        if (member == null) {
            throw problem("'%s' is missing", name);
        }
        return member;
    }

    /** The text of the member of that name, or the fallback. */
    String text(String name, String fallback) throws MappingException {
        YamlNode member = get(name);
        return member == null ? fallback : member.text();
    }

    String text() throws MappingException {
        if (content instanceof String text) {
            return text;
        }
        throw problem("a single value is expected here");
    }

    boolean flag(String name) throws MappingException {
        YamlNode member = get(name);
        if (member == null) {
            return false;
        }
        return switch (member.text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw member.problem("write true or false");
        };
    }

    double number() throws MappingException {
        try {
            return Double.parseDouble(text());
        } catch (NumberFormatException e) {
            throw problem("'%s' is not a number", content);
        }
    }

    @SuppressWarnings("unchecked")
    Map<String, YamlNode> map() throws MappingException {
        if (content instanceof Map) {
            return (Map<String, YamlNode>) content;
        }
        throw problem("'key: value' pairs are expected here");
    }

    @SuppressWarnings("unchecked")
    List<YamlNode> list() throws MappingException {
        return content instanceof List ? (List<YamlNode>) content : List.of(this);
    }

    List<String> texts() throws MappingException {
        List<String> texts = new ArrayList<>();
        for (YamlNode item : list()) {
            texts.add(item.isNull() ? "" : item.text());
        }
        return texts;
    }

    /** Refuses members that are not among the known ones: a misspelt key must not be passed over. */
    void allow(String... known) throws MappingException {
        for (YamlNode member : map().values()) {
            if (!List.of(known).contains(member.key)) {
                throw member.problem("is not known here; known are %s", String.join(", ", known));
            }
        }
    }

    MappingException problem(String what, Object... arguments) {
        String where = key.isEmpty() ? "" : " '" + key + "':";
        return new MappingException("%s, line %d:%s %s".formatted(file, line, where, what.formatted(arguments)));
    }
}
