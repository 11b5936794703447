package io.curbstop.dispatch.geodata.tiles;

/**
 * A tile of the Web Mercator pyramid (XYZ, y downwards).
 *
 * @param z zoom, 0 to 22
 * @param x column, 0 to 2^z - 1
 * @param y row, 0 to 2^z - 1
 */
record TileAddress(int z, int x, int y) {

    static final int MAX_ZOOM = 22;

    boolean exists() {
        return z >= 0 && z <= MAX_ZOOM && x >= 0 && y >= 0 && x < 1 << z && y < 1 << z;
    }
}
