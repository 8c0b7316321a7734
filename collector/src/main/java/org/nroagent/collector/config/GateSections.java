package org.nroagent.collector.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nroagent.collector.config.Network.Delivery;
import org.nroagent.collector.config.Network.GateConfig;
import org.nroagent.collector.config.Network.Share;
import org.nroagent.collector.inventory.DeviceRef;
import org.nroagent.collector.inventory.DeviceRefs;
import org.nroagent.collector.inventory.InterfaceRef;
import org.nroagent.collector.inventory.InterfaceRefs;
import org.nroagent.collector.inventory.KnownNames;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;
import org.nroagent.model.billing.CollectionKind;

/// Reads the delivery gates.
final class GateSections {
  private static final String ALL = "all";

  private final KnownNames agents;
  private final KnownNames clients;
  private final KnownNames plaques;

  GateSections(KnownNames agents, KnownNames clients, KnownNames plaques) {
    this.agents = agents;
    this.clients = clients;
    this.plaques = plaques;
  }

  List<GateConfig> read(List<Section> sections) {
    UniqueNames names = new UniqueNames("gate");
    return sections.stream().map(section -> gate(section, names)).toList();
  }

  private GateConfig gate(Section section, UniqueNames names) {
    String name = names.read(section.id("name"));
    Field<String> plaque = section.id("plaque");
    plaques.check(plaque);
    DatedCapacity capacity = NetworkReader.capacity(section);
    List<InterfaceRef> interfaces = InterfaceRefs.read(section, "interfaces", agents).required(List.of());
    List<Share> shares = shares(section);
    if (plaque.isGiven() && !shares.isEmpty()) {
      plaque.error("contradicts 'shares', which name several plaques; remove one of them");
    }
    return new GateConfig(name, plaque.optional(), section.text("operator").optional(), capacity, interfaces,
        unicast(section, interfaces, shares), shares, delivery(section),
        NetworkReader.upgrades(section), sessionDevices(section));
  }

  private List<DeviceRef> sessionDevices(Section gate) {
    Field<List<DeviceRef>> given = DeviceRefs.read(gate, "sessionDevices", agents);
    if (given.isGiven() && !gate.text("operator").isGiven()) {
      given.error("is of no use without 'operator': whose sessions they are is not known");
    }
    return given.orElse(List.of());
  }

  private List<Share> shares(Section gate) {
    List<Share> shares = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Set<InterfaceRef> used = new HashSet<>();
    for (Section section : gate.sections("shares").orElse(List.of())) {
      Field<String> plaque = section.id("plaque");
      Share share = new Share(plaques.required(plaque),
          Sum.of(InterfaceRefs.read(section, "interfaces", agents).required(List.of())));
      if (plaque.optional().isPresent() && !seen.add(share.plaque())) {
        plaque.error("plaque '" + share.plaque() + "' has two shares; put their interfaces into one");
      }
      share.unicast().plus().stream().filter(ref -> !used.add(ref)).forEach(
          ref -> section.error("interface " + ref + " is another plaque's already"));
      shares.add(share);
    }
    return shares;
  }

  /// `all`, `{sumOf: [...]}` or `{minus: [...]}`; of a shared gate it is the sum of the shares.
  private Optional<Sum> unicast(Section gate, List<InterfaceRef> interfaces, List<Share> shares) {
    if (!shares.isEmpty()) {
      gate.refuse("is not needed beside 'shares': their sum is the unicast", List.of("unicast"));
      return Optional.of(Sum.of(shares.stream().flatMap(share -> share.unicast().plus().stream()).toList()));
    }
    if (gate.holdsSection("unicast")) {
      return gate.section("unicast").optional().flatMap(section -> computed(section, interfaces));
    }
    return gate.text("unicast").check(ALL::equals, "must be '" + ALL
        + "', {sumOf: [interfaces of its unicast VLANs]} or {minus: [interfaces of its multicast VLANs]}")
        .optional().map(_ -> Sum.of(interfaces));
  }

  private Optional<Sum> computed(Section section, List<InterfaceRef> interfaces) {
    Field<List<InterfaceRef>> sumOf = InterfaceRefs.read(section, "sumOf", agents);
    Field<List<InterfaceRef>> minus = InterfaceRefs.read(section, "minus", agents);
    if (sumOf.isGiven() == minus.isGiven()) {
      section.error("needs one of 'sumOf' and 'minus'");
    }
    return sumOf.isGiven()
        ? sumOf.optional().map(Sum::of)
        : minus.optional().map(refs -> new Sum(interfaces, refs));
  }

  private Optional<Delivery> delivery(Section gate) {
    Field<String> client = gate.id("client");
    clients.check(client);
    Field<CollectionKind> collection = gate.enumeration("collection", CollectionKind.class);
    if (client.isGiven() != collection.isGiven()) {
      gate.error("a gate that is billed needs both 'client' and 'collection' (national or regional)");
    }
    var inService = gate.date("inService");
    return client.optional().map(name -> new Delivery(name, collection.orElse(CollectionKind.NATIONAL),
        inService.optional()));
  }
}
