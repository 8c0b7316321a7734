package org.nroagent.agent.source.snmp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snmp4j.PDU;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/// A device that answers from a map, with the faults of real ones.
final class ScriptedDevice implements SnmpExchange {
  private static final OID SYS_UP_TIME = new OID("1.3.6.1.2.1.1.3.0");

  final List<SnmpRequest> requests = new ArrayList<>();
  private final TreeMap<OID, Variable> mib = new TreeMap<>();
  private final Map<OID, OID> jumpsBack = new TreeMap<>();
  private int maxBindings = Integer.MAX_VALUE;
  private int tooBigAbove = Integer.MAX_VALUE;
  private int lostAbove = Integer.MAX_VALUE;
  private int silentFrom = Integer.MAX_VALUE;
  private int loseRequest = -1;
  private @Nullable OID genErrAt;
  private boolean withoutUpTime;
  private long upTime = 1000;

  ScriptedDevice with(String oid, Variable value) {
    mib.put(new OID(oid), value);
    return this;
  }

  /// Truncates each answer silently.
  ScriptedDevice truncatingAfter(int bindings) {
    maxBindings = bindings;
    return this;
  }

  /// Answers tooBig where an answer would have more bindings.
  ScriptedDevice tooBigAbove(int bindings) {
    tooBigAbove = bindings;
    return this;
  }

  /// Loses answers that have more bindings, as a path that drops fragments does.
  ScriptedDevice losingAbove(int bindings) {
    lostAbove = bindings;
    return this;
  }

  /// Loses one answer, by the 0-based number of its transmission.
  ScriptedDevice losing(int transmission) {
    loseRequest = transmission;
    return this;
  }

  /// Falls silent from the transmission with this 0-based number on.
  ScriptedDevice silentFrom(int transmission) {
    silentFrom = transmission;
    return this;
  }

  /// Answers the successor of one name with an earlier name.
  ScriptedDevice jumpingBack(String from, String to) {
    jumpsBack.put(new OID(from), new OID(to));
    return this;
  }

  /// Answers genErr to any request that reaches this instance.
  ScriptedDevice genErrAt(String oid) {
    genErrAt = new OID(oid);
    return this;
  }

  ScriptedDevice withoutUpTime() {
    withoutUpTime = true;
    return this;
  }

  @Override
  public SnmpAnswer exchange(SnmpRequest request, int attempts) throws NoAnswerException {
    for (int attempt = 0; attempt < attempts; attempt++) {
      int transmission = requests.size();
      requests.add(request);
      SnmpAnswer answer = answer(request);
      if (transmission < silentFrom && transmission != loseRequest && answer.bindings().size() <= lostAbove) {
        return answer;
      }
    }
    throw new NoAnswerException("the device is silent", false, false);
  }

  private SnmpAnswer answer(SnmpRequest request) {
    upTime++;
    List<VariableBinding> bindings = new ArrayList<>();
    List<OID> current = new ArrayList<>(request.names());
    bindings.add(next(current.getFirst()));
    int repetitions = request.kind() == SnmpRequest.Kind.GETBULK ? request.maxRepetitions() : 1;
    for (int repetition = 0; repetition < repetitions; repetition++) {
      for (int i = 1; i < current.size(); i++) {
        VariableBinding binding = next(current.get(i));
        if (binding.getOid().equals(genErrAt)) {
          return new SnmpAnswer(PDU.genErr, i + 1, List.of(), upTime * 10, upTime * 10 + 1);
        }
        bindings.add(binding);
        current.set(i, binding.getOid());
      }
    }
    if (bindings.size() > tooBigAbove) {
      return new SnmpAnswer(PDU.tooBig, 0, List.of(), upTime * 10, upTime * 10 + 1);
    }
    return new SnmpAnswer(0, 0, bindings.subList(0, Math.min(maxBindings, bindings.size())), upTime * 10,
        upTime * 10 + 1);
  }

  private VariableBinding next(OID name) {
    if (name.compareTo(SYS_UP_TIME) < 0 && SYS_UP_TIME.startsWith(name)) {
      return withoutUpTime
          ? new VariableBinding(name, Null.endOfMibView)
          : new VariableBinding(SYS_UP_TIME, new TimeTicks(upTime));
    }
    OID back = jumpsBack.get(name);
    Map.Entry<OID, Variable> next = back == null ? mib.higherEntry(name) : mib.ceilingEntry(back);
    return next == null
        ? new VariableBinding(name, Null.endOfMibView)
        : new VariableBinding(next.getKey(), next.getValue());
  }
}
