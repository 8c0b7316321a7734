package org.nroagent.agent.source.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.daemon.config.YamlReader;
import org.nroagent.model.reading.TableKind;

class ProfileSchemaTest {
  private static final Path FOLDER = Path.of("../mibs/profiles");
  private static final String GOOD = """
      profile: mine
      evidence: recorded
      recorded: [interfaces, pseudowires]
      sysObjectIds: [1.3.6.1.4.1.32473.7]
      sysDescr: Mine
      maxVarbinds: 40
      counterRefreshSeconds: 15
      activeSessions: 1.3.6.1.4.1.32473.7.9
      quirks: noGetBulk
      tables:
        interfaces: if-mib
        pseudowires: [mine-pw, pw-std]
      modules:
        - name: mine-pw
          tables:
            pseudowire:
              table: minePwTable
              entry: 1.3.6.1.4.1.32473.7.1.1
              index: [index]
              mostRows: 500
              columns:
                pwId: 4
                peer: 1.3.6.1.4.1.32473.7.2.1.1
                upTime: {column: 5, unit: hundredths, plus: -1}
                operStatus: {column: 2, words: {-1: invalid, 1: up, 2: down}}
      """;

  private final JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(json());

  private static JsonNode json() {
    try {
      return new ObjectMapper().readTree(FOLDER.resolve("profile.schema.json").toFile());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Set<ValidationMessage> verdict(String yaml) throws IOException {
    return schema.validate(new YAMLMapper().readTree(yaml));
  }

  private static boolean isAccepted(String yaml) {
    try {
      var _ = new YamlReader(_ -> null).read("mine.yaml", yaml,
          root -> new ProfileReader("mine", Profiles.shipped().modules()).read(root));
      return true;
    } catch (ConfigurationException e) {
      return false;
    }
  }

  @Test
  void everyShippedProfileKeepsToIt() throws IOException {
    for (Profile profile : Profiles.shipped().all()) {
      assertEquals(Set.of(), verdict(Files.readString(FOLDER.resolve(profile.name() + ".yaml"))),
          profile.name());
    }
  }

  @Test
  void itNamesEachKindRoleAndValueThatTheAgentAsksFor() {
    Map<String, Set<String>> asked = new HashMap<>();
    for (TableRole role : TableRole.values()) {
      asked.put(role.key(), role.names());
    }
    Map<String, Set<String>> named = new HashMap<>();
    json().at("/$defs/module/properties/tables/properties").fieldNames()
        .forEachRemaining(
            role -> named.put(role, names("/$defs/" + role + "/properties/columns/properties")));
    assertEquals(asked, named);
    Set<String> kinds = new HashSet<>();
    for (TableKind kind : TableKind.values()) {
      kinds.add(TableRole.key(kind));
    }
    assertEquals(kinds, names("/properties/tables/properties"));
    Set<String> quirks = new HashSet<>();
    for (Quirk quirk : Quirk.values()) {
      quirks.add(quirk.key());
    }
    Set<String> allowed = new HashSet<>();
    json().at("/properties/quirks/allOf/0/anyOf/0/enum").forEach(word -> allowed.add(word.asText()));
    assertEquals(quirks, allowed);
  }

  private static Set<String> names(String pointer) {
    Set<String> names = new HashSet<>();
    json().at(pointer).fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void bothAcceptAGoodOne() throws IOException {
    assertEquals(Set.of(), verdict(GOOD));
    assertTrue(isAccepted(GOOD));
  }

  /// Each row replaces a text of the good profile by another.
  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "nothing", value = {"evidence: recorded | evidence: hearsay",
      "recorded: [interfaces, pseudowires] | recorded: [ports]",
      "recorded: [interfaces, pseudowires] | recorded: [interfaces, interfaces]",
      "sysObjectIds: [1.3.6.1.4.1.32473.7] | sysObjectIds: [1.3.six]",
      "sysObjectIds: [1.3.6.1.4.1.32473.7] | sysObjectIds: 1.3.6.1.4.1.32473.7",
      "sysObjectIds: [1.3.6.1.4.1.32473.7] | sysObjectIds: []", "maxVarbinds: 40 | maxVarbinds: 0",
      "maxVarbinds: 40 | maxVarbinds: 1001", "maxVarbinds: 40 | maxVarbind: 40",
      "counterRefreshSeconds: 15 | counterRefreshSeconds: 301", "quirks: noGetBulk | quirks: getbulk",
      "activeSessions: 1.3.6.1.4.1.32473.7.9 | activeSessions: many",
      "quirks: noGetBulk | quirks: [noGetBulk, noGetBulk]",
      "quirks: noGetBulk | quirks: [lacpStateInLacpduOrder, lacpStateInBitsOrder]",
      "interfaces: if-mib | interface: if-mib", "interfaces: if-mib | interfaces: []",
      "pseudowires: | pseudowire:", "entry: 1.3.6.1.4.1.32473.7.1.1 | entry: .1.3.6.1",
      "index: [index] | index: []", "index: [index] | index: ['index:ipv5']",
      "index: [index] | index: [ifindex]",
      "mostRows: 500 | mostRows: 10001", "pwId: 4 | pwId: 0", "pwId: 4 | pwid: 4", "pwId: 4 | pwId: four",
      "unit: hundredths | unit: minutes", "plus: -1 | plus: 1001", "plus: -1 | add: 1",
      "-1: invalid | none: invalid", "1: up | 1: going up", "column: 5 | col: 5",
      "table: minePwTable | description: pseudowires", "name: mine-pw | title: mine-pw",
      "name: mine-pw | name: mine pw", "sysDescr: Mine | sysDescr: ''", "profile: mine | profile: [mine]"})
  void bothRefuseTheSame(String text, String replacement) throws IOException {
    assertTrue(GOOD.contains(text), text);
    String bad = GOOD.replace(text, replacement);
    assertFalse(verdict(bad).isEmpty(), () -> "the schema accepts\n" + bad);
    assertFalse(isAccepted(bad), () -> "the agent accepts\n" + bad);
  }
}
