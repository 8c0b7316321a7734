package org.nroagent.lab.state;

import java.time.Instant;
import org.nroagent.lab.device.MepModel;

/// What a MEP knows of its remote MEP between two events.
///
/// @param model the MEP
/// @param sending whether the remote end sends continuity checks
/// @param ok whether they arrive: it sends and the port is up
/// @param since when that changed
public record RemoteMep(MepModel model, boolean sending, boolean ok, Instant since) {
  RemoteMep withSending(boolean sends) {
    return new RemoteMep(model, sends, ok, since);
  }

  RemoteMep withOk(boolean arrives, Instant at) {
    return arrives == ok ? this : new RemoteMep(model, sending, arrives, at);
  }
}
