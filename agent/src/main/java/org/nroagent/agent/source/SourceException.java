package org.nroagent.agent.source;

import java.io.Serial;
import java.util.Objects;
import org.nroagent.model.MissingReason;

/// A reading that failed. The message names the device's address, the cause and what to do.
public final class SourceException extends Exception {
  @Serial
  private static final long serialVersionUID = 1L;

  private final MissingReason reason;

  /// @param reason what the slots of this poll are missing for
  /// @param message device's address, cause and what to do
  public SourceException(MissingReason reason, String message) {
    super(message);
    this.reason = reason;
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /// What the slots of this poll are missing for.
  public MissingReason reason() {
    return reason;
  }
}
