package org.nroagent.agent.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Takes what one rule finds. Of each outcome it keeps the first [#MOST_KEPT] and counts all, so that an audit stays
/// small however many links there are.
public final class FindingList {
  /// The most findings of one outcome that are kept of one rule.
  public static final int MOST_KEPT = 100;

  private final RuleName rule;
  private final Map<Outcome, List<Finding>> kept = new EnumMap<>(Outcome.class);
  private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);

  /// An empty list for the findings of a rule.
  public FindingList(RuleName rule) {
    this.rule = rule;
    for (Outcome outcome : Outcome.values()) {
      kept.put(outcome, new ArrayList<>());
      counts.put(outcome, 0);
    }
  }

  /// It is as it should be.
  public void conforms(String subject, String expected, String observed) {
    add(Outcome.CONFORMS, subject, expected, observed, "");
  }

  /// It breaks the contract or the sheet.
  public void finding(String subject, String expected, String observed) {
    add(Outcome.FINDING, subject, expected, observed, "");
  }

  /// It does not break the contract but should be otherwise.
  public void warning(String subject, String expected, String observed, String note) {
    add(Outcome.WARNING, subject, expected, observed, note);
  }

  /// It cannot be checked.
  ///
  /// @param why as a sentence without its full stop
  public void cannotTell(String subject, String expected, String why) {
    add(Outcome.CANNOT_TELL, subject, expected, "", why);
  }

  /// It conforms, or it is a finding.
  public void check(boolean conforms, String subject, String expected, String observed) {
    add(conforms ? Outcome.CONFORMS : Outcome.FINDING, subject, expected, observed, "");
  }

  /// Any outcome.
  public void add(Outcome outcome, String subject, String expected, String observed, String note) {
    counts.merge(outcome, 1, Integer::sum);
    List<Finding> same = kept.getOrDefault(outcome, List.of());
    if (same.size() < MOST_KEPT) {
      same.add(new Finding(rule.id(), rule.clause(), outcome, subject, expected, observed, note));
    }
  }

  /// What is kept, the gravest first, otherwise in the order of finding.
  public List<Finding> kept() {
    return kept.values().stream().flatMap(List::stream).toList();
  }

  /// How many there are of each outcome, kept or not.
  public Map<Outcome, Integer> counts() {
    return Collections.unmodifiableMap(counts);
  }
}
