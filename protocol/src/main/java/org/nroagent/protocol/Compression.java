package org.nroagent.protocol;

/// In which forms a side takes bodies of Records and Events, each with those before it.
public enum Compression {
  /// As they are.
  NONE,
  /// Deflated.
  DEFLATED,
  /// Deflated, with the columns of a row in planes: first octets first. Octets of one place are alike and those of one
  /// column are not, so that a tenth is saved.
  PLANES
}
