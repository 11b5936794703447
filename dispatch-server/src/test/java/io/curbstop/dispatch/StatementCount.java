package io.curbstop.dispatch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/** Counts the statements each thread prepares, so that a test can hold them to a number. */
@Component
public class StatementCount implements BeanPostProcessor {

    private static final Queue<Prepared> PREPARED = new ConcurrentLinkedQueue<>();

    /** Starts again at zero. */
    public static void reset() {
        PREPARED.clear();
    }

    /** The statements since, in order, of threads whose name contains this. */
    public static List<String> ofThreadsNamed(String part) {
        return PREPARED.stream()
                .filter(p -> p.thread().contains(part))
                .map(Prepared::sql)
                .toList();
    }

    private record Prepared(String thread, String sql) {}

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source && !(bean instanceof Counting) ? new Counting(source) : bean;
    }

    private static final class Counting extends DelegatingDataSource {

        Counting(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("prepareStatement")) {
                            PREPARED.add(new Prepared(Thread.currentThread().getName(), String.valueOf(arguments[0])));
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
