package org.nroagent.agent.mib;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;
import java.util.LinkedHashMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nroagent.model.state.Subject;
import org.snmp4j.smi.OID;

/// What the server has is what the module says. `smilint` and net-snmp judge the rest.
class MibModuleTest {
  private static final Path MODULE = Path.of("../mibs/NRO-AGENT-MIB.txt");
  private static final Pattern ASSIGNMENT = Pattern.compile(
      "(?m)^(\\w+) +(OBJECT-TYPE|OBJECT IDENTIFIER|NOTIFICATION-TYPE|MODULE-IDENTITY)"
          + "(?s:(?:(?!::=).)*)::= \\{ (\\w+) (\\d+) }");
  private static final Pattern ACCESS = Pattern.compile("MAX-ACCESS\\s+(\\S+)");
  private static final Pattern NAMED_NUMBER = Pattern.compile("(\\w+)\\((\\d+)\\)");

  private final String text = read();
  private final SequencedMap<String, OID> places = new LinkedHashMap<>();
  private final SequencedMap<String, String> definitions = new LinkedHashMap<>();

  MibModuleTest() {
    places.put("enterprises", new OID("1.3.6.1.4.1"));
    List<String[]> open = new ArrayList<>();
    Matcher matcher = ASSIGNMENT.matcher(text.replaceAll("(?m)--.*$", ""));
    while (matcher.find()) {
      open.add(new String[]{matcher.group(1), matcher.group(3), matcher.group(4)});
      definitions.put(matcher.group(1), matcher.group());
    }
    while (!open.isEmpty()) {
      int before = open.size();
      open.removeIf(each -> {
        OID parent = places.get(each[1]);
        if (parent == null) {
          return false;
        }
        places.put(each[0], new OID(parent).append(Integer.parseInt(each[2])));
        return true;
      });
      assertEquals(false, open.size() == before, () -> "without a place: " + open.getFirst()[0]);
    }
  }

  private static String read() {
    try {
      return Files.readString(MODULE);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<OID> objects(String access) {
    return definitions.entrySet().stream().filter(each -> {
      Matcher matcher = ACCESS.matcher(each.getValue());
      return matcher.find() && matcher.group(1).equals(access);
    }).map(each -> place(each.getKey())).sorted().toList();
  }

  private OID place(String name) {
    OID place = places.get(name);
    if (place == null) {
      throw new AssertionError("the module has no " + name);
    }
    return place;
  }

  private static List<OID> below(OID entry, List<? extends Column<?>> columns) {
    return columns.stream().map(column -> new OID(entry).append(column.id())).toList();
  }

  @Test
  void theServerHasEveryObjectThatCanBeReadAndNoOther() {
    List<OID> served = new ArrayList<>();
    served.addAll(below(NroMib.AGENT, AgentGroup.OBJECTS));
    served.addAll(below(NroMib.SNMP, ServerState.OBJECTS));
    served.addAll(below(NroMib.SERIES_ENTRY, SeriesColumns.ALL));
    served.addAll(below(NroMib.FIGURE_ENTRY, FigureRow.COLUMNS));
    served.addAll(below(NroMib.DEVICE_ENTRY, DeviceColumns.ALL));
    served.addAll(below(NroMib.LINK_ENTRY, LinkRow.COLUMNS));
    assertEquals(objects("read-only"), served.stream().sorted().toList());
  }

  @Test
  void nothingCanBeWritten() {
    assertEquals(new TreeSet<>(List.of("accessible-for-notify", "not-accessible", "read-only")),
        ACCESS.matcher(text).results().map(each -> each.group(1))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void placesOutsideOfTablesAreThoseOfTheModule() {
    assertEquals(place("nroCapacityStateChanged"), NroMib.CAPACITY_STATE_CHANGED);
    assertEquals(place("nroStateEvent"), NroMib.STATE_EVENT);
    assertEquals(place("nroEvents"), NroMib.EVENTS);
    assertEquals(place("nroAgentIdentity"), NroMib.IDENTITY);
    assertEquals(11, objects("accessible-for-notify").size());
  }

  @Test
  void kindsOfSubjectsHaveTheNumbersOfTheEvents() {
    int from = text.indexOf("NroSubjectKind ::= TEXTUAL-CONVENTION");
    String syntax = text.substring(text.indexOf("SYNTAX INTEGER {", from), text.indexOf('}', from));
    TreeMap<Integer, String> named = new TreeMap<>();
    NAMED_NUMBER.matcher(syntax).results()
        .forEach(each -> named.put(Integer.parseInt(each.group(2)), each.group(1)));
    assertEquals(Arrays.stream(Subject.Kind.values())
        .collect(Collectors.toMap(Subject.Kind::code, Subject.Kind::word, (one, _) -> one, TreeMap::new)),
        named);
  }
}
