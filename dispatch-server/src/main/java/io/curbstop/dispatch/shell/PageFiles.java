package io.curbstop.dispatch.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.webjars.WebJarVersionLocator;

/**
 * All files that a page needs to run: the page, what it links to, and what its modules import, however deep. Found by
 * reading them, so that nobody has to keep a list.
 */
final class PageFiles {

    private static final Pattern LINKED = Pattern.compile("(?:href|src)=\"(/[^\"]+)\"");
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
    private static final Pattern ALIAS = Pattern.compile("\"([^\"]+)\"\\s*:\\s*\"(/[^\"]+)\"");

    /** A path to a file, in a module; also one that is loaded as a script when it is needed. */
    private static final Pattern PATH = Pattern.compile("[\"']((?:\\.{1,2})?/[\\w@./-]+\\.(?:js|css|svg))[\"']");

    private static final Pattern NAME = Pattern.compile("(?:from|import)\\s*\\(?\\s*[\"']([@\\w][\\w@./-]*)[\"']");

    private final ResourceLoader resources;
    private final WebJarVersionLocator webJars = new WebJarVersionLocator();

    PageFiles(ResourceLoader resources) {
        this.resources = resources;
    }

    /**
     * The files of a page.
     *
     * @param version stands for the content of all of them
     * @param paths as a browser asks for them, the page itself without its ending
     * @param fixed whether they are in a jar and stay as they are while we run
     */
    record Found(String version, List<String> paths, boolean fixed) {}

    /** The files of {@code /page}. */
    Found find(String page) {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        Map<String, String> aliases = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>();
        open.add("/" + page);
        boolean fixed = true;
        while (!open.isEmpty()) {
            String path = open.remove();
            Optional<Resource> file = contents.containsKey(path) ? Optional.empty() : locate(path, page);
            if (file.isPresent()) {
                byte[] content = read(file.get());
                contents.put(path, content);
                fixed = fixed && !file.get().isFile();
                open.addAll(references(path, new String(content, StandardCharsets.UTF_8), aliases)
                        .toList());
            }
        }
        return new Found(digest(contents), contents.keySet().stream().toList(), fixed);
    }

    private static Stream<String> references(String path, String text, Map<String, String> aliases) {
        if (path.endsWith(".js")) {
            return Stream.concat(
                    PATH.matcher(text)
                            .results()
                            .map(m -> URI.create(path).resolve(m.group(1)).getPath()),
                    NAME.matcher(text).results().flatMap(m -> resolve(m.group(1), aliases)));
        }
        if (path.contains(".")) {
            return Stream.empty();
        }
        Matcher map = IMPORT_MAP.matcher(text);
        if (map.find()) {
            ALIAS.matcher(map.group(1)).results().forEach(alias -> aliases.put(alias.group(1), alias.group(2)));
        }
        return LINKED.matcher(text).results().map((MatchResult link) -> link.group(1));
    }

    /** A name that an import map stands for a path, whole or by its beginning. */
    private static Stream<String> resolve(String name, Map<String, String> aliases) {
        if (aliases.containsKey(name)) {
            return Stream.of(aliases.get(name));
        }
        return aliases.entrySet().stream()
                .filter(alias -> alias.getKey().endsWith("/") && name.startsWith(alias.getKey()))
                .map(alias -> alias.getValue() + name.substring(alias.getKey().length()))
                .limit(1);
    }

    private Optional<Resource> locate(String path, String page) {
        if (path.startsWith("/webjars/")) {
            String[] parts = path.substring("/webjars/".length()).split("/", 2);
            return Optional.ofNullable(webJars.fullPath(parts[0], parts[1]))
                    .map(found -> resources.getResource("classpath:" + found))
                    .filter(Resource::isReadable);
        }
        String file = path.equals("/" + page) ? path + ".html" : path;
        return Optional.of(resources.getResource("classpath:static" + file)).filter(Resource::isReadable);
    }

    private static byte[] read(Resource file) {
        try {
            return file.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(SortedMap<String, byte[]> contents) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            contents.forEach((path, content) -> {
                digest.update(path.getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
