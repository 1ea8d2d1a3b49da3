package org.quanyu.pipelines.clean;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hutool.core.util.CreditCodeUtil;
import cn.hutool.core.util.IdcardUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Identifiers, compared with hutool. A try evaluates a list in one job. */
class IdentifierFunctionsTest {

    private static final String BASE_31 = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @Property(tries = 5)
    void generatedCreditCodesAreValid(@ForAll("seeds") List<Long> seeds) {
        List<String> codes =
                seeds.stream().map(seed -> CreditCodeUtil.randomCreditCode()).toList();
        assertThat(results("credit_code_valid(s)", codes)).containsOnly("true");
    }

    @Property(tries = 5)
    void creditCodesAreJudgedAsByHutool(@ForAll("codes") List<String> codes) {
        List<String> expected = codes.stream()
                .map(code -> String.valueOf(CreditCodeUtil.isCreditCode(code)))
                .toList();
        assertThat(results("credit_code_valid(s)", codes)).isEqualTo(expected);
    }

    @Property(tries = 5)
    void oneWrongCharacterIsNoticed(@ForAll("seeds") List<Long> seeds) {
        List<String> changed = new ArrayList<>();
        for (long seed : seeds) {
            StringBuilder code = new StringBuilder(CreditCodeUtil.randomCreditCode());
            int position = 8 + (int) (seed % 9);
            int value = BASE_31.indexOf(code.charAt(position));
            code.setCharAt(position, BASE_31.charAt((value + 1 + (int) (seed % 29)) % 31));
            changed.add(code.toString());
        }
        assertThat(results("credit_code_valid(s)", changed)).containsOnly("false");
    }

    @Property(tries = 5)
    void identityNumbersAreJudgedAsByHutool(@ForAll("identityNumbers") List<String> numbers) {
        List<String> expected = numbers.stream()
                .map(number -> String.valueOf(IdcardUtil.isValidCard18(number)))
                .toList();
        assertThat(results("identity_number_valid(s)", numbers)).isEqualTo(expected);
    }

    @Test
    void registryIsJudgedAsByHutool() {
        Dataset<Row> codes = CleanSession.firms().selectExpr("`统一社会信用代码` as s").cache();
        List<String> texts = CleanSession.strings(codes);
        List<String> valid = CleanSession.strings(codes.selectExpr("credit_code_valid(s)"));
        List<String> expected = texts.stream()
                .map(text -> text == null ? null : String.valueOf(CreditCodeUtil.isCreditCode(plain(text))))
                .toList();
        codes.unpersist();
        assertThat(valid).isEqualTo(expected);
        assertThat(valid).filteredOn("true"::equals).hasSizeGreaterThan(50_000);
    }

    @Provide
    Arbitrary<List<Long>> seeds() {
        return Arbitraries.longs().between(0, 1_000_000).list().ofSize(300);
    }

    @Provide
    Arbitrary<List<String>> codes() {
        Arbitrary<String> body =
                Arbitraries.strings().withChars(BASE_31).ofMinLength(17).ofMaxLength(19);
        Arbitrary<String> typical =
                Arbitraries.strings().withChars(BASE_31).ofLength(10).map(end -> "91440309" + end);
        return Arbitraries.oneOf(body, typical).list().ofSize(500);
    }

    /** Numbers with real and unreal dates; half of them get the right check character. */
    @Provide
    Arbitrary<List<String>> identityNumbers() {
        Arbitrary<String> number = Combinators.combine(
                        Arbitraries.of("110105", "440309", "650102", "990101"),
                        Arbitraries.integers().between(1900, 2020),
                        Arbitraries.integers().between(1, 13),
                        Arbitraries.integers().between(1, 31),
                        Arbitraries.integers().between(0, 999),
                        Arbitraries.of(true, false))
                .as((region, year, month, day, order, right) -> withCheck(
                        String.format(Locale.ROOT, "%s%04d%02d%02d%03d", region, year, month, day, order), right));
        return number.list().ofSize(500);
    }

    private static String withCheck(String body, boolean right) {
        int sum = 0;
        for (int index = 0; index < 17; index++) {
            sum += (body.charAt(index) - '0') * ((1 << (17 - index)) % 11);
        }
        return body + "10X98765432".charAt((sum + (right ? 0 : 1)) % 11);
    }

    private static String plain(String text) {
        return text.replaceAll("[ \\t\\r\\n-]", "").toUpperCase(Locale.ROOT);
    }

    private static List<String> results(String expression, List<String> texts) {
        return CleanSession.strings(CleanSession.texts(texts).selectExpr(expression));
    }
}
