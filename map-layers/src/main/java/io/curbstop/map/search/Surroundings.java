package io.curbstop.map.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Judges the words that follow an address ("Toronto", "ON N2G 4G7", "unit 4"): do they say that it is somewhere else? */
final class Surroundings {
    private static final double SAME_NAME = 0.8;
    private static final int LONGEST_NAME = 3;
    private static final Pattern TITLE =
            Pattern.compile("^(THE )?(CITY|TOWN|VILLAGE|TOWNSHIP|MUNICIPALITY|REGION|COUNTY) OF ");
    /** States, provinces and countries: they do not tell one municipality from another. */
    private static final Set<String> WIDER =
            Set.of(("ONTARIO ON ONT QUEBEC QC PQ MANITOBA MB ALBERTA AB BC SASKATCHEWAN SK"
                            + " NS NB NL PE YT NT NU CANADA CA USA US UK ENGLAND SCOTLAND WALES IRELAND SWITZERLAND SUISSE CH"
                            + " AL AK AZ AR CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC"
                            + " ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY")
                    .split(" "));
    /** Words that say where on the lot, or what is wrong, and never name a municipality. */
    private static final Set<String> DESCRIBING =
            Set.of(("UNIT APT APARTMENT SUITE FLOOR LEVEL ROOM LOT REAR FRONT BACK SIDE"
                            + " UPPER LOWER UP DOWN UPSTAIRS DOWNSTAIRS BASEMENT GARAGE DRIVEWAY LAWN SIDEWALK CURB YARD HOUSE HOME"
                            + " BUILDING CORNER ROAD STREET MAIN VALVE HYDRANT METER SERVICE PIPE SEWER GAS BREAK BURST CALLER"
                            + " LADY MAN OWNER TENANT NEIGHBOUR NEIGHBOR URGENT EMERGENCY NO LOW PRESSURE COLD HOT DIRTY BROWN RUSTY"
                            + " RED BLUE GREEN WHITE BLACK GREY GRAY YELLOW BRICK ONE TWO THREE FOUR FIVE SOME LOTS MUCH VERY"
                            + " A AN THE AND OR IN ON AT OF BY NEAR OFF OVER UNDER BEHIND BESIDE BETWEEN OPPOSITE ACROSS AROUND"
                            + " BEFORE AFTER FROM TO WITH WITHOUT IS ARE WAS HAS HAVE IT HE SHE THEY WE I THERE HERE NOW SINCE"
                            + " AGAIN PLEASE SAYS SAID REPORTS COMING RUNNING SMELL NOISE HOLE SINKHOLE ICE TRAFFIC LANES LANE"
                            + " COURT BLOCK ENTRANCE GATE END BADLY")
                    .split(" "));

    private static final Pattern TROUBLE =
            Pattern.compile("(WATER|LEAK|FLOOD|GUSH|SPRAY|DRIP|POOL|BUBBL|FROZE|SINK).*");

    private final List<String> own;
    private final Predicate<String> known;

    /**
     * Judges for one city.
     *
     * @param own names of the municipality served; without any, nothing is sure to be elsewhere
     * @param known whether words name a street or place of this city
     */
    Surroundings(List<String> own, Predicate<String> known) {
        this.own = own.stream()
                .map(name -> plain(name.replaceAll("[,(].*", "")))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        this.known = known;
    }

    /** The first name in a tail that is not of this city; never null. */
    Verdict judge(String tail) {
        for (String part : tail.split(",")) {
            List<String> words = StreetName.words(part);
            String name = name(words);
            if (!name.isEmpty() && !isOwn(name) && !known.test(part.strip())) {
                boolean sure = !own.isEmpty() && isWrittenAsName(part, name);
                return new Verdict(sure ? Where.ELSEWHERE : Where.UNSURE, part.strip(), ownName());
            }
        }
        return new Verdict(Where.HERE, "", ownName());
    }

    /** The words that can name a municipality; "" when they describe, number, or name something wider. */
    private static String name(List<String> words) {
        String name = TITLE.matcher(String.join(" ", words)).replaceFirst("");
        List<String> rest = new ArrayList<>(Arrays.asList(name.split(" ")));
        // A postcode's parts come last: "Toronto ON M5V 2T6".
        while (!rest.isEmpty()
                && (WIDER.contains(rest.get(rest.size() - 1))
                        || rest.get(rest.size() - 1).matches(".*\\d.*"))) {
            rest.remove(rest.size() - 1);
        }
        boolean describes = rest.stream()
                .anyMatch(w -> DESCRIBING.contains(w)
                        || TROUBLE.matcher(w).matches()
                        || w.matches(".*\\d.*")
                        || rest.size() == 1 && (w.length() < 3 || StreetName.isDirection(w)));
        return describes || rest.size() > LONGEST_NAME ? "" : String.join(" ", rest);
    }

    private boolean isOwn(String name) {
        return own.stream().anyMatch(o -> o.equals(name) || NameIndex.likeness(o, name) >= SAME_NAME);
    }

    /** One word is a name however it is typed; several are when each has its capital. */
    private static boolean isWrittenAsName(String part, String name) {
        Set<String> words = Set.copyOf(Arrays.asList(name.split(" ")));
        return words.size() == 1
                || Arrays.stream(part.strip().split("\\s+"))
                        .filter(w -> words.contains(w.toUpperCase(Locale.ROOT)))
                        .allMatch(w -> Character.isUpperCase(w.charAt(0)));
    }

    private String ownName() {
        return own.stream()
                .map(o -> Arrays.stream(o.split(" "))
                        .map(w -> w.charAt(0) + w.substring(1).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" ")))
                .findFirst()
                .orElse("this city");
    }

    private static String plain(String name) {
        return TITLE.matcher(String.join(" ", StreetName.words(name))).replaceFirst("");
    }

    /** Where the words after an address put it. */
    enum Where {
        /** In this city, or they say nothing of it. */
        HERE,
        /** They may name another municipality; a person must say. */
        UNSURE,
        /** In another municipality. */
        ELSEWHERE
    }

    /**
     * What a tail says.
     *
     * @param where it puts the address
     * @param name the words that are not of this city, or ""
     * @param own this city's name, for people
     */
    record Verdict(Where where, String name, String own) {
        String elsewhere() {
            return "“" + name + "” is outside " + own + "; nothing here was taken for it.";
        }

        String unsure() {
            return "“" + name + "” is not known here. Choose the place only if it is in " + own + ".";
        }
    }
}
