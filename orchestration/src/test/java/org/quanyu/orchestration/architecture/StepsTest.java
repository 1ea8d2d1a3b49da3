package org.quanyu.orchestration.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.implement;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.quanyu.schemas.step.Step;

/** What holds for steps and all that they stand on: the same inputs give the same tables. */
@AnalyzeClasses(packages = "org.quanyu", importOptions = DoNotIncludeTests.class)
class StepsTest {

    private static final String[] LIBRARIES = {
        "org.quanyu.schemas..", "org.quanyu.pipelines..", "org.quanyu.models..", "org.quanyu.reports.."
    };

    private static final DescribedPredicate<JavaCall<?>> READS_THE_CLOCK =
            describe("reads the clock", StepsTest::readsTheClock);

    @ArchTest
    static final ArchRule stepsAreFinalClassesNamedAfterWhatTheyDo = classes()
            .that(implement(Step.class))
            .should()
            .haveModifier(FINAL)
            .andShould()
            .haveSimpleNameNotEndingWith("Step")
            .andShould()
            .resideOutsideOfPackage("org.quanyu.orchestration..");

    @ArchTest
    static final ArchRule nothingThatMakesTablesReadsTheClock =
            noClasses().that().resideInAnyPackage(LIBRARIES).should().callCodeUnitWhere(READS_THE_CLOCK);

    @ArchTest
    static final ArchRule onlyTheCommandWritesToTheTerminal = noClasses()
            .that()
            .resideOutsideOfPackage("org.quanyu.orchestration.cli..")
            .should(ACCESS_STANDARD_STREAMS);

    private static boolean readsTheClock(JavaCall<?> call) {
        String owner = call.getTargetOwner().getName();
        String name = call.getTarget().getName();
        return switch (name) {
            case "now" -> owner.startsWith("java.time.");
            case "currentTimeMillis", "nanoTime" -> owner.equals("java.lang.System");
            case "systemUTC", "systemDefaultZone" -> owner.equals("java.time.Clock");
            case "current_date", "current_timestamp" -> owner.equals("org.apache.spark.sql.functions");
            case "<init>" ->
                owner.equals("java.util.Date")
                        && call.getTarget().getRawParameterTypes().isEmpty();
            default -> false;
        };
    }
}
