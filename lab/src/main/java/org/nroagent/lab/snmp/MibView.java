package org.nroagent.lab.snmp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nroagent.lab.state.DeviceState;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/// Everything a device serves in one state, in lexicographic order.
final class MibView {
  private final NavigableMap<OID, MibNode> nodes = new TreeMap<>();

  private final int rowLimit;

  private MibView(List<MibNode> parts, int rowLimit) {
    this.rowLimit = rowLimit;
    for (MibNode part : parts) {
      nodes.put(part.root(), part);
    }
  }

  /// The view of a state.
  ///
  /// @param state the device
  /// @param rowLimit rows after which every table ends
  static MibView of(DeviceState state, int rowLimit) {
    List<MibNode> parts = new ArrayList<>();
    parts.addAll(SystemMib.nodes(state));
    parts.addAll(InterfacesMib.nodes(state));
    parts.addAll(LagMib.nodes(state));
    parts.addAll(CfmMib.nodes(state));
    parts.addAll(IgmpMib.nodes(state));
    parts.addAll(PseudowireMib.nodes(state));
    parts.replaceAll(part -> part instanceof MibNode.Table<?> table ? table.limitedTo(rowLimit) : part);
    return new MibView(parts, rowLimit);
  }

  /// Rows after which every table ends.
  int rowLimit() {
    return rowLimit;
  }

  /// The value of an instance, null if there is none.
  @Nullable
  Variable get(OID instance, Moment moment) {
    Map.Entry<OID, MibNode> node = nodes.floorEntry(instance);
    return node == null ? null : node.getValue().get(instance, moment);
  }

  /// The first instance after an OID, null at the end.
  @Nullable
  VariableBinding after(OID oid, Moment moment) {
    Map.Entry<OID, MibNode> node = nodes.floorEntry(oid);
    if (node == null) {
      node = nodes.firstEntry();
    }
    while (node != null) {
      VariableBinding found = node.getValue().after(oid, moment);
      if (found != null) {
        return found;
      }
      node = nodes.higherEntry(node.getKey());
    }
    return null;
  }
}
