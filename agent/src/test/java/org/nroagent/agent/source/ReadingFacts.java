package org.nroagent.agent.source;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.IgmpGroupReading;
import org.nroagent.model.reading.IgmpInterfaceReading;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.LagReading;
import org.nroagent.model.reading.MepReading;

/// Everything that a reading says, one line each, by its path: two readings can be compared without naming every member of
/// every record, and a member that is added takes part by itself. What is unknown says nothing: null, empty texts and lists.
final class ReadingFacts {
  private final SortedMap<String, String> facts = new TreeMap<>();

  private ReadingFacts() {}

  /// The facts of a reading's interfaces, LAGs, CFM end points and multicast groups, and how far each table was read.
  static Map<String, String> of(DeviceReading reading) {
    ReadingFacts all = new ReadingFacts();
    all.add("sysName", reading.system().sysName());
    all.add("time", reading.time());
    all.add("interfaces", reading.interfaces());
    all.add("lags", reading.lags());
    all.add("meps", reading.meps());
    all.add("igmpGroups", reading.igmpGroups());
    all.add("igmpInterfaces", reading.igmpInterfaces());
    reading.tables().forEach((kind, state) -> all.add("tables." + kind, state));
    return all.facts;
  }

  private void add(String path, @Nullable Object value) {
    switch (value) {
      case null -> {
      }
      case Optional<?> optional -> optional.ifPresent(present -> add(path, present));
      case OptionalInt optional -> optional.ifPresent(present -> add(path, present));
      case OptionalLong optional -> optional.ifPresent(present -> add(path, present));
      case Collection<?> collection -> addAll(path, collection);
      case Record parts -> addParts(path, parts);
      default -> {
        if (!value.toString().isEmpty()) {
          facts.put(path, value.toString());
        }
      }
    }
  }

  private void addAll(String path, Collection<?> collection) {
    if (collection.stream().allMatch(Record.class::isInstance)) {
      collection.forEach(each -> add(path + '[' + key(each) + ']', each));
    } else if (!collection.isEmpty()) {
      facts.put(path, collection.stream().map(Object::toString).sorted().toList().toString());
    }
  }

  private void addParts(String path, Record parts) {
    for (RecordComponent part : parts.getClass().getRecordComponents()) {
      try {
        add(path + '.' + part.getName(), part.getAccessor().invoke(parts));
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(path + '.' + part.getName() + " cannot be read", e);
      }
    }
  }

  /// What tells entries of a list apart.
  private static String key(Object entry) {
    return switch (entry) {
      case InterfaceReading each -> each.name();
      case LagReading each -> each.name();
      case LagReading.Member each -> each.name();
      case MepReading each -> each.mdName() + '/' + each.maName() + '/' + each.mepId();
      case MepReading.Remote each -> String.valueOf(each.mepId());
      case IgmpGroupReading each -> each.interfaceName() + '/' + each.group();
      case IgmpInterfaceReading each -> each.interfaceName();
      default -> throw new AssertionError("it is not known what tells " + entry.getClass() + " apart");
    };
  }
}
