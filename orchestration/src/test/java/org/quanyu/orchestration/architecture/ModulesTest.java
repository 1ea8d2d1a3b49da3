package org.quanyu.orchestration.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Tables are the only interface: who may know whom. */
@AnalyzeClasses(packages = "org.quanyu", importOptions = DoNotIncludeTests.class)
class ModulesTest {

    private static final String DMN = "org.quanyu.dmn..";
    private static final String SCHEMAS = "org.quanyu.schemas..";
    private static final String PIPELINES = "org.quanyu.pipelines..";
    private static final String MODELS = "org.quanyu.models..";
    private static final String REPORTS = "org.quanyu.reports..";
    private static final String ORCHESTRATION = "org.quanyu.orchestration..";
    private static final String GENERATOR = "org.quanyu.generator..";
    private static final String EVALUATION = "org.quanyu.orchestration.evaluate..";

    @ArchTest
    static final ArchRule decisionModelsKnowNoOtherModuleAndNoSpark = noClasses()
            .that()
            .resideInAPackage(DMN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SCHEMAS, PIPELINES, MODELS, REPORTS, GENERATOR, ORCHESTRATION, "org.apache.spark..");

    @ArchTest
    static final ArchRule schemasKnowNoOtherModule = noClasses()
            .that()
            .resideInAPackage(SCHEMAS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(DMN, PIPELINES, MODELS, REPORTS, GENERATOR, ORCHESTRATION);

    @ArchTest
    static final ArchRule pipelinesKnowSchemasAlone = noClasses()
            .that()
            .resideInAPackage(PIPELINES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(MODELS, REPORTS, GENERATOR, ORCHESTRATION);

    @ArchTest
    static final ArchRule modelsKnowSchemasAlone = noClasses()
            .that()
            .resideInAPackage(MODELS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(PIPELINES, REPORTS, GENERATOR, ORCHESTRATION);

    @ArchTest
    static final ArchRule reportsKnowSchemasAlone = noClasses()
            .that()
            .resideInAPackage(REPORTS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(PIPELINES, MODELS, GENERATOR, ORCHESTRATION);

    @ArchTest
    static final ArchRule theGeneratorKnowsSchemasAlone = noClasses()
            .that()
            .resideInAPackage(GENERATOR)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(PIPELINES, MODELS, REPORTS, ORCHESTRATION);

    @ArchTest
    static final ArchRule onlyTheCommandEvaluates = noClasses()
            .that()
            .resideOutsideOfPackages(EVALUATION, "org.quanyu.orchestration.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(EVALUATION);

    @ArchTest
    static final ArchRule everyClassBelongsToAModule =
            classes().should().resideInAnyPackage(DMN, SCHEMAS, PIPELINES, MODELS, REPORTS, GENERATOR, ORCHESTRATION);

    @ArchTest
    static final ArchRule subjectsOfPipelinesDoNotWaitForEachOther =
            slices().matching("org.quanyu.pipelines.(*)..").should().beFreeOfCycles();
}
