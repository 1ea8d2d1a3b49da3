package org.quanyu.generator.district;

import java.time.LocalDate;
import java.util.List;
import org.quanyu.generator.chance.Chance;

/** Which residents need special care; the rates are assumptions near those of large cities. */
public final class Needs {

    /** Residents with a disability certificate. */
    public static final double DISABLED = 0.013;

    /** Households that receive or come near to social assistance. */
    public static final double ASSISTED = 0.008;

    /** Children whom nobody of their family brings up, orphans among them. */
    public static final double WITHOUT_PARENTS = 0.003;

    /** From this age on people are listed as very old (高龄). */
    public static final int VERY_OLD = 80;

    private static final List<String> DISABILITIES = List.of("肢体", "肢体", "肢体", "听力", "视力", "智力", "精神", "言语", "多重");
    private static final List<String> ASSISTANCE = List.of("低保", "低保", "低保边缘", "低保边缘", "支出型困难");

    private final Chance chance;

    public Needs(Chance chance) {
        this.chance = chance.about("needs");
    }

    public boolean isDisabled(int person) {
        return chance.unit(person, 0) < DISABLED;
    }

    /** From 1, the gravest, to 4. */
    public int disabilityGrade(int person) {
        double unit = chance.unit(person, 1);
        return unit < 0.15 ? 1 : unit < 0.4 ? 2 : unit < 0.7 ? 3 : 4;
    }

    public String disabilityKind(int person) {
        return DISABILITIES.get(chance.below(DISABILITIES.size(), person, 2));
    }

    /** The kind of social assistance of a household; null for none. */
    public String assistance(int household) {
        double unit = chance.unit(household, 3);
        return unit < ASSISTED ? ASSISTANCE.get((int) (unit / ASSISTED * ASSISTANCE.size())) : null;
    }

    public boolean isWithoutParents(Person person, LocalDate day) {
        return person.role() == Person.Role.CHILD
                && person.age(day) < 18
                && chance.unit(person.number(), 4) < WITHOUT_PARENTS;
    }
}
