package io.curbstop.dispatch.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that no form of ours can have sent. Files that are attached to something may be larger than others;
 * multipart bodies, that is imports, have their own limit in {@code spring.servlet.multipart}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class BodyLimitFilter extends OncePerRequestFilter {

    private static final List<String> FILES = List.of("image/", "application/pdf", "application/octet-stream");

    private final ProblemWriter problems;
    private final DataSize formLimit;
    private final DataSize fileLimit;

    BodyLimitFilter(
            ProblemWriter problems,
            @Value("${curbstop.body-limit}") DataSize formLimit,
            @Value("${curbstop.attachment-limit}") DataSize fileLimit) {
        this.problems = problems;
        this.formLimit = formLimit;
        this.fileLimit = fileLimit;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return type(request).startsWith("multipart/");
    }

    private static String type(HttpServletRequest request) {
        return request.getContentType() == null ? "" : request.getContentType().toLowerCase(Locale.ROOT);
    }

    private DataSize limit(HttpServletRequest request) {
        return FILES.stream().anyMatch(type(request)::startsWith) ? fileLimit : formLimit;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        DataSize limit = limit(request);
        if (request.getContentLengthLong() > limit.toBytes()) {
            problems.write(
                    response,
                    HttpStatus.CONTENT_TOO_LARGE,
                    "too-large",
                    String.format(
                            Locale.ROOT,
                            "That has %.1f MB; the server takes %d MB here.",
                            request.getContentLengthLong() / 1e6,
                            limit.toMegabytes()));
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
