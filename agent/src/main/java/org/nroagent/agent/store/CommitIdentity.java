package org.nroagent.agent.store;

/// Tells one attempt to commit from another. Every record carries it, so that a record is believed only together
/// with others of the same attempt: what a failed attempt left on disk is never mixed with the one that took its
/// place and its sequences.
///
/// @param first sequence of the first record
/// @param count number of records
/// @param content CRC32C over the content of all its records; a repeated attempt has the same, another has not
record CommitIdentity(long first, int count, int content) {
  long last() {
    return first + count - 1;
  }

  /// As equals, which is slow without the better compiler: this is asked for every record that is read.
  boolean isSameAs(CommitIdentity other) {
    return first == other.first && count == other.count && content == other.content;
  }
}
