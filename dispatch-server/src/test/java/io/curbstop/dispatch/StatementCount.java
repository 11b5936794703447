package io.curbstop.dispatch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/** Counts the statements each thread prepares, so that a test can hold them to a number. */
@Component
public class StatementCount implements BeanPostProcessor {

    private static final Map<String, Long> COUNTS = new ConcurrentHashMap<>();

    /** Starts again at zero. */
    public static void reset() {
        COUNTS.clear();
    }

    /** The statements since, of threads whose name contains this. */
    public static long ofThreadsNamed(String part) {
        return COUNTS.entrySet().stream()
                .filter(e -> e.getKey().contains(part))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

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
                            COUNTS.merge(Thread.currentThread().getName(), 1L, Long::sum);
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
