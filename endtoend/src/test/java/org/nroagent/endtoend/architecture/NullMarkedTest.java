package org.nroagent.endtoend.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Null-safety is checked by the compiler in marked packages only, so every package must be marked.
class NullMarkedTest {
  @Test
  void everyPackageIsNullMarked() {
    JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages("org.nroagent");
    TreeSet<String> unmarked = new TreeSet<>();
    classes.stream().filter(each -> !each.getSimpleName().equals("package-info")).forEach(each -> {
      if (!each.getPackage().isAnnotatedWith(NullMarked.class)) {
        unmarked.add(each.getPackageName());
      }
    });
    assertTrue(classes.size() > 200,
        "the class path must hold the whole product, not " + classes.size() + " classes");
    assertEquals(List.of(), List.copyOf(unmarked));
  }
}
