package org.onrecord;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Data flows one way: read, extract, resolve, show. So do imports. */
class LayersTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.onrecord");

  @Test
  void stagesKnowTheFactsButNotOneAnother() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("door")
        .definedBy("org.onrecord")
        .layer("article")
        .definedBy("..article..")
        .layer("statement")
        .definedBy("..statement..")
        .layer("read")
        .definedBy("org.onrecord.read..")
        .layer("extract")
        .definedBy("..extract..")
        .layer("resolve")
        .definedBy("..resolve..")
        .layer("format")
        .definedBy("..format..")
        .layer("keep")
        .definedBy("..keep..")
        .layer("relate")
        .definedBy("..relate..")
        .whereLayer("door")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("read")
        .mayOnlyBeAccessedByLayers("door")
        .whereLayer("extract")
        .mayOnlyBeAccessedByLayers("door")
        .whereLayer("resolve")
        .mayOnlyBeAccessedByLayers("door")
        .whereLayer("format")
        .mayOnlyBeAccessedByLayers("door")
        .whereLayer("keep")
        .mayOnlyBeAccessedByLayers("door")
        .layer("verify")
        .definedBy("..verify..")
        .whereLayer("verify")
        .mayOnlyBeAccessedByLayers("door")
        .whereLayer("relate")
        .mayOnlyBeAccessedByLayers("door")
        .whereLayer("statement")
        .mayOnlyBeAccessedByLayers("extract", "resolve", "format", "keep", "relate", "door")
        .check(MAIN);
  }

  @Test
  void onlyOnePackageRunsTheModel() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..extract.onnx..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.onnxruntime..")
        .check(MAIN);
  }

  @Test
  void onlyReadParsesHtml() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.onrecord.read..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.jsoup..")
        .check(MAIN);
  }

  @Test
  void onlyOnePackageEachFetchesAndOpensFeedsAndArchives() {
    dependsOutside("org.onrecord.read.web..", "java.net.http..");
    dependsOutside("org.onrecord.read.feed..", "com.rometools..", "org.jdom2..");
    dependsOutside("org.onrecord.read.warc..", "org.netpreserve..");
  }

  private static void dependsOutside(String home, String... packages) {
    noClasses()
        .that()
        .resideOutsideOfPackage(home)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .check(MAIN);
  }

  @Test
  void onlyKeepSpeaksSql() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.onrecord.keep..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "org.sqlite..")
        .check(MAIN);
  }

  @Test
  void factsNeedOnlyTheJdk() {
    noClasses()
        .that()
        .resideInAnyPackage("..article..", "..statement..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("java..", "org.onrecord..", "org.jspecify..")
        .check(MAIN);
  }
}
