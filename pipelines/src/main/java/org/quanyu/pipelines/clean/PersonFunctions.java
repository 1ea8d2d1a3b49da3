package org.quanyu.pipelines.clean;

import static org.quanyu.pipelines.clean.Expressions.call;
import static org.quanyu.pipelines.clean.Expressions.text;
import static org.quanyu.pipelines.clean.LakeFunction.example;

import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.quanyu.pipelines.clean.value.IdentityNumbers;
import org.quanyu.pipelines.clean.value.PersonNames;
import org.quanyu.pipelines.clean.value.Phones;

/** What is known of a person, in the one form in which records are compared; NULL for placeholders. */
final class PersonFunctions {

    private PersonFunctions() {}

    static List<LakeFunction> all() {
        return List.of(
                LakeFunction.of(
                        "chinese_name",
                        "The name in simplified characters without spaces, remarks and title, one of which only the"
                                + " surname is known as 李*; a Latin name in capitals; NULL for what is no name.",
                        textual(PersonNames.class, "read"),
                        example("chinese_name('李　小明（户主）')", "李小明"),
                        example("chinese_name('陳國強')", "陈国强"),
                        example("chinese_name('李某某')", "李*"),
                        example("chinese_name('欧阳女士')", "欧阳*"),
                        example("chinese_name('李小明先生')", "李小明"),
                        example("chinese_name('买买提.艾力')", "买买提·艾力"),
                        example("chinese_name('John  Smith ')", "JOHN SMITH"),
                        example("chinese_name('无名氏')", null),
                        example("chinese_name('--')", null)),
                LakeFunction.of(
                        "title_sex",
                        "男 or 女 where a title behind the name says so.",
                        textual(PersonNames.class, "titleSex"),
                        example("title_sex('李先生')", "男"),
                        example("title_sex('王女士')", "女"),
                        example("title_sex('王小明')", null)),
                LakeFunction.of(
                        "person_sex",
                        "男 or 女 from words, letters and the codes of GB/T 2261.1; else NULL.",
                        textual(PersonNames.class, "sex"),
                        example("person_sex('男性')", "男"),
                        example("person_sex('2')", "女"),
                        example("person_sex('未说明')", null)),
                LakeFunction.of(
                        "identity_number",
                        "The identity number in 18 characters: 15 digits get their century and check character, a mask"
                                + " as many stars as it hides; 17 or 19 characters stay, as do wrong check characters;"
                                + " else NULL.",
                        textual(IdentityNumbers.class, "read"),
                        example("identity_number('11010519491231002x')", "11010519491231002X"),
                        example("identity_number('110105491231002')", "11010519491231002X"),
                        example("identity_number('4403****1234')", "4403**********1234"),
                        example("identity_number('１１０１０５　19491231002Ｘ')", "11010519491231002X"),
                        example("identity_number('1101051949123102X')", "1101051949123102X"),
                        example("identity_number('111111111111111111')", null),
                        example("identity_number('无')", null)),
                LakeFunction.of(
                        "identity_number_birth",
                        "The date of birth in an identity number of 18 characters; NULL where it is masked or no date.",
                        value -> call(IdentityNumbers.class, "birth", DataTypes.DateType, text(value)),
                        example("identity_number_birth('11010519491231002X')", "1949-12-31"),
                        example("identity_number_birth('110105194913310026')", null),
                        example("identity_number_birth('4403**********1234')", null)),
                LakeFunction.of(
                        "identity_number_sex",
                        "男 or 女 from an identity number of 18 characters; NULL where it is masked.",
                        textual(IdentityNumbers.class, "sex"),
                        example("identity_number_sex('11010519491231002X')", "女"),
                        example("identity_number_sex('4403**********1234')", "男"),
                        example("identity_number_sex('110105**********')", null)),
                LakeFunction.of(
                        "mobile",
                        "The digits of a mobile or landline number without country code and extension, of several the"
                                + " first, a mask kept; NULL for fillers and other texts.",
                        textual(Phones.class, "read"),
                        example("mobile('+86 139 1234 5670')", "13912345670"),
                        example("mobile('（0755）2584-6575')", "075525846575"),
                        example("mobile('021-58897858-801')", "02158897858"),
                        example("mobile('138****5678')", "138****5678"),
                        example("mobile('13800000000')", null),
                        example("mobile('0755-00000000')", null),
                        example("mobile('无')", null)));
    }

    private static Function<Column, Column> textual(Class<?> owner, String method) {
        return value -> call(owner, method, DataTypes.StringType, text(value));
    }
}
