package org.onrecord.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What the command line and the pages may know. */
class AppLayersTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.onrecord.app");

  @Test
  void onlyThePagesKnowTheServer() {
    outside("org.onrecord.app.web..", "io.javalin..", "gg.jte..", "org.eclipse.jetty..");
  }

  @Test
  void onlyTheCommandLineKnowsPicocli() {
    outside("org.onrecord.app.cli..", "picocli..");
  }

  @Test
  void nobodyHereSpeaksSql() {
    noClasses()
        .that()
        .resideInAPackage("org.onrecord.app..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "org.sqlite..")
        .check(MAIN);
  }

  @Test
  void thePagesDoNotKnowTheCommandLine() {
    noClasses()
        .that()
        .resideInAnyPackage("org.onrecord.app.web..", "org.onrecord.app.shape..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.onrecord.app.cli..")
        .check(MAIN);
  }

  private static void outside(String home, String... packages) {
    noClasses()
        .that()
        .resideOutsideOfPackage(home)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .check(MAIN);
  }
}
