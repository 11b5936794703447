package io.curbstop.map.network;

/** Reads the text codes of layer attributes into enum constants. */
final class Codes {
    private Codes() {}

    static <E extends Enum<E>> E parse(Class<E> type, String code, E whenAbsent, E whenUnknown) {
        if (code == null || code.isBlank()) {
            return whenAbsent;
        }
        String name = code.strip();
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(name)) {
                return constant;
            }
        }
        return whenUnknown;
    }
}
