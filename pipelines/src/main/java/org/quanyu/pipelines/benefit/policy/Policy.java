package org.quanyu.pipelines.benefit.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quanyu.dmn.model.DecisionModel;

/**
 * A policy: whom it is for, what it rests on, and the decision models that say who qualifies and for how much.
 *
 * @param id its name in tables, and that of its folder
 * @param owner the department that pays
 * @param versions that follow each other in time
 * @param facts that its models ask for, by name
 */
public record Policy(
        String id,
        Title title,
        String owner,
        String legalBasis,
        Beneficiary beneficiary,
        Frequency frequency,
        List<Version> versions,
        Map<String, Fact> facts,
        Terms terms) {

    /** As people call it. */
    public record Title(String chinese, String english) {}

    /** Who qualifies or does not. */
    public enum Beneficiary {
        PERSON,
        HOUSEHOLD,
        FIRM
    }

    /** How often who qualifies is paid. */
    public enum Frequency {
        ONCE,
        MONTHLY,
        YEARLY
    }

    /**
     * What holds from one day to another, both included.
     *
     * @param to empty for a version without an end
     * @param file name of the model's file
     */
    public record Version(LocalDate from, Optional<LocalDate> to, String file, DecisionModel model) {

        boolean isValid(LocalDate day) {
            return !day.isBefore(from) && to.map(last -> !day.isAfter(last)).orElse(true);
        }
    }

    /**
     * A fact that decides.
     *
     * @param source the column that it comes from
     * @param ground on which it may be used
     */
    public record Fact(String source, Ground ground) {}

    /** What allows the use of a fact about a person (个人信息保护法, article 13). */
    public enum Ground {
        STATUTORY,
        CONSENT,
        PUBLIC
    }

    /** What holds on a day, if the policy does. */
    public Optional<Version> inForce(LocalDate day) {
        return versions.stream().filter(version -> version.isValid(day)).findFirst();
    }
}
