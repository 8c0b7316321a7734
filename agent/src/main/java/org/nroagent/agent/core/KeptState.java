package org.nroagent.agent.core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.nroagent.agent.audit.SeenGroups;
import org.nroagent.agent.meter.KeptColumn;
import org.nroagent.agent.store.StoreFormats;
import org.nroagent.model.reading.DeviceReading.SystemReading;

/// What stands in the state files for the next start, as JSON in parts of different life: what a clean stop keeps, so
/// that the slots around it can still be bridged, and what is remembered of the devices and of multicast groups, over
/// crashes too. A part that is not understood is as good as none.
///
/// ```
/// {"version":2,"bases":BASES,"remembered":REMEMBERED,"groups":GROUPS}
///                                                        see [KeptBasesJson], [RememberedJson] and [SeenGroupsJson]
/// {"version":1,"devices":BASES}                          before anything was remembered
/// ```
///
/// @param devices what a clean stop kept, by device name
/// @param remembered what is remembered, by device name
/// @param groups which declared multicast groups were seen
record KeptState(Map<String, KeptDevice> devices, Map<String, RememberedDevice> remembered,
    SeenGroups groups) {
  /// Nothing is kept and nothing remembered.
  static final KeptState NONE = new KeptState(Map.of(), Map.of(), SeenGroups.NONE);

  private static final StoreFormats FORMAT = StoreFormats.SMALL_STATE;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// One device at a clean stop.
  ///
  /// @param system who answered last
  /// @param columns by interface id
  record KeptDevice(SystemReading system, Map<String, KeptColumn> columns) {}

  /// How a part of the state is read.
  private interface Part<T> {
    T decode() throws IOException;
  }

  KeptState {
    devices = Map.copyOf(devices);
    remembered = Map.copyOf(remembered);
  }

  /// The state once a record was written: bases are never used twice.
  KeptState withoutBases() {
    return new KeptState(Map.of(), remembered, groups);
  }

  /// As bytes for the state files.
  byte[] encode() {
    ObjectNode root = JSON.createObjectNode().put("version", FORMAT.current());
    KeptBasesJson.encode(devices, root.putObject("bases"));
    RememberedJson.encode(remembered, root.putObject("remembered"));
    SeenGroupsJson.encode(groups, root.putObject("groups"));
    try {
      return JSON.writeValueAsBytes(root);
    } catch (IOException e) {
      throw new IllegalStateException("a tree of plain values can always be written", e);
    }
  }

  /// Reads what [#encode()] wrote, in this version or an older one. The monotonic clock has a new origin: it is set
  /// back from the wall clock.
  ///
  /// @param lead of the wall clock over the monotonic clock now, in milliseconds
  /// @param problems hears, in a sentence each, of what is not used and what that costs
  static KeptState decode(byte[] bytes, long lead, Consumer<String> problems) {
    JsonNode root = read("What is kept beside the ring is not used", JSON.nullNode(), problems, () -> {
      JsonNode tree = JSON.readTree(bytes);
      requireReadable(tree.path("version").asInt());
      return tree;
    });
    boolean first = root.path("version").asInt() == 1;
    return new KeptState(
        read("What the last stop kept is not used, the first slots will be missing", Map.of(), problems,
            () -> KeptBasesJson.decode(root.path(first ? "devices" : "bases"), lead)),
        read("What was remembered of the devices is not used, capacities come with their first answers",
            Map.of(), problems, () -> RememberedJson.decode(root.path("remembered"))),
        read("Which multicast groups were seen is not known any more, they are watched anew", SeenGroups.NONE,
            problems, () -> SeenGroupsJson.decode(root.path("groups"))));
  }

  private static void requireReadable(int version) throws IOException {
    switch (FORMAT.standing(version)) {
      case OLDER, CURRENT -> {
        // It is read.
      }
      case NEWER, UNKNOWN -> throw new IOException(
          "it has version " + version + ", this software reads up to " + FORMAT.current());
    }
  }

  /// Whatever is wrong with a part, the agent starts.
  private static <T> T read(String otherwise, T none, Consumer<String> problems, Part<T> part) {
    try {
      return part.decode();
    } catch (IOException | RuntimeException e) {
      problems.accept(otherwise + ": " + e.getMessage());
      return none;
    }
  }
}
