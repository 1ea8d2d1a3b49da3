package org.quanyu.models.visit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quanyu.models.visit.VisitPlan.Rest;
import org.quanyu.models.visit.VisitPlan.SubDistrict;
import org.quanyu.models.visit.VisitPlan.Team;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.yaml.YamlFile;
import org.quanyu.schemas.yaml.YamlForm;
import org.quanyu.schemas.yaml.YamlNode;

/** Reads what the teams of a risk can do. */
final class VisitPlanReader {

    private static final Set<String> KEYS =
            new LinkedHashSet<>(List.of("visits", "title", "exploration", "rest", "teams"));
    private static final Set<String> REST_KEYS = new LinkedHashSet<>(List.of("visited", "listed"));
    private static final Set<String> TEAM_KEYS = new LinkedHashSet<>(List.of("firms", "sub_districts"));

    private static final Pattern MONTHS = Pattern.compile("(\\d{1,3}) months?");

    private static final double USUAL_EXPLORATION = 0.1;
    private static final Rest USUAL_REST = new Rest(6, 2);

    private final YamlFile file;
    private final YamlForm form;
    private final Map<String, String> servedBy = new HashMap<>();

    private VisitPlanReader(YamlFile file, YamlForm form) {
        this.file = file;
        this.form = form;
    }

    /**
     * @param name of the file, for messages
     * @throws org.quanyu.schemas.failure.LakeException {@code VISITS_INVALID} with file, line, column and the nearest known
     *     name
     */
    static VisitPlan read(String name, String text) {
        YamlFile file = new YamlFile(name, FailureCode.VISITS_INVALID, "docs/lists.md");
        YamlForm form = YamlForm.of(file, "a plan of visits", YamlNode.parse(file, text), KEYS);
        return new VisitPlanReader(file, form).plan();
    }

    private VisitPlan plan() {
        String target = form.text("visits");
        double exploration = form.has("exploration") ? share() : USUAL_EXPLORATION;
        List<Team> teams = new ArrayList<>();
        form.keys("teams").forEach((name, key) -> teams.add(team(name, key.value())));
        if (teams.isEmpty()) {
            throw form.failure("teams", "there is no team", "name one, with firms and sub_districts");
        }
        return new VisitPlan(
                file,
                target,
                form.placeOf("visits"),
                form.optionalText("title").orElse(target),
                exploration,
                rest(),
                teams);
    }

    private double share() {
        String text = form.text("exploration");
        try {
            double share = Double.parseDouble(text);
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw form.failure(
                "exploration", "\"exploration\" is not " + text, "write a share from 0 to 1, for example 0.1");
    }

    private Rest rest() {
        if (!form.has("rest")) {
            return USUAL_REST;
        }
        YamlForm rest = YamlForm.of(file, "\"rest\"", form.require("rest"), REST_KEYS);
        return new Rest(months(rest, "visited", USUAL_REST.visited()), months(rest, "listed", USUAL_REST.listed()));
    }

    private static int months(YamlForm rest, String name, int usual) {
        if (!rest.has(name)) {
            return usual;
        }
        Matcher months = MONTHS.matcher(rest.text(name));
        if (!months.matches()) {
            throw rest.failure(
                    name, "\"" + name + "\" is not " + rest.text(name), "write whole months, for example 6 months");
        }
        return Integer.parseInt(months.group(1));
    }

    private Team team(String name, YamlNode node) {
        YamlForm team = YamlForm.of(file, "team " + name, node, TEAM_KEYS);
        List<SubDistrict> served = subDistricts(team);
        for (SubDistrict subDistrict : served) {
            String other = servedBy.putIfAbsent(subDistrict.name(), name);
            if (other != null) {
                throw file.failure(
                        subDistrict.place(),
                        other + " serves " + subDistrict.name() + " already",
                        "leave it with one team, so that no firm is visited twice");
            }
        }
        return new Team(name, firms(team), served);
    }

    private static int firms(YamlForm team) {
        String text = team.text("firms");
        if (!text.matches("\\d{1,6}")) {
            throw team.failure(
                    "firms",
                    "a team cannot visit " + text + " firms a month",
                    "write how many it can visit as a whole number, 0 if none");
        }
        return Integer.parseInt(text);
    }

    private List<SubDistrict> subDistricts(YamlForm team) {
        YamlNode node = team.require("sub_districts");
        List<YamlNode> items = node instanceof YamlNode.Items list ? list.items() : List.of(node);
        List<SubDistrict> names = new ArrayList<>();
        for (YamlNode item : items) {
            if (!(item instanceof YamlNode.Text text)) {
                throw file.failure(item.place(), "a sub-district is one text", "write them as [民治, 龙华]");
            }
            names.add(new SubDistrict(text.text().strip(), text.place()));
        }
        return names;
    }
}
