package org.quanyu.pipelines.clean;

import static org.quanyu.pipelines.clean.Expressions.call;
import static org.quanyu.pipelines.clean.Expressions.text;
import static org.quanyu.pipelines.clean.LakeFunction.example;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.quanyu.pipelines.clean.value.Contacts;

/** Contact details in free text. */
final class PrivacyFunctions {

    private PrivacyFunctions() {}

    static List<LakeFunction> all() {
        return List.of(
                LakeFunction.of(
                        "mask_contacts",
                        "Free text with e-mail addresses replaced by [邮箱], phone numbers by [电话] and identity"
                                + " numbers by [证件号]; dates, amounts, case numbers and credit codes stay.",
                        PrivacyFunctions::mask,
                        example("mask_contacts('请致电138 1234 5678或a.b@c.cn')", "请致电[电话]或[邮箱]"),
                        example("mask_contacts('电话：0755-12345678转801')", "电话：[电话]"),
                        example("mask_contacts('call (617) 555-1234')", "call [电话]"),
                        example("mask_contacts('case 101000897887 of 2019-02-28')", "case 101000897887 of 2019-02-28")),
                LakeFunction.of(
                        "has_contacts",
                        "Whether mask_contacts would replace anything.",
                        PrivacyFunctions::has,
                        example("has_contacts('身份证11010519491231002X')", "true"),
                        example("has_contacts('工单101000897887')", "false")));
    }

    private static Column mask(Column value) {
        return call(Contacts.class, "mask", DataTypes.StringType, text(value));
    }

    private static Column has(Column value) {
        return call(Contacts.class, "isIn", DataTypes.BooleanType, text(value));
    }
}
