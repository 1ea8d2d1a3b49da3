package org.quanyu.models.visit;

import java.util.List;
import org.quanyu.schemas.yaml.Place;
import org.quanyu.schemas.yaml.YamlFile;

/**
 * What the teams that look into a risk can do.
 *
 * @param target the risk, as {@code mart.risk_score} names it
 * @param title the risk as people call it
 * @param exploration share of the visits that is drawn by lot, 0 to 1
 * @param place where the file names the risk
 */
public record VisitPlan(
        YamlFile file, String target, Place place, String title, double exploration, Rest rest, List<Team> teams) {

    public VisitPlan {
        teams = List.copyOf(teams);
    }

    /**
     * For how long a firm stays off the lists.
     *
     * @param visited months since a visit
     * @param listed months since a list that had it, whether it was visited or not
     */
    public record Rest(int visited, int listed) {}

    /**
     * Who visits.
     *
     * @param firms how many it can visit in a month
     */
    public record Team(String name, int firms, List<SubDistrict> subDistricts) {

        public Team {
            subDistricts = List.copyOf(subDistricts);
        }

        /** Of the visits, those drawn by lot: the share, rounded half up. */
        int byLot(double exploration) {
            return (int) Math.floor(firms * exploration + 0.5);
        }
    }

    /** A sub-district that a team serves, and where the file says so. */
    public record SubDistrict(String name, Place place) {}
}
