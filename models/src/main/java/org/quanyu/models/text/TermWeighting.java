package org.quanyu.models.text;

/** What a term weighs beside how often it stands in a text. */
public enum TermWeighting {

    /** Its inverse document frequency (Spärck Jones 1972). */
    RARITY,

    /** That, times how much likelier the term is under a label than under the others (Wang and Manning 2012: NB-SVM). */
    RARITY_AND_LOG_COUNT_RATIO
}
