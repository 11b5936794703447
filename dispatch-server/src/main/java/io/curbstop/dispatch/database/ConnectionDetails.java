package io.curbstop.dispatch.database;

/**
 * How to reach a database.
 *
 * @param url JDBC URL
 * @param user database role
 * @param password its password
 */
public record ConnectionDetails(String url, String user, String password) {

    @Override
    public String toString() {
        return url + " as " + user;
    }
}
