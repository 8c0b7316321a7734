package org.nroagent.lab.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.nroagent.lab.device.InterfaceModel;
import org.nroagent.lab.traffic.IfDirection;
import org.nroagent.lab.traffic.IfLoss;
import org.nroagent.lab.traffic.IfPackets;

/// One interface between two events.
///
/// @param model what it is
/// @param ifIndex its index now
/// @param present whether it has rows at all
/// @param condition what is set on it and arrives at it
/// @param oper operational status
/// @param lastChange when that changed, ifLastChange
/// @param discontinuity when its counters were last reset and said so; null if not since the start
/// @param flow what it carries
/// @param flowSince since when
/// @param carriedBefore octets carried until then, never reset: the truth
/// @param counterBase octets carried when the counters were last zero
/// @param losses packets that it loses
public record InterfaceState(InterfaceModel model, int ifIndex, boolean present,
    PortCondition condition, OperStatus oper, Instant lastChange, @Nullable Instant discontinuity, Flow flow,
    Instant flowSince,
    Octets carriedBefore, Octets counterBase, Losses losses) {

  /// Octets really carried until an instant not before [#flowSince], whatever the counters were reset to.
  public long carried(IfDirection direction, Instant at) {
    return carriedBefore.of(direction) + flow.between(direction, flowSince, at);
  }

  /// What the 64-bit octet counter shows.
  public long counter(IfDirection direction, Instant at) {
    return carried(direction, at) - counterBase.of(direction);
  }

  /// What a 64-bit packet counter shows.
  public long packets(IfPackets kind, IfDirection direction, Instant at) {
    return Long.divideUnsigned(counter(direction, at), kind.octetsEach());
  }

  /// Whether it may carry its share of a LAG, as far as LACP is concerned.
  public boolean partnerFits() {
    return condition.partner().fits();
  }

  private Octets carried(Instant at) {
    return new Octets(carried(IfDirection.IN, at), carried(IfDirection.OUT, at));
  }

  InterfaceState withIfIndex(int index) {
    return new InterfaceState(model, index, present, condition, oper, lastChange, discontinuity,
        flow,
        flowSince, carriedBefore, counterBase, losses);
  }

  InterfaceState withPresent(boolean there) {
    return new InterfaceState(model, ifIndex, there, condition, oper, lastChange, discontinuity,
        flow,
        flowSince, carriedBefore, counterBase, losses);
  }

  InterfaceState withCondition(PortCondition other) {
    return new InterfaceState(model, ifIndex, present, other, oper, lastChange, discontinuity, flow,
        flowSince,
        carriedBefore, counterBase, losses);
  }

  InterfaceState withOper(OperStatus status, Instant at) {
    return status == oper
        ? this
        : new InterfaceState(model, ifIndex, present, condition, status, at, discontinuity, flow,
            flowSince,
            carriedBefore, counterBase, losses);
  }

  InterfaceState withFlow(Flow next, Instant at) {
    return next.equals(flow)
        ? this
        : new InterfaceState(model, ifIndex, present, condition, oper, lastChange, discontinuity,
            next, at,
            carried(at), counterBase, losses.withRunning(!(next instanceof Flow.Stopped), at));
  }

  InterfaceState withCountersReset(Instant at, @Nullable Instant stamp) {
    return new InterfaceState(model, ifIndex, present, condition, oper, lastChange, stamp, flow,
        flowSince,
        carriedBefore, carried(at), losses.withCountersReset(at));
  }

  InterfaceState withLossRate(IfLoss loss, long packetsPerSecond, Instant at) {
    return new InterfaceState(model, ifIndex, present, condition, oper, lastChange, discontinuity,
        flow,
        flowSince, carriedBefore, counterBase, losses.withRate(loss, packetsPerSecond, at));
  }

  InterfaceState withLastChange(Instant at) {
    return new InterfaceState(model, ifIndex, present, condition, oper, at, discontinuity, flow,
        flowSince,
        carriedBefore, counterBase, losses);
  }
}
