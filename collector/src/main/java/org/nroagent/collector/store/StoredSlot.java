package org.nroagent.collector.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.nroagent.model.Drops;
import org.nroagent.model.Slot;
import org.nroagent.model.record.ColumnDirectory;

/// What the store has of one slot of one device: by interface, and of the device's sessions. The first record that covers an interface counts;
/// the first amendment may add the value it lacks.
final class StoredSlot {
  private final Map<Identity, Said<Slot>> base = new HashMap<>();
  private final Map<Identity, Said<Slot.Metered>> amended = new HashMap<>();
  private OptionalLong sessions = OptionalLong.empty();

  /// What one record says of an interface.
  private record Said<S extends Slot>(S slot, Drops drops) {
    /// The octets are the same, and no count of lost packets that both know differs.
    boolean agrees(Slot offered, Drops offeredDrops) {
      return slot.equals(offered) && !drops.contradicts(offeredDrops);
    }
  }

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

  void addBase(ColumnDirectory.Column column, Slot slot, Drops drops) {
    base.putIfAbsent(Identity.of(column), new Said<>(slot, drops));
  }

  void addAmendment(ColumnDirectory.Column column, Slot.Metered slot, Drops drops) {
    amended.putIfAbsent(Identity.of(column), new Said<>(slot, drops));
  }

  /// The first count that is known counts.
  void addSessions(OptionalLong said) {
    if (sessions.isEmpty()) {
      sessions = said;
    }
  }

  /// Whether both counts are known and do not agree.
  boolean contradicts(OptionalLong offeredSessions) {
    return sessions.isPresent() && offeredSessions.isPresent()
        && sessions.getAsLong() != offeredSessions.getAsLong();
  }

  /// The relation of a row's column, or of a missing range's.
  Relation relationOf(ColumnDirectory.Column column, Slot offered, Drops drops) {
    Identity identity = Identity.of(column);
    Optional<Said<Slot>> stored = Optional.ofNullable(base.get(identity));
    Optional<Said<Slot.Metered>> amendment = Optional.ofNullable(amended.get(identity));
    if (stored.isEmpty()) {
      boolean contradictsAmendment = offered instanceof Slot.Metered && amendment.isPresent()
          && !amendment.get().agrees(offered, drops);
      return contradictsAmendment ? Relation.DIFFERENT : Relation.NEW;
    }
    boolean equal = stored.get().agrees(offered, drops)
        || (amendment.isPresent() && amendment.get().agrees(offered, drops));
    return equal ? Relation.EQUAL : Relation.DIFFERENT;
  }

  /// The relation of an amendment: it may only turn missing into a value, and only once.
  Relation relationOfAmendment(ColumnDirectory.Column column, Slot.Metered offered, Drops drops) {
    Identity identity = Identity.of(column);
    Said<? extends Slot> known = amended.get(identity);
    if (known == null) {
      known = base.get(identity);
    }
    if (known == null || known.slot() instanceof Slot.Missing) {
      return Relation.NEW;
    }
    return known.agrees(offered, drops) ? Relation.EQUAL : Relation.DIFFERENT;
  }
}
