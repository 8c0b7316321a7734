package org.nroagent.collector.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.nroagent.model.Slot;
import org.nroagent.model.record.ColumnDirectory;

/// What the store has of one slot of one device, by interface. The first record that covers an interface counts;
/// the first amendment may add the value it lacks.
final class StoredSlot {
  private final Map<Identity, Slot> base = new HashMap<>();
  private final Map<Identity, Slot.Metered> amended = new HashMap<>();

  /// What makes an interface the same one within its device.
  private record Identity(String ifName, int identityEpoch) {
    static Identity of(ColumnDirectory.Column column) {
      return new Identity(column.ifName(), column.identityEpoch());
    }
  }

  /// How an offered slot relates to what is stored.
  enum Relation {
    /// Nothing is stored of it.
    NEW,
    /// It says what is stored.
    EQUAL,
    /// It says something else than what was stored first.
    DIFFERENT
  }

  void addBase(ColumnDirectory.Column column, Slot slot) {
    base.putIfAbsent(Identity.of(column), slot);
  }

  void addAmendment(ColumnDirectory.Column column, Slot.Metered slot) {
    amended.putIfAbsent(Identity.of(column), slot);
  }

  /// The relation of a row's column, or of a missing range's.
  Relation relationOf(ColumnDirectory.Column column, Slot offered) {
    Identity identity = Identity.of(column);
    Optional<Slot> stored = Optional.ofNullable(base.get(identity));
    Optional<Slot.Metered> amendment = Optional.ofNullable(amended.get(identity));
    if (stored.isEmpty()) {
      boolean contradictsAmendment = offered instanceof Slot.Metered && amendment.isPresent()
          && !amendment.get().equals(offered);
      return contradictsAmendment ? Relation.DIFFERENT : Relation.NEW;
    }
    boolean equal = stored.get().equals(offered)
        || (amendment.isPresent() && amendment.get().equals(offered));
    return equal ? Relation.EQUAL : Relation.DIFFERENT;
  }

  /// The relation of an amendment: it may only turn missing into a value, and only once.
  Relation relationOfAmendment(ColumnDirectory.Column column, Slot.Metered offered) {
    Identity identity = Identity.of(column);
    Slot known = amended.get(identity);
    if (known == null && base.get(identity) instanceof Slot.Metered metered) {
      known = metered;
    }
    if (known == null) {
      return Relation.NEW;
    }
    return known.equals(offered) ? Relation.EQUAL : Relation.DIFFERENT;
  }
}
