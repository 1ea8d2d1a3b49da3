package org.quanyu.pipelines.benefit.fact;

/** How long what a register says holds. */
enum Holding {
    /** Until a version says that it ended; all records that hold count. */
    RECORD,
    /** As {@link #RECORD}, but of several records the one that began last counts. */
    LATEST,
    /** Until the next statement, at the longest until the end of June of the year after. */
    STATEMENT
}
