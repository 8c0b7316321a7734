package org.nroagent.protocol;

/// Decides how much of what a peer sends is taken in. Whoever answers no sees to it that nothing more is read, and calls
/// [FrameDecoder#resume] once the answer may be another one. Belongs to the connection's event loop.
public interface FrameAdmission {
  /// Takes in whatever comes.
  FrameAdmission ALL = (_, _) -> true;

  /// Asked about the frame that comes next as soon as its length is known, again with each part of it that arrives, and once
  /// more before it is decoded.
  ///
  /// @param octets of the whole frame
  /// @param complete whether all of them are there
  /// @return whether the rest of it may come or, where it is complete, whether it may be decoded
  boolean admits(int octets, boolean complete);
}
