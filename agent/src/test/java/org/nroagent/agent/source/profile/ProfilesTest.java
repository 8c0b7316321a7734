package org.nroagent.agent.source.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nroagent.agent.source.profile.Profile.Evidence;

class ProfilesTest {
  private final Profiles profiles = Profiles.shipped();

  private String chosen(String sysObjectId, String sysDescr) {
    return profiles.of(sysObjectId, sysDescr).name();
  }

  @Test
  void theIndexNamesEveryFile() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../mibs/profiles"))) {
      Set<String> names = files.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.replace(".yaml", "")).filter(name -> !Set.of("index", "modules").contains(name))
          .collect(Collectors.toSet());
      assertEquals(names, profiles.all().stream().map(Profile::name).collect(Collectors.toSet()));
    }
  }

  @Test
  void choosesTheLongestPrefixByWholeSubIdentifiersElseStandard() {
    assertEquals("nokia-sros", chosen("1.3.6.1.4.1.6527.1.3.17", ""));
    assertEquals("nokia-sros", chosen("1.3.6.1.4.1.6527.1.3", ""));
    assertEquals("standard", chosen("1.3.6.1.4.1.6527.1.33", ""));
    assertEquals("huawei-vrp", chosen("1.3.6.1.4.1.2011.2.62.2.9", "Huawei Integrated Access Software"));
    assertEquals("standard", chosen("", ""));
  }

  @Test
  void sysDescrTellsWhereThePrefixDoesNot() {
    assertEquals("cisco-ios-xr",
        chosen("1.3.6.1.4.1.9.1.1639", "Cisco IOS XR Software (ASR9K), Version 7.3.2"));
    assertEquals("standard", chosen("1.3.6.1.4.1.9.1.1639", "Cisco IOS Software, C3750E Software"));
    assertEquals("huawei-olt", chosen("1.3.6.1.4.1.2011.2.248", "Huawei Integrated Access Software"));
  }

  /// What devices answered, from the recordings that `mibs/walks/recorded/README.md` names; the lines are shortened.
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "cisco-nx-os | 9.12.3.1.3.1008 | Cisco NX-OS(tm) n5000, Software (n5000-uk9), Version 7.0(8)N1(1)",
      "cisco-nx-os | 9.12.3.1.3.1084 | Cisco NX-OS n6000, Software (n6000-uk9), Version 7.3(2)N1(1)",
      "huawei-vrp | 2011.2.224.1 | Huawei AR1220 Huawei Versatile Routing Platform Software",
      "juniper-mx | 2636.1.1.1.2.57 | Juniper Networks, Inc. mx80 internet router, kernel JUNOS 16.2R2.8",
      "juniper-mx | 2636.1.1.1.2.108 | Juniper Networks, Inc. vmx internet router, kernel JUNOS 18.2R1.9",
      "nokia-sros | 6527.1.3.23 | TiMOS-C-21.10.R2 cpm/x86_hops64 Nokia 7250 IXR"})
  void devicesOfAFamilyAreKnownByWhatTheyAnswered(String family, String product, String sysDescr) {
    assertEquals(family, chosen("1.3.6.1.4.1." + product, sysDescr));
  }

  @Test
  void noShippedProfileClaimsEvidenceThatIsNotThere() {
    profiles.all().forEach(profile -> assertEquals(Evidence.CONSTRUCTED, profile.evidence(), profile.name()));
  }

  @Test
  void theSharedModulesTellEverythingThatAStandardModuleCan() {
    Set<TableRole> told = new HashSet<>();
    profiles.modules().values().forEach(module -> told.addAll(module.tables().keySet()));
    assertTrue(told.containsAll(Set.of(TableRole.INTERFACE, TableRole.LINK, TableRole.LAG, TableRole.LAG_PORT,
        TableRole.LAG_MEMBER, TableRole.MEP, TableRole.REMOTE_MEP, TableRole.PSEUDOWIRE, TableRole.BGP_PEER,
        TableRole.PIM_NEIGHBOUR, TableRole.MSDP_PEER, TableRole.GROUP, TableRole.GROUP_SOURCE,
        TableRole.PATH)));
  }
}
