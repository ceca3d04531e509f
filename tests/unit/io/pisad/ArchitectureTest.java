package io.pisad;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The house as a test: imports form a star around {@code model}, and each library has its rooms. */
final class ArchitectureTest {
    private static final List<String> ROOMS = List.of(
            "model",
            "config",
            "sdr",
            "signal",
            "ring",
            "analytics",
            "homing",
            "mavlink",
            "history",
            "report",
            "sim",
            "health",
            "app");
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.pisad");

    @Test
    void everyClassLivesInARoomOfTheDesign() {
        classes().should().resideInAnyPackage(packages(ROOMS)).check(HOUSE);
        for (String room : ROOMS) {
            assertThat(HOUSE.stream().anyMatch(c -> c.getPackageName().startsWith("io.pisad." + room)))
                    .as("room " + room + " has classes, so its rules below are not empty")
                    .isTrue();
        }
    }

    @Test
    void everyRoomKnowsOnlyTheModelAndOnlyAppKnowsTheRooms() {
        for (String room : ROOMS) {
            if (room.equals("app")) {
                continue;
            }
            var strangers = new ArrayList<>(ROOMS);
            strangers.remove(room);
            strangers.remove("model");
            noClasses()
                    .that()
                    .resideInAPackage("io.pisad." + room + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(packages(strangers))
                    .check(HOUSE);
        }
        noClasses()
                .that()
                .resideInAPackage("io.pisad.model..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("io.pisad.model..", "java..", "org.jspecify..")
                .check(HOUSE);
    }

    @Test
    void everyLibraryHasItsRooms() {
        onlyIn("com.lmax..", "ring");
        onlyIn("java.sql..", "analytics", "history", "report");
        onlyIn("org.duckdb..", "analytics", "history", "report");
        onlyIn("io.dronefleet..", "mavlink", "sim");
        onlyIn("com.sun.jna..", "sdr", "health");
        onlyIn("org.tomlj..", "config");
        onlyIn("picocli..", "app");
        onlyIn("org.jfree..", "app", "report");
        onlyIn("com.fazecast..", "mavlink");
        onlyIn("org.locationtech.jts..", "homing", "report", "sim");
        onlyIn("me.tongfei..", "app");
        onlyIn("com.fasterxml.jackson..", "app", "sdr");
    }

    @Test
    void theDecisionAndTheArithmeticHaveNoClockNoThreadsAndNoFiles() {
        noClasses()
                .that()
                .resideInAnyPackage("io.pisad.homing..", "io.pisad.signal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net..", "java.time..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.util.concurrent..")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(HOUSE);
    }

    @Test
    void onlyOneClassCanBuildAMotionCommand() {
        noClasses()
                .that()
                .resideInAPackage("io.pisad..")
                .and()
                .resideOutsideOfPackage("io.pisad.sim..")
                .and()
                .doNotHaveSimpleName("MotionSender")
                .should()
                .dependOnClassesThat()
                .haveSimpleNameStartingWith("SetPositionTarget")
                .check(HOUSE);
    }

    private static void onlyIn(String library, String... rooms) {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages(List.of(rooms)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(HOUSE);
    }

    private static String[] packages(List<String> rooms) {
        return rooms.stream().map(room -> "io.pisad." + room + "..").toArray(String[]::new);
    }

    /** The rules above are strings; this keeps them from meaning nothing. */
    @Test
    void theRulesSeeTheWholeHouse() {
        assertThat(HOUSE.size()).isGreaterThan(100);
        assertThat(Arrays.stream(packages(ROOMS)).distinct()).hasSameSizeAs(ROOMS);
    }
}
