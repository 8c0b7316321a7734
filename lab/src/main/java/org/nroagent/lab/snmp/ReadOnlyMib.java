package org.nroagent.lab.snmp;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.snmp4j.PDU;
import org.snmp4j.agent.DefaultMOScope;
import org.snmp4j.agent.mo.GenericManagedObject;
import org.snmp4j.agent.MOScope;
import org.snmp4j.agent.request.SubRequest;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/// The whole MIB of a device as one managed object: nothing is stored, each request sees the device at its moment.
final class ReadOnlyMib implements GenericManagedObject {
  private static final MOScope EVERYTHING = new DefaultMOScope(new OID("0"), true, new OID("3"), false);

  private final Supplier<Answering> answering;

  /// @param answering the view of the request being answered
  ReadOnlyMib(Supplier<Answering> answering) {
    this.answering = answering;
  }

  /// A view and the moment it is asked at.
  ///
  /// @param view what the device serves
  /// @param moment when
  record Answering(MibView view, Moment moment) {
    private @Nullable VariableBinding after(OID oid) {
      return view.after(oid, moment);
    }

    private @Nullable Variable get(OID oid) {
      return view.get(oid, moment);
    }
  }

  @Override
  public MOScope getScope() {
    return EVERYTHING;
  }

  @Override
  @SuppressWarnings("NullAway") // null says that nothing is there; the library is not annotated
  public OID find(MOScope range) {
    OID lower = range.getLowerBound();
    if (range.isLowerIncluded() && answering.get().get(lower) != null) {
      return lower;
    }
    VariableBinding next = answering.get().after(lower);
    return next == null ? null : next.getOid();
  }

  @Override
  public void get(SubRequest<?> request) {
    VariableBinding binding = request.getVariableBinding();
    Variable value = answering.get().get(binding.getOid());
    binding.setVariable(value == null ? Null.noSuchInstance : value);
    request.completed();
  }

  @Override
  @Deprecated
  public boolean next(SubRequest<?> request) {
    return advance(request);
  }

  @Override
  public boolean next(SubRequest<?> request, Function<OID, Boolean> filter) {
    return advance(request);
  }

  private boolean advance(SubRequest<?> request) {
    VariableBinding next = answering.get().after(request.getScope().getLowerBound());
    if (next == null) {
      return false;
    }
    request.getVariableBinding().setOid(next.getOid());
    request.getVariableBinding().setVariable(next.getVariable());
    request.completed();
    return true;
  }

  @Override
  public void prepare(SubRequest<?> request) {
    request.setErrorStatus(PDU.notWritable);
  }

  @Override
  public void commit(SubRequest<?> request) {
    request.setErrorStatus(PDU.commitFailed);
  }

  @Override
  public void undo(SubRequest<?> request) {
    request.setErrorStatus(PDU.undoFailed);
  }

  @Override
  public void cleanup(SubRequest<?> request) {
    request.completed();
  }
}
