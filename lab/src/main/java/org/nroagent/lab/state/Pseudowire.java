package org.nroagent.lab.state;

import java.time.Instant;
import org.nroagent.lab.device.PseudowireModel;

/// One pseudowire between two events.
///
/// @param model what it is
/// @param active whether it forwards; it stands by otherwise
/// @param since when that changed
public record Pseudowire(PseudowireModel model, boolean active, Instant since) {
  Pseudowire withActive(boolean forwards, Instant at) {
    return forwards == active ? this : new Pseudowire(model, forwards, at);
  }
}
