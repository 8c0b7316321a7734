package org.nroagent.agent.audit.rule;

import java.util.List;
import org.nroagent.agent.audit.AuditRule;

/// All rules of the audit, in the order in which they are shown.
public final class AuditRules {
  /// The rules. `docs/audit.md` lists them.
  public static final List<AuditRule> ALL = List.of(
      new MembersActive(), new MemberSpeed(), new LoadSharing(), new MinimumLink(), new LacpTimeoutRule(),
      new LacpModeRule(), new AutoNegotiation(),
      new EndPointPerMember(), new EndPointLevel(), new EndPointNames(), new EndPointIds(),
      new EndPointInterval(),
      new EndPointDetection(),
      new ValidationPresent(), new ValidationInterval(), new ValidationAddress(),
      new VlanNumbers(), new VlanUnique(), new TagProtocol(), new FrameSize(),
      new GroupBlock(), new GroupBanned(), new GroupCollision(), new GroupUndeclared(), new GroupUnseen(),
      new IgmpVersion(), new GroupSource(), new GroupNotice(),
      new PortSpeed(), new PortMedium(), new NoBpdu(),
      new ClassMap(), new ClassCounters(),
      new LocalPreference(), new AnnouncedBlocks(), new SessionNetwork(), new AutonomousSystems(),
      new RevertDelay(), new MulticastSessions(), new PimNeighbour(), new MsdpSessions(),
      new AnnouncedSources());

  private AuditRules() {}
}
