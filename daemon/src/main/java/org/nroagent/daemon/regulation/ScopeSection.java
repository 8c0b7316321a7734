package org.nroagent.daemon.regulation;

import java.util.Collection;
import java.util.Optional;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;
import org.nroagent.model.billing.PriceScope;

/// Reads `appliesTo`: whom prices replace those of everybody for.
final class ScopeSection {
  private final Optional<Parties> parties;

  /// @param parties the names that are there, empty where nobody knows them
  ScopeSection(Optional<Parties> parties) {
    this.parties = parties;
  }

  /// The scope, empty where it is wrong.
  Optional<PriceScope> read(Section section) {
    Field<String> client = section.id("client");
    Field<String> plaque = section.id("plaque");
    Field<String> gate = section.id("gate");
    if (plaque.isGiven() && gate.isGiven()) {
      gate.error("contradicts 'plaque': an order is one of a plaque's NROs or one of a gate; make two files");
      return Optional.empty();
    }
    if (!client.isGiven() && !plaque.isGiven()) {
      section.error("needs 'client', and for an order its 'plaque' or 'gate'");
      return Optional.empty();
    }
    parties.ifPresent(known -> check(known, client, plaque, gate));
    return client.isGiven() && client.optional().isEmpty()
        ? Optional.empty()
        : Optional.of(new PriceScope(client.optional(), plaque.optional(), gate.optional()));
  }

  private static void check(Parties known, Field<String> client, Field<String> plaque, Field<String> gate) {
    check(client, "client", known.clients());
    check(plaque, "plaque", known.plaques());
    check(gate, "gate", known.gates().keySet());
    gate.optional().map(known.gates()::get).flatMap(owner -> owner)
        .filter(owner -> !owner.equals(client.orElse(owner)))
        .ifPresent(owner -> gate.error("is a gate of client '" + owner + "' by the collector's file"));
  }

  private static void check(Field<String> field, String kind, Collection<String> names) {
    field.optional().filter(name -> !names.contains(name)).ifPresent(
        name -> field.unknown("there is no " + kind + " '" + name + "' in the collector's file", names));
  }
}
