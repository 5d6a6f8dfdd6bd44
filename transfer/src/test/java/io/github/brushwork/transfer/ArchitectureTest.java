package io.github.brushwork.transfer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules of the house. */
@AnalyzeClasses(packages = "io.github.brushwork", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String CORE = "io.github.brushwork.core..";
    private static final String VGG = "io.github.brushwork.vgg..";
    private static final String LOSSES = "io.github.brushwork.losses..";
    private static final String OPTIM = "io.github.brushwork.optim..";
    private static final String PATCHES = "io.github.brushwork.patches..";
    private static final String SAMEDIFF = "io.github.brushwork.samediff..";
    private static final String TRANSFER = "io.github.brushwork.transfer..";
    private static final String TESTING = "io.github.brushwork.testing..";

    @ArchTest
    static final ArchRule CORE_KNOWS_NO_OTHER_MODULE = noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(VGG, LOSSES, OPTIM, PATCHES, SAMEDIFF, TRANSFER, TESTING);

    @ArchTest
    static final ArchRule VGG_KNOWS_ONLY_CORE = noClasses()
            .that()
            .resideInAPackage(VGG)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(LOSSES, OPTIM, PATCHES, SAMEDIFF, TRANSFER, TESTING);

    @ArchTest
    static final ArchRule LOSSES_KNOW_ONLY_CORE = noClasses()
            .that()
            .resideInAPackage(LOSSES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(VGG, OPTIM, PATCHES, SAMEDIFF, TRANSFER, TESTING);

    @ArchTest
    static final ArchRule OPTIMIZERS_KNOW_ONLY_CORE = noClasses()
            .that()
            .resideInAPackage(OPTIM)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(VGG, LOSSES, PATCHES, SAMEDIFF, TRANSFER, TESTING);

    @ArchTest
    static final ArchRule OPTIMIZERS_DO_NOT_KNOW_NETWORKS = noClasses()
            .that()
            .resideInAPackage(OPTIM)
            .should()
            .dependOnClassesThat()
            .haveSimpleName("Network");

    @ArchTest
    static final ArchRule TRANSFER_FINDS_ENGINES_AT_RUN_TIME = noClasses()
            .that()
            .resideInAPackage(TRANSFER)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SAMEDIFF);

    @ArchTest
    static final ArchRule ONLY_SAMEDIFF_KNOWS_ND4J = noClasses()
            .that()
            .resideOutsideOfPackage(SAMEDIFF)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.nd4j..");

    @ArchTest
    static final ArchRule ENGINES_OF_THE_CORE_ARE_USED_THROUGH_THE_CONTRACT = noClasses()
            .that()
            .resideOutsideOfPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.github.brushwork.core.engine..");

    @ArchTest
    static final ArchRule THE_LIBRARY_PRINTS_NOTHING =
            noClasses().should().accessClassesThat().haveFullyQualifiedName("java.io.PrintStream");

    @ArchTest
    static final ArchRule THE_LIBRARY_SETS_NO_SYSTEM_PROPERTY =
            noClasses().should().callMethod(System.class, "setProperty", String.class, String.class);

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.github.brushwork.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule RECORDS_AND_UTILITIES_ARE_FINAL = classes()
            .that()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .and()
            .arePublic()
            .should()
            .beAssignableTo(Throwable.class)
            .orShould()
            .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL);
}
