package io.curbstop.map.engineering;

import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.network.ValveStates;
import io.curbstop.map.trace.IsolationAnswer;
import io.curbstop.map.trace.IsolationTracer;
import io.curbstop.map.trace.TraceOptions;
import io.curbstop.map.trace.TraceRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Traces the cases of a JSON file and writes the same cases with their answers. A case has {@code breaks} (ids of
 * mains), and may have {@code stuck} and {@code closed_before} (ids of valves); what else stands in it is kept. A case
 * that cannot be traced gets an {@code error} instead of an answer. Names ending in {@code .gz} are compressed files.
 */
public final class CaseRun {
    private static final int WARM_UP_ROUNDS = 40;
    private static final long WARM_UP_LIMIT_NS = 400_000_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final IsolationTracer tracer;
    private final ValveStates states;
    private final TraceOptions options;
    private final Plan plan;

    /** The plans that can be asked for. */
    public enum Plan {
        /** The nearest ring of usable valves. */
        NEAREST,
        /** As few valves as possible. */
        FEWEST_VALVES
    }

    /** The file of cases is not what it should be; the message says where. */
    public static final class UnusableCasesException extends Exception {
        private static final long serialVersionUID = 1L;

        UnusableCasesException(String message) {
            super(message);
        }
    }

    /**
     * What came of a run. Times are of tracing alone, without files.
     *
     * @param cases number of cases, those with an error included
     * @param problems cases that could not be traced, each with its place (the first is 0) and reason
     * @param median_us median time of a trace, in microseconds; 0 when there was none
     * @param p99_us time that 99 of 100 traces stayed within, in microseconds; 0 when there was none
     */
    public record Summary(int cases, List<String> problems, double median_us, double p99_us) {
        /** Copies the list. */
        public Summary {
            problems = List.copyOf(problems);
        }
    }

    /** A run on a network with its valves as recorded. */
    public CaseRun(PipeNetwork network, TraceOptions options, Plan plan) {
        this.tracer = new IsolationTracer(network);
        this.states = ValveStates.recorded(network);
        this.options = options;
        this.plan = plan;
    }

    /**
     * Traces every case.
     *
     * @throws UnusableCasesException when the cases are no JSON array of objects
     * @throws IOException when a file cannot be read or written
     */
    public Summary run(Path cases, Path answers) throws IOException, UnusableCasesException {
        List<ObjectNode> read = read(cases);
        List<TraceCase> traced = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (int number = 0; number < read.size(); number++) {
            try {
                traced.add(TraceCase.of(read.get(number), tracer.network()));
            } catch (TraceCase.UnusableCaseException e) {
                traced.add(null);
                read.get(number).put("error", e.getMessage());
                problems.add("case " + number + ": " + e.getMessage());
            }
        }
        warmUp(traced);
        long[] times_ns = new long[read.size() - problems.size()];
        int timed = 0;
        AnswerFields fields = new AnswerFields(tracer.network());
        try (OutputStream out = TextFile.output(answers);
                JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8)) {
            json.writeStartArray();
            for (int number = 0; number < read.size(); number++) {
                TraceCase one = traced.get(number);
                if (one != null) {
                    TraceRequest request = one.request(states, options);
                    long start_ns = System.nanoTime();
                    IsolationAnswer answer = trace(request);
                    times_ns[timed++] = System.nanoTime() - start_ns;
                    IsolationAnswer other =
                            trace(request.withOptions(options.withDirectedSupply(!options.directedSupply())));
                    fields.write(
                            read.get(number),
                            answer,
                            options.directedSupply() ? other : answer,
                            options.directedSupply() ? answer : other);
                }
                JSON.writeValue(json, read.get(number));
            }
            json.writeEndArray();
        } catch (JacksonException e) {
            throw new IOException(answers + " cannot be written: " + e.getOriginalMessage(), e);
        }
        Arrays.sort(times_ns);
        return new Summary(read.size(), problems, at(times_ns, 0.5), at(times_ns, 0.99));
    }

    private IsolationAnswer trace(TraceRequest request) {
        return plan == Plan.NEAREST
                ? tracer.trace(request)
                : tracer.findFewestValves(request).orElseGet(() -> tracer.trace(request));
    }

    /** Lets the compiler see the code before the clock runs, so that a short file is not timed by its cold start. */
    private void warmUp(List<TraceCase> cases) {
        long start_ns = System.nanoTime();
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            for (TraceCase one : cases) {
                if (one != null) {
                    trace(one.request(states, options));
                }
                if (System.nanoTime() - start_ns > WARM_UP_LIMIT_NS) {
                    return;
                }
            }
        }
    }

    private static double at(long[] sorted_ns, double share) {
        return sorted_ns.length == 0
                ? 0
                : sorted_ns[(int) Math.min(sorted_ns.length - 1L, (long) (sorted_ns.length * share))] / 1000.0;
    }

    private static List<ObjectNode> read(Path file) throws IOException, UnusableCasesException {
        JsonNode root;
        try (InputStream in = TextFile.input(file)) {
            root = JSON.readTree(in);
        } catch (JacksonException e) {
            throw new UnusableCasesException("%s is no JSON: line %d: %s"
                    .formatted(
                            file,
                            e.getLocation().getLineNr(),
                            e.getOriginalMessage().replaceFirst(" \\(start marker.*", "")));
        }
        if (root == null || !root.isArray()) {
            throw new UnusableCasesException(file + " must hold an array of cases");
        }
        List<ObjectNode> cases = new ArrayList<>();
        for (JsonNode one : root) {
            if (!(one instanceof ObjectNode object)) {
                throw new UnusableCasesException("%s: case %d is no object".formatted(file, cases.size()));
            }
            cases.add(object);
        }
        return cases;
    }
}
