package io.curbstop.dispatch.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that no form of ours can have sent. Multipart bodies, that is imports, have their own limit in {@code
 * spring.servlet.multipart}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class BodyLimitFilter extends OncePerRequestFilter {

    private final ProblemWriter problems;
    private final DataSize limit;

    BodyLimitFilter(ProblemWriter problems, @Value("${curbstop.body-limit}") DataSize limit) {
        this.problems = problems;
        this.limit = limit;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > limit.toBytes()) {
            problems.write(
                    response,
                    HttpStatus.CONTENT_TOO_LARGE,
                    "too-large",
                    "The request has " + request.getContentLengthLong() / 1_000_000 + " MB; the server takes "
                            + limit.toKilobytes() + " kB here.");
            return;
        }
        chain.doFilter(request.getContentLengthLong() >= 0 ? request : new Limited(request, limit.toBytes()), response);
    }

    /** A request that does not say how long it is: counted while it is read. */
    private static final class Limited extends HttpServletRequestWrapper {

        private final long limit_bytes;
        private ServletInputStream stream;

        Limited(HttpServletRequest request, long limit_bytes) {
            super(request);
            this.limit_bytes = limit_bytes;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (stream == null) {
                stream = new Counting(super.getInputStream(), limit_bytes);
            }
            return stream;
        }
    }

    private static final class Counting extends ServletInputStream {

        private final ServletInputStream source;
        private final long limit_bytes;
        private long read_bytes;

        Counting(ServletInputStream source, long limit_bytes) {
            this.source = source;
            this.limit_bytes = limit_bytes;
        }

        @Override
        public int read() throws IOException {
            int value = source.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = source.read(buffer, offset, length);
            count(Math.max(0, count));
            return count;
        }

        private void count(int more_bytes) throws IOException {
            read_bytes += more_bytes;
            if (read_bytes > limit_bytes) {
                throw new BodyTooLargeException(limit_bytes);
            }
        }

        @Override
        public boolean isFinished() {
            return source.isFinished();
        }

        @Override
        public boolean isReady() {
            return source.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            source.setReadListener(listener);
        }
    }
}
