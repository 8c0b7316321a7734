package org.nroagent.agent.impact;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.daemon.config.Problem;
import org.nroagent.daemon.config.YamlFiles;
import org.nroagent.daemon.config.YamlReader;
import org.nroagent.daemon.config.YamlReader.Loaded;
import org.nroagent.daemon.regulation.TermsReader;
import org.nroagent.model.impact.IncidentImpact;
import org.nroagent.model.impact.RegulationProfile;
import org.nroagent.model.notice.Language;
import org.nroagent.model.notice.NoticeDraft;
import org.nroagent.model.notice.NoticeKind;

/// The inventory, the terms beside it and the incidents of the command `impact`, read together so that all problems of both are told at once.
/// `docs/impact.md` explains every key.
///
/// @param regulation the regulation that the inventory names, with its versions
/// @param warnings what is doubtful about the inventory and the terms
/// @param incidents in the order of their file, each without a fault
public record ImpactFiles(RegulationProfile regulation, List<Problem> warnings,
    List<ReportedIncident> incidents) {
  public ImpactFiles {
    warnings = List.copyOf(warnings);
    incidents = List.copyOf(incidents);
  }

  /// Reads both files, and the terms.
  ///
  /// @throws ConfigurationException with the problems of all, the inventory's first
  public static ImpactFiles read(Path inventory, Path incidents) throws ConfigurationException {
    YamlReader yaml = new YamlReader(_ -> null);
    List<Problem> problems = new ArrayList<>();
    List<Problem> warnings = List.of();
    Optional<Inventory> known = Optional.empty();
    try {
      YamlFiles files = yaml.files();
      Loaded<Inventory> loaded = files.loaded(files.read(inventory, root -> InventoryReader.read(root,
          TermsReader.ofAgent(files, root, inventory.toAbsolutePath()).regulations())));
      warnings = loaded.warnings();
      known = Optional.of(loaded.value());
    } catch (ConfigurationException e) {
      problems.addAll(e.problems());
    }
    IncidentsReader reader = new IncidentsReader(known);
    try {
      List<ReportedIncident> read = yaml.read(incidents, reader::read).value();
      if (known.isPresent()) {
        return new ImpactFiles(known.get().regulation(), warnings, read);
      }
    } catch (ConfigurationException e) {
      problems.addAll(e.problems());
    }
    throw new ConfigurationException(problems);
  }

  /// What the regulation asks for each incident.
  public List<IncidentImpact> impacts() {
    return incidents.stream().map(ReportedIncident::impact).toList();
  }

  /// What may have to be told of each incident, in the order of the incidents: the pre-notification where anybody is
  /// affected, then the final notification or, where no criterion is met, the withdrawal.
  public List<NoticeDraft> drafts(Language language) {
    return incidents.stream().flatMap(reported -> drafts(reported, language)).toList();
  }

  private Stream<NoticeDraft> drafts(ReportedIncident reported, Language language) {
    IncidentImpact impact = reported.impact();
    if (impact.preNotificationDue().isEmpty()) {
      return Stream.empty();
    }
    return Stream
        .of(NoticeKind.PRE_NOTIFICATION,
            impact.notifiable() ? NoticeKind.FINAL_NOTIFICATION : NoticeKind.WITHDRAWAL)
        .map(kind -> NoticeDraft.of(kind, impact, reported.facts(), language));
  }
}
