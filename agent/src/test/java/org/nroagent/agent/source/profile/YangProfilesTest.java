package org.nroagent.agent.source.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.daemon.config.Problem;
import org.nroagent.daemon.config.YamlReader;
import org.nroagent.daemon.config.YamlReader.Loaded;
import org.nroagent.model.reading.TableKind;

class YangProfilesTest {
  private static final Path FOLDER = Path.of("../mibs/profiles/netconf");
  private static final String IETF = "urn:ietf:params:xml:ns:yang:ietf-interfaces";
  private static final String OPENCONFIG = "http://openconfig.net/yang/interfaces";
  private static final String GOOD = """
      profile: mine
      evidence: constructed, unverified
      namespaces: {my: "urn:example:mine"}
      announces: [my, if]
      counterRefreshSeconds: 15
      sysName: /my:system/name
      startTime: {leaf: [/my:system/boot, /my:system/start], unit: nanoseconds}
      activeSessions: /my:subscribers/summary/active
      tables:
        interfaces: [mine, ietf-interfaces]
        cfm: ieee-cfm
      modules:
        - name: mine
          tables:
            interface:
              - list: /my:ports/port
                leaves:
                  ifName: name
                  ifInErrors: {leaf: "state/my:errors", bits: 32}
                  ifOperStatus: {leaf: [state/oper, ../oper], words: {UP: up}}
                constants: {ifType: ethernetCsmacd}
              - list: /my:bundles/bundle
                leaves: {ifName: name, ifHCInOctets: in}
      """;

  private final JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(json());

  @TempDir
  private Path folder;

  private static JsonNode json() {
    try {
      return new ObjectMapper().readTree(FOLDER.resolve("profile.schema.json").toFile());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private boolean isValid(String yaml) throws IOException {
    return schema.validate(new YAMLMapper().readTree(yaml)).isEmpty();
  }

  private static YangProfile read(String yaml) throws ConfigurationException {
    return new YamlReader(_ -> null).read("mine.yaml", yaml, YangProfiles.shipped().reader("mine")::read)
        .value();
  }

  private static boolean isAccepted(String yaml) {
    try {
      read(yaml);
      return true;
    } catch (ConfigurationException e) {
      return false;
    }
  }

  @Test
  void shippedOnesKeepToTheSchemaAndSayThatNothingConfirmsThem() throws IOException {
    assertEquals(List.of("nokia-sros", "openconfig", "ietf"),
        YangProfiles.shipped().all().stream().map(YangProfile::name).toList());
    for (YangProfile profile : YangProfiles.shipped().all()) {
      assertTrue(isValid(Files.readString(FOLDER.resolve(profile.name() + ".yaml"))), profile.name());
      assertEquals(Profile.Evidence.CONSTRUCTED, profile.evidence(), profile.name());
    }
  }

  @Test
  void theSchemaNamesEachRoleAndValueThatTheAgentAsksFor() {
    Map<String, Set<String>> asked = new HashMap<>();
    Map<String, Set<String>> named = new HashMap<>();
    for (YangRole role : YangRole.values()) {
      asked.put(role.key(), role.names());
      named.put(role.key(), names("/$defs/" + role.key() + "/properties/leaves/properties"));
    }
    assertEquals(asked, named);
    assertEquals(asked.keySet(), names("/$defs/module/properties/tables/properties"));
  }

  private static Set<String> names(String pointer) {
    Set<String> names = new HashSet<>();
    json().at(pointer).fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void aProfileOfOnesOwnIsReadAsItIsWritten() throws Exception {
    YangProfile mine = read(GOOD);
    assertTrue(isValid(GOOD));
    assertEquals(Set.of("urn:example:mine", IETF), mine.announced());
    YangTable ports = Objects.requireNonNull(
        mine.modules(TableKind.INTERFACES).getFirst().tables().get(YangRole.INTERFACE)).getFirst();
    assertEquals(YangPath.ofRoot(List.of(my("ports"), my("port"))), ports.list());
    assertEquals(
        List.of(new YangPath(0, List.of(my("state"), my("oper"))), new YangPath(1, List.of(my("oper")))),
        leaf(ports, "ifOperStatus").paths());
    assertEquals(32, leaf(ports, "ifInErrors").bits());
    assertEquals(Map.of("ifType", "ethernetCsmacd"), ports.constants());
    assertEquals(YangLeaf.Unit.NANOSECONDS, mine.startTime().orElseThrow().unit());
    assertEquals("ieee-cfm", mine.modules(TableKind.CFM).getFirst().name());
  }

  private static YangLeaf leaf(YangTable table, String name) {
    return Objects.requireNonNull(table.leaves().get(name));
  }

  private static YangName my(String local) {
    return new YangName("urn:example:mine", local);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"announces: [my, if]|announces: []",
      "announces: [my, if]|announce: [my]",
      "counterRefreshSeconds: 15|counterRefreshSeconds: 999", "list: /my:ports/port|list: my:ports/port",
      "list: /my:ports/port|lost: /my:ports/port", "ifName: name|ifNam: name", "bits: 32|bits: 48",
      "unit: nanoseconds|unit: fortnights", "urn:example:mine|urn:example:<mine>",
      "interfaces: [mine|lags: [mine",
      "/my:ports/port|/my:ports/po rt", "- name: mine|- nome: mine"})
  void theAgentAndTheSchemaRefuseTheSame(String right, String wrong) throws IOException {
    String yaml = GOOD.replaceFirst(java.util.regex.Pattern.quote(right), wrong);
    assertTrue(!yaml.equals(GOOD));
    assertEquals(false, isAccepted(yaml), yaml);
    assertEquals(false, isValid(yaml), yaml);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"sysName: /my:system|sysName: /your:system|is no prefix",
      "../oper|../../../oper|leads beyond the root",
      "interfaces: [mine, ietf-interfaces]|interfaces: [mine, ieee-cfm]|has no table",
      "profile: mine|profile: yours|is not the name of the file"})
  void whatTheSchemaCannotSayTheAgentDoes(String right, String wrong, String why) {
    ConfigurationException refused = assertThrows(ConfigurationException.class,
        () -> read(GOOD.replace(right, wrong)));
    assertTrue(refused.getMessage().contains(why), refused.getMessage());
  }

  @Test
  void theFirstProfileWhoseModulesAreAllAnnouncedIsTaken() throws Exception {
    YangProfiles shipped = YangProfiles.shipped();
    assertEquals("ietf", shipped.of(Set.of(IETF)).orElseThrow().name());
    assertEquals("openconfig", shipped.of(Set.of(IETF, OPENCONFIG)).orElseThrow().name());
    assertTrue(shipped.of(Set.of("urn:other")).isEmpty());
    assertEquals("mine",
        shipped.with(read(GOOD)).of(Set.of(IETF, OPENCONFIG, "urn:example:mine")).orElseThrow().name());
  }

  @Test
  void filesInTheFolderNetconfAreAddedAndReplace() throws Exception {
    Path netconf = Files.createDirectories(folder.resolve("netconf"));
    Files.writeString(netconf.resolve("mine.yaml"), GOOD);
    Files.writeString(netconf.resolve("ietf.yaml"), GOOD.replace("profile: mine", "profile: ietf"));
    Loaded<YangProfiles> loaded = ProfileFolder.readNetconf(folder);
    assertEquals(List.of("mine", "ietf", "nokia-sros", "openconfig"),
        loaded.value().all().stream().map(YangProfile::name).toList());
    assertEquals(1, loaded.warnings().size());
    assertEquals(4, ProfileFolder.readNetconf(folder.resolve("absent")).value().all().size() + 1);
    Files.writeString(netconf.resolve("broken.yaml"), "profile: broken");
    ConfigurationException refused = assertThrows(ConfigurationException.class,
        () -> ProfileFolder.readNetconf(folder));
    assertTrue(refused.problems().stream().map(Problem::file).anyMatch(each -> each.endsWith("broken.yaml")));
  }
}
