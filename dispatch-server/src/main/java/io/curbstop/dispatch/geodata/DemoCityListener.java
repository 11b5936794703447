package io.curbstop.dispatch.geodata;

/**
 * Told when real data takes the demo city's place: the place to remove what was made up on it, such as incidents and
 * their assignments. Users stay.
 */
public interface DemoCityListener {

    /**
     * Removes what belongs to the demo city. Called inside the transaction that removes its geodata.
     *
     * @return what was removed, in words, such as "14 incidents"; empty when nothing was
     */
    String onDemoCityRemoved();
}
