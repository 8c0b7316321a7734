package org.nroagent.agent.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.AuditRule;
import org.nroagent.agent.audit.Auditor;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.audit.RuleName;
import org.nroagent.agent.audit.SeenGroups;
import org.nroagent.agent.config.Gate;
import org.nroagent.agent.config.InterconnectionSheet;
import org.nroagent.agent.config.InterfaceRef;
import org.nroagent.agent.config.Topology;
import org.nroagent.agent.store.EventLog;
import org.nroagent.agent.store.RecordLog.Extent;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.Cause;
import org.nroagent.model.state.Origin;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.StateEventCodec;
import org.nroagent.model.state.Subject;

class AuditFeedTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  /// Events of the gate from one sequence to another, of which some may be unreadable.
  private static final class Log implements EventLog {
    private long head;
    private int reads;
    private boolean broken;

    @Override
    public Extent extent() {
      return new Extent(new Epoch(1, 2), 1, head);
    }

    @Override
    public Batch read(long after, int limit) throws IOException {
      reads++;
      if (broken) {
        throw new IOException("the disk is gone");
      }
      List<Stored> stored = new ArrayList<>();
      long last = after;
      while (last < head && stored.size() < limit) {
        last++;
        byte[] content = last == 2
            ? new byte[]{99}
            : StateEventCodec.encode(new StateEvent(last, NOW, Optional.empty(), "hub1",
                new Subject(Subject.Kind.LAG, "lag-1"), Aspect.OPER_STATUS, "up", "down", Cause.UNKNOWN,
                Origin.POLL));
        stored.add(new Stored(last, ByteBuffer.wrap(content), 0));
      }
      return new Batch(stored, List.of(), last);
    }
  }

  /// Remembers the sequences that it was given.
  private static final class Recorder implements AuditRule {
    private List<Long> sequences = List.of();

    @Override
    public RuleName name() {
      return new RuleName("X", "STAS 0", "records");
    }

    @Override
    public void check(AuditInput input, FindingList findings) {
      sequences = input.history().events().stream().map(StateEvent::sequence).toList();
    }
  }

  private final Log log = new Log();
  private final Recorder rule = new Recorder();
  private final Auditor auditor = new Auditor(
      new Topology(new Topology.Client("c", "CLA", Optional.empty()), List.of(),
          List.of(new Gate("g", new InterfaceRef("hub1", "lag-1", false), Gate.Rank.NOMINAL, Gate.Scope.LOCAL,
              InterconnectionSheet.EMPTY, Optional.empty())),
          Optional.empty()),
      List.of(rule), CivilMonth.CONTRACT_ZONE, SlotGrid.FIVE_MINUTES, new ManualTime(NOW), SeenGroups.NONE);

  private List<Long> heard() {
    var _ = auditor.report(List.of());
    return rule.sequences;
  }

  @Test
  void givesEveryEventOnce() {
    log.head = 3;
    AuditFeed feed = new AuditFeed(log, auditor);
    feed.catchUp();
    assertEquals(List.of(1L, 3L), heard(), "the second means nothing to this software");
    feed.catchUp();
    assertEquals(1, log.reads);
    log.head = 5;
    feed.catchUp();
    assertEquals(List.of(1L, 3L, 4L, 5L), heard());
  }

  @Test
  void beginsNotTooFarBack() {
    log.head = AuditFeed.MOST_AT_START + 100;
    new AuditFeed(log, auditor).catchUp();
    assertEquals(AuditFeed.MOST_AT_START / 500, log.reads);
    assertEquals(log.head, heard().getLast());
  }

  @Test
  void goesOnWhereTheDiskFailed() {
    log.head = 1;
    log.broken = true;
    AuditFeed feed = new AuditFeed(log, auditor);
    feed.catchUp();
    assertEquals(List.of(), heard());
    log.broken = false;
    feed.catchUp();
    assertEquals(List.of(1L), heard());
  }
}
