package org.quanyu.generator.person;

import org.quanyu.generator.district.Person;

/** How registers name the relation to the head of the household. */
final class Relation {

    private Relation() {}

    static String of(Person person) {
        return switch (person.role()) {
            case HEAD -> "户主";
            case SPOUSE -> "配偶";
            case CHILD -> person.woman() ? "女儿" : "儿子";
            case PARENT -> person.woman() ? "母亲" : "父亲";
            case LODGER -> "合租人";
        };
    }
}
