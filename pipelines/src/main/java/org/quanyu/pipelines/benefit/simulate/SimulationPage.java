package org.quanyu.pipelines.benefit.simulate;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.quanyu.pipelines.benefit.match.MatchPlan;
import org.quanyu.pipelines.benefit.policy.Policy;
import org.quanyu.pipelines.benefit.policy.Terms;
import org.quanyu.pipelines.benefit.simulate.SimulatedCost.Cost;

/** The report of a simulation, in Chinese, as one self-contained page. */
public final class SimulationPage {

    private final SimulatedCost costs;
    private final Simulation simulation;

    private SimulationPage(SimulatedCost costs) {
        this.costs = costs;
        this.simulation = costs.simulation();
    }

    /** What is told of one policy. */
    public record Told(
            String title,
            String owner,
            String kind,
            List<String> added,
            List<String> removed,
            List<String> figures,
            List<Line> months,
            List<Line> places,
            String budget) {}

    /** A line of a table. */
    public record Line(List<String> cells) {}

    /** The page as HTML. */
    public static String of(SimulatedCost costs) {
        return new SimulationPage(costs).html();
    }

    private String html() {
        try {
            StringWriter text = new StringWriter();
            configuration()
                    .getTemplate("simulation.ftlh")
                    .process(
                            Map.of(
                                    "asOf", simulation.asOf().toString(),
                                    "policies",
                                            costs.policies().stream()
                                                    .map(this::told)
                                                    .toList(),
                                    "unmet", unmet(),
                                    "leftOut", List.copyOf(simulation.leftOut()),
                                    "tellsSubDistrict", simulation.tellsSubDistrict()),
                            text);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Evaluated policies for which nobody qualifies, before or after. */
    private List<String> unmet() {
        List<String> met = costs.policies().stream().map(PlaceSum::policy).toList();
        return simulation.changed().keySet().stream()
                .filter(id -> !met.contains(id) && !simulation.leftOut().contains(id))
                .sorted()
                .toList();
    }

    private Told told(PlaceSum sum) {
        Policy policy = simulation.changed().get(sum.policy());
        List<String> before = clauses(sum, true);
        List<String> after = clauses(sum, false);
        Cost year = costs.of(sum);
        return new Told(
                policy.title().chinese() + "（" + policy.id() + "）",
                policy.owner(),
                simulation.inForce().containsKey(policy.id()) ? "修订" : "新设",
                after.stream().filter(clause -> !before.contains(clause)).toList(),
                before.stream().filter(clause -> !after.contains(clause)).toList(),
                Stream.concat(
                                Stream.of(
                                                sum.before(),
                                                sum.after(),
                                                sum.gains(),
                                                sum.loses(),
                                                sum.amountChanged(),
                                                sum.amountUnknown())
                                        .map(SimulationPage::whole),
                                cost(year).stream())
                        .toList(),
                PaymentCalendar.months(simulation.asOf()).stream()
                        .map(month -> line(month.toString().substring(0, 7), cost(costs.of(sum, month))))
                        .toList(),
                places(sum.policy()),
                budget(policy, year));
    }

    private List<Line> places(String policy) {
        return costs.places().stream()
                .filter(place -> place.policy().equals(policy))
                .map(place -> {
                    List<String> cells = new ArrayList<>(Stream.of(
                                    place.before(), place.after(), place.gains(), place.loses(), place.amountChanged())
                            .map(SimulationPage::whole)
                            .toList());
                    cells.addAll(cost(costs.of(place)));
                    return line(place.place().orElse("未登记"), cells);
                })
                .toList();
    }

    private List<String> clauses(PlaceSum sum, boolean isBefore) {
        for (Simulation.Part part : simulation.parts()) {
            MatchPlan plan = isBefore ? part.before() : part.after();
            for (int index = 0; index < plan.policies().size(); index++) {
                if (plan.policies().get(index).id().equals(sum.policy())) {
                    return plan.told().get(index).clauses().stream()
                            .map(MatchPlan.ToldClause::words)
                            .toList();
                }
            }
        }
        return List.of();
    }

    private static String budget(Policy policy, Cost year) {
        Optional<Terms.Budget> budget = policy.terms().budget();
        if (budget.isEmpty()) {
            return "未设年度预算";
        }
        BigDecimal left = budget.get().year().subtract(year.after());
        return "年度预算" + yuan(budget.get().year()) + "元，"
                + (left.signum() < 0 ? "方案十二个月支出超出" + yuan(left.negate()) + "元" : "方案十二个月支出在预算之内，余" + yuan(left) + "元");
    }

    private static List<String> cost(Cost cost) {
        return List.of(
                yuan(cost.before()), yuan(cost.after()), yuan(cost.after().subtract(cost.before())));
    }

    private static Line line(String first, List<String> others) {
        return new Line(Stream.concat(Stream.of(first), others.stream()).toList());
    }

    private static String whole(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String yuan(BigDecimal sum) {
        return String.format(Locale.ROOT, "%,.2f", sum);
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassForTemplateLoading(SimulationPage.class, "");
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setLocale(Locale.ROOT);
        configuration.setNumberFormat("c");
        configuration.setLogTemplateExceptions(false);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        return configuration;
    }
}
