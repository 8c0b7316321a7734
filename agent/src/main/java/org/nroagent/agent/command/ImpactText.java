package org.nroagent.agent.command;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.nroagent.model.impact.IncidentImpact;
import org.nroagent.model.impact.Part;
import org.nroagent.model.impact.Period;
import org.nroagent.model.impact.RegulationProfile;
import org.nroagent.model.impact.Segment;
import org.nroagent.model.impact.ServiceImpact;
import org.nroagent.model.impact.Unit;
import org.nroagent.model.notice.NoticeDraft;

/// Impacts for people, in the regulation's local time.
final class ImpactText {
  private final StringBuilder text = new StringBuilder();
  private final ZoneId zone;

  private ImpactText(ZoneId zone) {
    this.zone = zone;
  }

  static String of(List<IncidentImpact> impacts, RegulationProfile profile, List<NoticeDraft> drafts) {
    ImpactText written = new ImpactText(profile.zone());
    written.line("%s, hours of %s".formatted(profile.id(), profile.zone()));
    impacts.forEach(written::incident);
    drafts.forEach(written::draft);
    return written.text.toString();
  }

  private void incident(IncidentImpact impact) {
    line("");
    line("incident %s, detected %s".formatted(impact.incident().id(), local(impact.incident().detected())));
    line("  judged by %s, %s".formatted(impact.regulation().title(), impact.regulation().version().text()));
    impact.services().forEach(this::service);
    impact.incident().parts().forEach(this::estimate);
    deadlines(impact);
  }

  private void service(ServiceImpact impact) {
    line("  %s (%s): %s".formatted(impact.service().id(), impact.service().kind(), impact.criterion()
        .map(criterion -> "to be notified, criterion " + criterion.name()).orElse("meets no criterion")));
    impact.segments().forEach(segment -> line("    %s  %s  %-8s  %s".formatted(local(segment.from()),
        local(segment.to()), segment.period().map(Period::name).orElse("-"),
        impact.isCounted(segment) ? users(segment) : "nobody counted the users")));
  }

  private static String users(Segment segment) {
    String users = segment.users().toDecimal(0).toPlainString();
    return segment.totalUsers()
        .map(total -> users + " of " + total.toDecimal(0).toPlainString() + " users, "
            + segment.ratePercent().orElseThrow().toDecimal(4).toPlainString() + " %")
        .orElse(users + " users");
  }

  /// An estimate is the operator's own, so it says what it rests on.
  private void estimate(Part part) {
    part.estimatedOn().ifPresent(day -> line("  %s users of %s are the operator's estimate of %s".formatted(
        part.lost().of(Unit.ESTIMATED_USERS), part.service().id(), day)));
  }

  /// What is to be sent when and where. A person sends it.
  private void deadlines(IncidentImpact impact) {
    impact.preNotificationDue().ifPresentOrElse(
        day -> line("  pre-notification due " + day + ", to " + impact.regulation().address()),
        () -> line("  nobody is affected: nothing is due"));
    impact.finalNotificationDue().ifPresentOrElse(
        day -> line("  final notification due " + day + ", form '" + impact.regulation().form() + "'"),
        () -> impact.preNotificationDue().ifPresent(
            _ -> line("  no final notification: where it was pre-notified, tell that none is required")));
  }

  private void draft(NoticeDraft draft) {
    line("");
    line("---- draft, to " + draft.recipient() + ": " + draft.subject());
    line("");
    draft.body().lines().forEach(this::line);
  }

  private OffsetDateTime local(Instant instant) {
    return instant.atZone(zone).toOffsetDateTime();
  }

  private void line(String line) {
    text.append(line).append(System.lineSeparator());
  }
}
