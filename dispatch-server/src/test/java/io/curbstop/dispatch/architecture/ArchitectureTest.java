package io.curbstop.dispatch.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.curbstop.dispatch.CurbstopApplication;
import io.curbstop.dispatch.command.CurbstopCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** What may import what. The rules are few; each is broken once by {@code RuleBreaker}. */
class ArchitectureTest {

    private static final String BASE = "io.curbstop.dispatch";

    private static final JavaClasses application = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE);

    private static final ApplicationModules modules = ApplicationModules.of(CurbstopApplication.class);

    private static Stream<ArchRule> rules() {
        return Stream.of(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(modules("radio", "push", "field"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("io.curbstop.radio..")
                        .because("only radio, push and field speak to radios"),
                noClasses()
                        .that()
                        .resideOutsideOfPackages(modules(
                                "geodata",
                                "engineering",
                                "traces",
                                "demo",
                                "outage",
                                "shutdown",
                                "intake",
                                "assignment",
                                "console",
                                "road",
                                "exercise",
                                "replay"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("io.curbstop.map..")
                        .because("geography stays behind the modules that need it"),
                noFields()
                        .should()
                        .beAnnotatedWith(Autowired.class)
                        .orShould()
                        .beAnnotatedWith(Value.class)
                        .because("what a class needs stands in its constructor"),
                noClasses()
                        .that()
                        .resideOutsideOfPackages(modules("replay")) // plays people, whose clock nobody injects
                        .should()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(LocalDate.class, "now")
                        .orShould()
                        .callMethod(LocalDateTime.class, "now")
                        .orShould()
                        .callMethod(ZonedDateTime.class, "now")
                        .because("the time comes from an injected " + Clock.class.getSimpleName()));
    }

    private static String[] modules(String... names) {
        return Stream.of(names).map(name -> BASE + "." + name + "..").toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void ruleHolds(ArchRule rule) {
        rule.check(application);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void ruleCanFail(ArchRule rule) {
        JavaClasses rulebreaker = new ClassFileImporter().importPackages(BASE + ".architecture.rulebreaker");

        assertThatThrownBy(() -> rule.check(rulebreaker)).isInstanceOf(AssertionError.class);
    }

    @Test
    void modulesDependOnEachOtherOneWayAndThroughTheirApis() {
        modules.verify();
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        Path sources = Path.of("src/main/java/io/curbstop/dispatch");
        try (Stream<Path> folders = Files.walk(sources)) {
            assertThat(folders.filter(Files::isDirectory)
                            .filter(folder -> !folder.equals(sources))
                            .filter(folder -> !Files.exists(folder.resolve("package-info.java"))))
                    .as("packages without package-info.java")
                    .isEmpty();
        }
    }

    @Test
    void everyCommandIsRegistered() {
        assertThat(ServiceLoader.load(CurbstopCommand.class).stream()
                        .map(provider -> provider.type().getName())
                        .filter(name -> !name.contains("Test")))
                .containsExactlyInAnyOrderElementsOf(application.stream()
                        .filter(type -> type.isAssignableTo(CurbstopCommand.class) && !type.isInterface())
                        .map(JavaClass::getName)
                        .toList());
    }

    /** Written to {@code target/spring-modulith-docs}: a diagram and a page for each module. */
    @Test
    void moduleDocumentationIsWritten() {
        new Documenter(modules)
                .writeModulesAsPlantUml()
                .writeIndividualModulesAsPlantUml()
                .writeModuleCanvases();

        assertThat(Path.of("target/spring-modulith-docs/components.puml")).isNotEmptyFile();
    }
}
