package org.nroagent.agent.linkstate;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.nroagent.lab.device.DeviceModel;
import org.nroagent.lab.device.MibOffer;
import org.nroagent.lab.device.Presets;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Something that happens to a device, and everything that is to be told of it.
///
/// @param name what happens, for a person
/// @param device which of the lab's devices
/// @param script what happens to it, in the lab's words; times count from the first poll's slot
/// @param told what is told, in order
record Fault(String name, Device device, List<String> script, List<String> told) {
  /// The lab's devices.
  enum Device {
    /// PE-Hub, nominal
    HUB,
    /// PE-Hub that stands by
    STANDBY_HUB,
    /// PE-Spoke
    SPOKE,
    /// OLT
    OLT,
    /// PE-Hub that sends LACP states as they were on the wire
    WIRE_ORDER_HUB,
    /// OLT that tells groups by MGMD-STD-MIB
    MGMD_OLT
  }

  /// All of them, from the file beside this class.
  static List<Fault> all() throws IOException {
    try (InputStream file = Fault.class.getResourceAsStream("link-faults.txt")) {
      if (file == null) {
        throw new IOException("link-faults.txt is not beside " + Fault.class);
      }
      List<Fault> faults = new ArrayList<>();
      for (String line : new String(file.readAllBytes(), UTF_8).lines().toList()) {
        String word = line.substring(0, Math.max(0, line.indexOf(' ')));
        String rest = line.substring(word.length()).strip();
        switch (word) {
          case "", "#" -> {
          }
          case "fault" -> faults.add(new Fault(rest, Device.HUB, new ArrayList<>(), new ArrayList<>()));
          case "device" -> faults.add(faults.removeLast().on(Device.valueOf(rest)));
          case "script" -> faults.getLast().script.add(rest);
          case "told" -> faults.getLast().told.add(rest);
          default -> throw new IOException("link-faults.txt: what is '" + line + "'?");
        }
      }
      return faults;
    }
  }

  private Fault on(Device other) {
    return new Fault(name, other, script, told);
  }

  /// The device that it happens to.
  DeviceModel model(String sysName, Instant boot) {
    DeviceModel hub = Presets.hub(sysName, 7, boot);
    DeviceModel olt = Presets.olt(sysName, 7, boot);
    return switch (device) {
      case HUB -> hub;
      case STANDBY_HUB -> Presets.standbyHub(sysName, 7, boot);
      case SPOKE -> Presets.spoke(sysName, 7, boot);
      case OLT -> olt;
      case WIRE_ORDER_HUB -> hub.with(MibOffer.STANDARD.with(MibOffer.LacpOrder.WIRE));
      case MGMD_OLT -> olt.with(MibOffer.STANDARD.with(MibOffer.Multicast.MGMD));
    };
  }

  @Override
  public String toString() {
    return name;
  }
}
