package io.curbstop.dispatch.shutdown.sheet;

import io.curbstop.dispatch.geodata.CityStore;
import io.curbstop.dispatch.geodata.TracedUtility;
import io.curbstop.dispatch.incident.Incident;
import io.curbstop.dispatch.incident.IncidentTypes;
import io.curbstop.dispatch.incident.Incidents;
import io.curbstop.dispatch.outage.AffectedCustomer;
import io.curbstop.dispatch.outage.OutageView;
import io.curbstop.dispatch.outage.Outages;
import io.curbstop.dispatch.problem.ProblemException;
import io.curbstop.dispatch.shutdown.ShutdownReader;
import io.curbstop.dispatch.shutdown.ShutdownView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A shutdown on paper for the truck: the map, the valves with access notes, how to put it back, and who goes dry. */
@Component
public class ShutdownSheet {

    private static final float SMALL = 8.5f;
    private static final float MAP_HEIGHT = 285;
    private static final Map<String, String> WHAT = Map.of(
            "CLOSE", "Close",
            "OPEN", "Open",
            "VERIFY_CLOSED", "Check closed",
            "STUCK", "Will not turn",
            "DRY_SIDE", "Dry side");
    private static final Map<String, String> PLANS = Map.of(
            "NEAREST", "nearest valves",
            "FEWEST_VALVES", "fewest valves",
            "LEAST_WEIGHT", "fewest customers");

    private final Incidents incidents;
    private final IncidentTypes types;
    private final Outages outages;
    private final ShutdownReader shutdowns;
    private final SheetMap map;
    private final CityStore cities;
    private final Clock clock;

    ShutdownSheet(
            Incidents incidents,
            IncidentTypes types,
            Outages outages,
            ShutdownReader shutdowns,
            SheetMap map,
            CityStore cities,
            Clock clock) {
        this.incidents = incidents;
        this.types = types;
        this.outages = outages;
        this.shutdowns = shutdowns;
        this.map = map;
        this.cities = cities;
        this.clock = clock;
    }

    /**
     * The sheet of an incident's current plan as a PDF file. It names customers: the caller audits the printing.
     *
     * @param printedBy whose name stands at the foot
     * @throws ProblemException not-found when nothing was traced
     */
    @Transactional(readOnly = true)
    public byte[] print(UUID incidentId, String printedBy) {
        Incident incident = incidents.getIncident(incidentId);
        OutageView outage = outages.findOutage(incidentId)
                .orElseThrow(() -> ProblemException.notFound("Nothing was traced for this incident yet."));
        try {
            SheetPaper paper = new SheetPaper();
            head(paper, incident, outage);
            map.draw(paper, paper.takeRoom(MAP_HEIGHT), outage.id());
            paper.gap(4);
            paper.paragraph(
                    "Circle: close, in this order. Square: open. v: check that it is closed. x: will not turn. Dot: dry"
                            + " side. Cross: the break. Thick: shut off. Dashed: also without " + supply(outage) + ".",
                    7.5f);
            valves(paper, outage);
            reopening(paper, shutdowns.listReopening(incidentId, outage));
            List<AffectedCustomer> customers = outages.listCustomers(incidentId);
            if (outage.utility() == TracedUtility.GAS) {
                gasWork(paper, customers);
            }
            customers(paper, customers, supply(outage));
            return paper.finish(incident.number() + " · printed " + time(clock.instant()) + " by " + printedBy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void head(SheetPaper paper, Incident incident, OutageView outage) throws IOException {
        paper.heading(
                "Shutdown " + incident.number() + ": "
                        + types.getType(incident.typeCode()).label(),
                16);
        paper.paragraph(
                incident.findAddressText().orElse("No address")
                        + (outage.mainRef() == null ? "" : " · main " + outage.mainRef()) + " · priority "
                        + incident.priority(),
                10);
        paper.paragraph(
                (outage.approval() == null
                                ? "NOT APPROVED: do not turn valves by this sheet. Plan: "
                                : "Approved " + time(outage.approval().at()) + " by "
                                        + outage.approval().by() + ". Plan: ")
                        + PLANS.get(outage.plan().name()) + ", "
                        + Math.round(outage.length_m()) + " m of main, "
                        + outage.customers().total() + " customers, "
                        + outage.customers().critical().size() + " critical."
                        + (outage.isolated() ? "" : " DOES NOT ISOLATE: " + outage.reason()),
                10);
        paper.gap(6);
    }

    private void valves(SheetPaper paper, OutageView outage) throws IOException {
        paper.heading("Valves", 12);
        List<String[]> rows = new ArrayList<>();
        for (OutageView.Valve valve : outage.valves()) {
            rows.add(new String[] {
                valve.order() > 0 ? String.valueOf(valve.order()) : "",
                WHAT.getOrDefault(valve.role(), valve.role()),
                valve.ref(),
                valve.diameter_mm() == null ? "" : String.valueOf(valve.diameter_mm()),
                (valve.turns() == null ? "" : Math.round(valve.turns()) + " ")
                        + (valve.closes() == null ? "" : valve.closes()),
                valve.unitCode() == null ? "" : valve.unitCode(),
                Stream.of(valve.accessNote(), valve.reason())
                        .filter(text -> text != null && !text.isBlank())
                        .collect(Collectors.joining(". ")),
                valve.last() == null ? "" : time(valve.last().at())
            });
        }
        paper.table(
                new String[] {"", "Do", "Valve", "mm", "Turns", "Crew", "Access, why", "Done at"},
                new float[] {0.04f, 0.12f, 0.13f, 0.06f, 0.1f, 0.08f, 0.34f, 0.13f},
                rows,
                SMALL);
        List<String> hydrants =
                outage.hydrants().stream().map(OutageView.Hydrant::ref).toList();
        if (!hydrants.isEmpty()) {
            paper.gap(3);
            paper.paragraph("Hydrants without water (tell the fire service): " + String.join(", ", hydrants), SMALL);
        }
    }

    private static void reopening(SheetPaper paper, List<ShutdownView.Step> steps) throws IOException {
        if (steps.isEmpty()) {
            return;
        }
        paper.heading("Putting it back", 12);
        List<String[]> rows = steps.stream()
                .map(step -> new String[] {
                    String.valueOf(step.order()),
                    step.action().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    step.ref(),
                    step.reason(),
                    ""
                })
                .toList();
        paper.table(
                new String[] {"", "Do", "Valve or hydrant", "Why", "Done at"},
                new float[] {0.05f, 0.2f, 0.2f, 0.42f, 0.13f},
                rows,
                SMALL);
    }

    /** The valves are in the table of valves; what a sheet for water does not say is what comes before and after them. */
    private static void gasWork(SheetPaper paper, List<AffectedCustomer> customers) throws IOException {
        paper.heading("Gas: in this order", 12);
        String meters = customers.size() + (customers.size() == 1 ? " meter" : " meters") + " listed below";
        paper.paragraph("1. Shut every one of the " + meters + ", before the pressure falls and flames go out.", 10);
        paper.paragraph("2. Close the valves in their order, dry sides too. Repair.", 10);
        paper.paragraph("3. Purge from the first valve until what comes out is gas and no air; open the valves.", 10);
        paper.paragraph("4. Visit every one of the " + meters + " again: appliances off, then lit one by one.", 10);
    }

    private static void customers(SheetPaper paper, List<AffectedCustomer> customers, String supply)
            throws IOException {
        long reduced = customers.stream().filter(ShutdownSheet::isReduced).count();
        paper.heading(
                "Customers without " + supply + ": " + (customers.size() - reduced)
                        + (reduced == 0 ? "" : ", and " + reduced + " with less of it") + ", critical first",
                12);
        List<String[]> rows = customers.stream()
                .map(customer -> new String[] {
                    customer.critical() == null ? "" : customer.critical().replace('_', ' '),
                    (customer.name() == null ? "" : customer.name()) + (isReduced(customer) ? " (reduced)" : ""),
                    customer.address(),
                    // A number to call is needed on the truck only where nobody may be missed.
                    customer.critical() == null || customer.phone() == null ? "" : customer.phone(),
                    customer.told() == null ? "" : "told"
                })
                .toList();
        paper.table(
                new String[] {"Critical", "Name", "Address", "Phone", "Told"},
                new float[] {0.14f, 0.32f, 0.28f, 0.16f, 0.1f},
                rows,
                SMALL);
    }

    private static String supply(OutageView outage) {
        return (outage.utility() == null ? TracedUtility.WATER : outage.utility()).network();
    }

    private static boolean isReduced(AffectedCustomer customer) {
        return customer.part().equals("REDUCED");
    }

    private String time(Instant at) {
        return DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH)
                .format(at.atZone(cities.getCity().timeZone()));
    }
}
