package org.nroagent.collector.ingest;

import org.nroagent.collector.store.RecordStore;
import org.nroagent.model.time.TimeSource;

/// What all sessions of a push port share.
///
/// @param store where records go
/// @param lines what sessions wait in before they hand the store a frame
/// @param helloCheck who is let in
/// @param sessions where the session enters and leaves
/// @param timeouts in real time
/// @param time labels what is said and shown
record SessionParts(RecordStore store, Intake.Lines lines, HelloCheck helloCheck, Sessions sessions,
    IngestSettings.Timeouts timeouts, TimeSource time) {}
