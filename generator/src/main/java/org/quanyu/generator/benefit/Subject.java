package org.quanyu.generator.benefit;

import org.quanyu.generator.benefit.Circumstances.Identity;

/** A person, household or firm with what does not change about it worked out, ready to be asked for facts. */
sealed interface Subject permits PersonCircumstances, HouseholdCircumstances, FirmCircumstances {

    /** Fills in the facts of its entity on a day. */
    void facts(Moment moment, int[] facts);

    int number();

    /** The facts on a day, worked out once for a day that is asked for again; not to be changed. */
    int[] factsOn(Moment moment);

    /** Name and number of who is paid. */
    Identity identity();

    /** The first day in the district, as {@link Dates} count. */
    int arrived();

    /** The last day in the district, as {@link Dates} count. */
    int left();

    /** The day of death; {@link Dates#ALWAYS} for none. */
    int died();
}
