package org.quanyu.pipelines.benefit.diff;

import java.util.Locale;

/** Why somebody gained or lost a benefit between two runs, or gets another amount: the first of these that holds. */
public enum Cause {
    POLICY_NEW("前一次运行中没有此政策的结果"),
    POLICY_ENDED("后一次运行中没有此政策的结果"),
    ENTITY_NEW("新登记的对象"),
    ENTITY_GONE("对象不再在册"),
    VERSION_AND_FACTS("政策换了版本，事实也有变化"),
    VERSION_CHANGED("政策换了版本"),
    /** The rows of the runs do not tell: more than one clause was missed, or the entity is not there. */
    NOT_TOLD("从结果看不出，需用事实表比对"),
    FACT_UNKNOWN("事实变为未知"),
    FACT_KNOWN("原来未知的事实已知"),
    FACT_CHANGED("事实有变化"),
    DAY_PASSED("事实未变，认定日期不同"),
    /** Same version, day and facts: somebody changed the model of a version that was in force. */
    MODEL_CHANGED("版本、事实和认定日期均未变，模型被改动");

    private final String chinese;

    Cause(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    /** As tables name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
