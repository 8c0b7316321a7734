package org.nroagent.lab.snmp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nroagent.lab.script.Visible;
import org.nroagent.lab.state.DeviceState;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/// Everything a device serves in one state, in lexicographic order.
final class MibView {
  private final NavigableMap<OID, MibNode> nodes = new TreeMap<>();

  private final Visible visible;

  private MibView(List<MibNode> parts, Visible visible) {
    this.visible = visible;
    for (MibNode part : parts) {
      nodes.put(part.root(), part);
    }
  }

  /// The view of a state.
  ///
  /// @param state the device
  /// @param visible what the script leaves of it
  static MibView of(DeviceState state, Visible visible) {
    List<MibNode> parts = new ArrayList<>();
    parts.addAll(SystemMib.nodes(state));
    parts.addAll(ActiveSessionsMib.nodes(state));
    parts.addAll(InterfacesMib.nodes(state, visible));
    parts.addAll(LagMib.nodes(state, visible));
    parts.addAll(CfmMib.nodes(state, visible));
    parts.addAll(IgmpMib.nodes(state, visible));
    parts.addAll(PseudowireMib.nodes(state, visible));
    parts.addAll(MauMib.nodes(state, visible));
    parts.addAll(IpMib.nodes(state));
    parts.addAll(BgpMib.nodes(state, visible));
    parts.addAll(PimMib.nodes(state, visible));
    parts.addAll(MsdpMib.nodes(state, visible));
    parts.replaceAll(
        part -> part instanceof MibNode.Table<?> table ? table.limitedTo(visible.rowLimit()) : part);
    return new MibView(parts, visible);
  }

  /// What the script left of it.
  Visible visible() {
    return visible;
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
