package org.nroagent.endtoend.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/// Which module and package may know which. `docs/architecture.md` gives the reasons.
@AnalyzeClasses(packages = "org.nroagent", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleBoundariesTest {
  @ArchTest
  static final ArchRule theModelIsPure = noClasses().that().resideInAPackage("org.nroagent.model..").should()
      .dependOnClassesThat().resideInAnyPackage("io.netty..", "org.snmp4j..", "com.fasterxml..",
          "java.nio.file..",
          "java.net..", "java.util.concurrent..", "org.slf4j..", "java.sql..");

  @ArchTest
  static final ArchRule theModelStartsNoThread = noClasses().that().resideInAPackage("org.nroagent.model..")
      .should()
      .dependOnClassesThat().areAssignableTo(Thread.class);

  @ArchTest
  static final ArchRule theModelKnowsNothingElse = classes().that().resideInAPackage("org.nroagent.model..")
      .should()
      .onlyDependOnClassesThat().resideInAnyPackage("org.nroagent.model..", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule theModelReadsNoClock = readsNoClock("org.nroagent.model..");

  @ArchTest
  static final ArchRule theMeterReadsNoClock = readsNoClock("org.nroagent.agent.meter..");

  @ArchTest
  static final ArchRule theFiguresReadNoClock = readsNoClock("org.nroagent.agent.figure..");

  @ArchTest
  static final ArchRule theProtocolKnowsOnlyTheModel = noClasses().that()
      .resideInAPackage("org.nroagent.protocol..")
      .should().dependOnClassesThat()
      .resideInAnyPackage("org.nroagent.daemon..", "org.nroagent.agent..", "org.nroagent.collector..",
          "org.nroagent.lab..");

  @ArchTest
  static final ArchRule theDaemonsGroundKnowsOnlyTheModel = noClasses().that()
      .resideInAPackage("org.nroagent.daemon..").should().dependOnClassesThat().resideInAnyPackage(
          "org.nroagent.protocol..", "org.nroagent.agent..", "org.nroagent.collector..",
          "org.nroagent.lab..");

  @ArchTest
  static final ArchRule agentAndCollectorNeverMeet = noClasses().that()
      .resideInAPackage("org.nroagent.agent..")
      .should().dependOnClassesThat().resideInAnyPackage("org.nroagent.collector..", "org.nroagent.lab..");

  @ArchTest
  static final ArchRule collectorAndAgentNeverMeet = noClasses().that()
      .resideInAPackage("org.nroagent.collector..")
      .should().dependOnClassesThat().resideInAnyPackage("org.nroagent.agent..", "org.nroagent.lab..");

  @ArchTest
  static final ArchRule theLabKnowsOnlyTheModel = noClasses().that().resideInAPackage("org.nroagent.lab..")
      .should()
      .dependOnClassesThat().resideInAnyPackage("org.nroagent.agent..", "org.nroagent.collector..",
          "org.nroagent.daemon..");

  @ArchTest
  static final ArchRule onlySourceReceiverAndServerSpeakSnmp = noClasses().that()
      .resideInAPackage("org.nroagent.agent..").and()
      .resideOutsideOfPackages("org.nroagent.agent.source.snmp..", "org.nroagent.agent.notification..",
          "org.nroagent.agent.mib..")
      // A device that the rehearsal of a start plays for itself.
      .and().doNotHaveFullyQualifiedName("org.nroagent.agent.RehearsalDevice")
      .should().dependOnClassesThat().resideInAPackage("org.snmp4j..");

  /// Whoever knows them may load them, and they are to cost nothing unless they are configured.
  @ArchTest
  static final ArchRule onlyTheCoreKnowsReceiverAndServer = noClasses().that()
      .resideOutsideOfPackages("org.nroagent.agent.core..", "org.nroagent.agent.notification..",
          "org.nroagent.agent.mib..")
      .should().dependOnClassesThat()
      .resideInAnyPackage("org.nroagent.agent.notification..", "org.nroagent.agent.mib..");

  @ArchTest
  static final ArchRule theDaemonRunsWithoutTheCommandLineLibrary = noClasses().that()
      .resideInAnyPackage("org.nroagent.agent..", "org.nroagent.collector..").and()
      .resideOutsideOfPackages("org.nroagent.agent.command..", "org.nroagent.collector.command..").should()
      .dependOnClassesThat().resideInAPackage("picocli..");

  /// Whoever knows it may load it, and no daemon is to.
  @ArchTest
  static final ArchRule onlyTheAuthorityMakesCertificates = noClasses().that()
      .resideInAPackage("org.nroagent..").and().resideOutsideOfPackage("org.nroagent.collector.pki..")
      .should().dependOnClassesThat().resideInAPackage("org.bouncycastle..");

  @ArchTest
  static final ArchRule onlyCommandsKnowTheAuthority = noClasses().that().resideInAPackage("org.nroagent..")
      .and().resideOutsideOfPackages("org.nroagent.collector.pki..", "org.nroagent.collector.command..")
      .should().dependOnClassesThat().resideInAPackage("org.nroagent.collector.pki..");

  @ArchTest
  static final ArchRule agentPackagesHaveNoCycles = slices().matching("org.nroagent.agent.(**)").should()
      .beFreeOfCycles();

  @ArchTest
  static final ArchRule collectorPackagesHaveNoCycles = slices().matching("org.nroagent.collector.(**)")
      .should()
      .beFreeOfCycles();

  @ArchTest
  static final ArchRule modelPackagesHaveNoCycles = slices().matching("org.nroagent.model.(*)").should()
      .beFreeOfCycles();

  @ArchTest
  static final ArchRule daemonPackagesHaveNoCycles = slices().matching("org.nroagent.daemon.(*)").should()
      .beFreeOfCycles();

  @ArchTest
  static final ArchRule labPackagesHaveNoCycles = slices().matching("org.nroagent.lab.(*)").should()
      .beFreeOfCycles();

  private static ArchRule readsNoClock(String packages) {
    return noClasses().that().resideInAPackage(packages).should().callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis").orShould().callMethod(Instant.class, "now").orShould()
        .callMethod(Clock.class, "systemUTC");
  }
}
