package org.nroagent.lab.device;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.nroagent.lab.traffic.AccessTraffic;
import org.nroagent.lab.traffic.IfDirection;
import org.nroagent.lab.traffic.Traffic;

/// The three devices of a fibre collection network, ready made. Equal arguments give equal devices.
public final class Presets {
  /// The trigramme in the CFM names of the presets.
  public static final String TRIGRAMME = "NRO";

  private static final long TEN_GBPS = 10_000;
  private static final long BITS_PER_MBIT = 1_000_000;
  private static final String ENTERPRISE = "1.3.6.1.4.1.32473.1.";
  private static final int PROVIDER_AS = 31_167;
  private static final int CLIENT_AS = 64_500;
  private static final String CLIENT_ROUTER = "203.0.113.1";
  private static final int LOCAL_NOMINAL = 220;
  private static final int LOCAL_STANDBY = 210;
  private static final int GATE_MD_LEVEL = 1;
  private static final int SERVICE_MD_LEVEL = 3;
  private static final int BUSY_PERMILLE_OF_TWO_LINKS = 400;

  private Presets() {}

  /// A provider router in the NRO: access LAG `lag-1` of 2×10G to the OLT with one sub-interface for unicast
  /// (`lag-1.1201`, the SVLAN, with its service validation MEP) and one for multicast (`lag-1.4000`), and a collection loop of two 10G ports
  /// (`loop-east`, `loop-west`).
  ///
  /// @param sysName its name
  /// @param seed of its traffic
  /// @param bootTime when it started
  public static DeviceModel spoke(String sysName, long seed, Instant bootTime) {
    Traffic unicast = downstream(seed, 2 * TEN_GBPS, BUSY_PERMILLE_OF_TWO_LINKS, IfDirection.OUT);
    Traffic multicast = downstream(seed + 1, TEN_GBPS, 20, IfDirection.OUT);
    Traffic access = Traffic.sum(List.of(unicast, multicast));
    DeviceModel.Builder device = DeviceModel.builder(sysName, bootTime)
        .identity("Simulated PE-Spoke, nro-agent lab", ENTERPRISE + 1);
    lag(device, "lag-1", 1001, 1, List.of("xe-1/1/1", "xe-1/1/2"), "access to the OLT", access, 1);
    return device
        .add(InterfaceModel.subInterface("lag-1.1201", 2201, 2 * TEN_GBPS, "SVLAN 1201 unicast", "lag-1",
            unicast))
        .add(InterfaceModel.subInterface("lag-1.4000", 2202, 2 * TEN_GBPS, "VLAN 4000 multicast", "lag-1",
            multicast))
        .add(InterfaceModel.port("loop-east", 11, TEN_GBPS, "collection loop, east",
            downstream(seed + 2, TEN_GBPS, 700, IfDirection.IN)))
        .add(InterfaceModel.port("loop-west", 12, TEN_GBPS, "collection loop, west",
            downstream(seed + 3, TEN_GBPS, 90, IfDirection.IN)))
        .add(serviceMep("lag-1.1201", 1201))
        .add(new IgmpGroupModel("lag-1.4000", "233.252.0.10", "198.51.100.20", Duration.ofHours(2)))
        .add(new IgmpGroupModel("lag-1.4000", "233.252.0.11", "198.51.100.21", Duration.ofHours(3)))
        .add(new PseudowireModel(1, "pw-nominal", "to the nominal PE-Hub", 5001, "192.0.2.11", null, true))
        .add(new PseudowireModel(2, "pw-standby", "to the standby PE-Hub", 5002, "192.0.2.12", null, false))
        .build();
  }

  /// A provider router at the POP with two delivery gates to the client, `lag-1` and `lag-2`, of 2×10G each, each with one
  /// sub-interface for unicast (`lag-1.1201`, `lag-2.1202`) and one for multicast (`lag-1.4000`, `lag-2.4000`), one
  /// CFM session per member as the interconnection sheet declares it (A2), and two pseudowires of which the first
  /// forwards. The primary gate, `lag-1`, goes down with the loss of one member (S4).
  ///
  /// @param sysName its name
  /// @param seed of its traffic
  /// @param bootTime when it started
  public static DeviceModel hub(String sysName, long seed, Instant bootTime) {
    Traffic first = downstream(seed, 2 * TEN_GBPS, BUSY_PERMILLE_OF_TWO_LINKS, IfDirection.IN);
    Traffic second = downstream(seed + 1, 2 * TEN_GBPS, 150, IfDirection.IN);
    Traffic multicast = downstream(seed + 2, TEN_GBPS, 20, IfDirection.IN);
    DeviceModel.Builder device = DeviceModel.builder(sysName, bootTime)
        .identity("Simulated PE-Hub, nro-agent lab", ENTERPRISE + 2);
    lag(device, "lag-1", 1001, 1, List.of("xe-1/1/1", "xe-1/1/2"), "primary delivery gate",
        Traffic.sum(List.of(first, multicast)), 2);
    lag(device, "lag-2", 1002, 3, List.of("xe-1/1/3", "xe-1/1/4"), "secondary delivery gate",
        Traffic.sum(List.of(second, multicast)), 1);
    gateMep(device, "xe-1/1/1", 1);
    gateMep(device, "xe-1/1/2", 2);
    gateMep(device, "xe-1/1/3", 3);
    gateMep(device, "xe-1/1/4", 4);
    gateVlans(device, "lag-1", 2101, 1201, first, multicast);
    gateVlans(device, "lag-2", 2103, 1202, second, multicast);
    return device
        .add(pseudowireInterface("pw-1", 3001, "pseudowire to the PE-Spoke, nominal", "lag-1", first))
        .add(pseudowireInterface("pw-2", 3002, "pseudowire to the PE-Spoke, standby", "lag-2", Traffic.NONE))
        .add(new PseudowireModel(1, "pw-1", "redundant pair, nominal", 5001, "192.0.2.21", "pw-1", true))
        .add(new PseudowireModel(2, "pw-2", "redundant pair, standby", 5002, "192.0.2.21", "pw-2", false))
        .routing(interconnection(LOCAL_NOMINAL))
        .build();
  }

  /// The standby PE-Hub of the same spokes: as [#hub], but the pseudowire `pw-1` stands by until it is switched to, and the
  /// client's sources have the local preference of a standby.
  ///
  /// @param sysName its name
  /// @param seed of its traffic
  /// @param bootTime when it started
  public static DeviceModel standbyHub(String sysName, long seed, Instant bootTime) {
    DeviceModel hub = hub(sysName, seed, bootTime);
    List<PseudowireModel> standingBy = hub.pseudowires().stream()
        .map(each -> new PseudowireModel(each.index(), each.name(), each.description(), each.pwId(),
            each.peer(),
            each.interfaceName(), false))
        .toList();
    return hub.withPseudowires(standingBy).with(interconnection(LOCAL_STANDBY));
  }

  /// The multicast interconnection on `lag-1.4000`: a BGP session of the client's sources on a /31, its PIM neighbour, and
  /// two MSDP sessions.
  private static RoutingModel interconnection(int localPreference) {
    String subInterface = "lag-1.4000";
    return new RoutingModel(PROVIDER_AS, "192.0.2.11",
        List.of(SessionModel.bgp(CLIENT_ROUTER, "203.0.113.0", subInterface, CLIENT_AS),
            SessionModel.pim(CLIENT_ROUTER, "203.0.113.0", subInterface),
            SessionModel.msdp("198.51.100.251", "192.0.2.11", 2),
            SessionModel.msdp("198.51.100.252", "192.0.2.11", 2)),
        List.of(new BgpPathModel("198.51.100.0", 25, CLIENT_ROUTER, localPreference, true)));
  }

  /// The client's OLT: uplink LAG `lag-1` of 2×10G, a multicast VLAN interface `vlan-4000` with its groups, and two
  /// PON ports.
  ///
  /// @param sysName its name
  /// @param seed of its traffic
  /// @param bootTime when it started
  public static DeviceModel olt(String sysName, long seed, Instant bootTime) {
    Traffic uplink = downstream(seed, 2 * TEN_GBPS, BUSY_PERMILLE_OF_TWO_LINKS, IfDirection.IN);
    Traffic multicast = downstream(seed + 1, TEN_GBPS, 20, IfDirection.IN);
    DeviceModel.Builder device = DeviceModel.builder(sysName, bootTime)
        .identity("Simulated OLT, nro-agent lab", ENTERPRISE + 3);
    lag(device, "lag-1", 1001, 1, List.of("xe-0/1", "xe-0/2"), "uplink to the PE-Spoke", uplink, 1);
    device
        .add(new InterfaceModel("vlan-4000", 2202, "VLAN 4000", "multicast", InterfaceType.L3_VLAN, TEN_GBPS,
            InterfaceModel.JUMBO_MTU, true, "lag-1", multicast));
    for (int pon = 1; pon <= 2; pon++) {
      device.add(new InterfaceModel("pon-0/" + pon, 100 + pon, "GPON port 0/" + pon, "tree " + pon,
          InterfaceType.GPON,
          2_488, 2_000, true, null, downstream(seed + 1 + pon, 2_488, 300, IfDirection.OUT)));
    }
    for (int group = 10; group <= 13; group++) {
      device.add(new IgmpGroupModel("vlan-4000", "233.252.0." + group, "198.51.100." + (10 + group),
          Duration.ofMinutes(group)));
    }
    return device.build();
  }

  /// A router with very many ports, for sizes: `port-1` to `port-N` of 10G each with traffic.
  ///
  /// @param sysName its name
  /// @param seed of its traffic
  /// @param bootTime when it started
  /// @param ports how many
  public static DeviceModel large(String sysName, long seed, Instant bootTime, int ports) {
    DeviceModel.Builder device = DeviceModel.builder(sysName, bootTime)
        .identity("Simulated router, nro-agent lab", ENTERPRISE + 4);
    for (int port = 1; port <= ports; port++) {
      device.add(InterfaceModel.port("port-" + port, port, TEN_GBPS, "customer " + port,
          downstream(seed + port, TEN_GBPS, 100 + port % 600, IfDirection.OUT)));
    }
    return device.build();
  }

  private static void lag(DeviceModel.Builder device, String name, int ifIndex, int firstPort,
      List<String> members,
      String alias, Traffic traffic, int minimumLinks) {
    int port = firstPort;
    for (String member : members) {
      device.add(InterfaceModel.member(member, port++, TEN_GBPS, alias + ", member of " + name));
    }
    device.add(InterfaceModel.lag(name, ifIndex, members.size() * TEN_GBPS, alias, traffic));
    device.add(new LagModel(name, members, true, minimumLinks, ifIndex - 990,
        String.format("02:00:5e:00:%02x:01", ifIndex % 256)));
  }

  /// The two sub-interfaces of a gate: together they carry what the LAG does.
  private static void gateVlans(DeviceModel.Builder device, String lag, int firstIndex, int svlan,
      Traffic unicast, Traffic multicast) {
    device.add(InterfaceModel.subInterface(lag + "." + svlan, firstIndex, 2 * TEN_GBPS,
        "SVLAN " + svlan + " unicast", lag, unicast));
    device.add(InterfaceModel.subInterface(lag + ".4000", firstIndex + 1, 2 * TEN_GBPS, "VLAN 4000 multicast",
        lag, multicast));
  }

  private static void gateMep(DeviceModel.Builder device, String member, int number) {
    device.add(new MepModel(member, 1, "FTTH_" + TRIGRAMME + "_AXN", GATE_MD_LEVEL, number,
        TRIGRAMME + "_AXN_" + number, 100 * number + 1, 100 * number, CcmInterval.S10, null));
  }

  /// The service validation MEP of an SVLAN (A3): level 3, every 10 s, the SVLAN's digits as source address.
  private static MepModel serviceMep(String subInterface, int svlan) {
    String digits = String.format("%04d", svlan);
    String mac = "00:00:00:00:" + digits.substring(0, 2) + ":" + digits.substring(2);
    return new MepModel(subInterface, 3, "FTTH_" + TRIGRAMME + "_SVC", SERVICE_MD_LEVEL, svlan,
        TRIGRAMME + "_SVC_" + svlan, 301, 300, CcmInterval.S10, mac);
  }

  private static InterfaceModel pseudowireInterface(String name, int ifIndex, String alias, String lowerLayer,
      Traffic traffic) {
    return new InterfaceModel(name, ifIndex, "PW " + name, alias, InterfaceType.PSEUDOWIRE, 0,
        InterfaceModel.JUMBO_MTU, true, lowerLayer, traffic);
  }

  private static Traffic downstream(long seed, long mbps, int busyPermille, IfDirection direction) {
    return new AccessTraffic(seed, mbps * BITS_PER_MBIT, busyPermille, direction);
  }
}
