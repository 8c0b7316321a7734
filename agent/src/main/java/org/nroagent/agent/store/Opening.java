package org.nroagent.agent.store;

import java.util.List;
import org.nroagent.model.record.Epoch;

/// What opening a ring found and did, for the log and the status page.
///
/// @param epoch identity of the ring
/// @param oldest oldest sequence, `head + 1` where there is none
/// @param head newest sequence, 0 where there is none
/// @param notices what was found wrong or was repaired; empty after a clean stop
public record Opening(Epoch epoch, long oldest, long head, List<Notice> notices) {
  public Opening {
    notices = List.copyOf(notices);
  }

  /// One thing that people should know.
  ///
  /// @param kind what it is, for programs
  /// @param text the file, what happened and what became of it
  public record Notice(Kind kind, String text) {}

  /// What a notice is about.
  public enum Kind {
    /// Records of the newest segment are damaged or were never completely written.
    DAMAGED_RECORDS,
    /// A segment's header is destroyed; its file was set aside.
    SEGMENT_DAMAGED,
    /// A segment was written by newer software and is left alone.
    NEWER_FORMAT,
    /// A segment was being prepared when the agent was stopped.
    UNFINISHED_SEGMENT,
    /// The ring has a new identity: its own newest sequence is not known for sure.
    NEW_EPOCH,
    /// The disk may become full before the ring has its whole size.
    SPACE,
    /// Nothing can be written: the disk is read-only, full or failing.
    NOT_WRITABLE,
    /// A file that could not be set aside or counted.
    DISK
  }
}
