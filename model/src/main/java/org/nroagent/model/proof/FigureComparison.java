package org.nroagent.model.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nroagent.model.proof.ToldFigure.Percentile;

/// How a told figure stands towards one that was computed again from other slots: of the same slots, by the same rules, it is
/// the same figure.
///
/// @param outcome how they stand
/// @param detail what is different or keeps them from being compared, for people; empty where they are equal
public record FigureComparison(Outcome outcome, String detail) {
  /// How two figures stand towards each other.
  public enum Outcome {
    /// Same slots, same figure.
    EQUAL("equal"),
    /// One of them is wrong.
    DIFFERS("differs"),
    /// There is not the same to compute from.
    NOT_COMPARABLE("notComparable");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    /// The name in documents.
    public String word() {
      return word;
    }
  }

  /// A figure that was computed again.
  ///
  /// @param expectedSlots the month's slots
  /// @param in the percentile of IN, empty where no slot has a value
  /// @param out the same of OUT
  /// @param unrecorded slots of which there is no record
  /// @param leastPercent the coverage in percent below which nothing is billed
  /// @param digest SHA-256 over the slots
  public record Own(int expectedSlots, Optional<Percentile> in, Optional<Percentile> out, int unrecorded,
      int leastPercent, String digest) {}

  /// There is not the same to compute from.
  public static FigureComparison impossible(String why) {
    return new FigureComparison(Outcome.NOT_COMPARABLE, why);
  }

  /// Compares both.
  public static FigureComparison of(ToldFigure told, Own own) {
    boolean sameSlots = told.digest().equals(own.digest());
    if (!sameSlots && own.unrecorded() > told.unrecorded()) {
      return impossible("here is no record of " + (own.unrecorded() - told.unrecorded())
          + " slots that the agent has: not delivered yet, lost or expired");
    }
    if (!sameSlots && (!told.whole() || told.unrecorded() > own.unrecorded())) {
      return impossible("the agent had lost records of the month before it closed it");
    }
    List<String> differences = new ArrayList<>();
    if (!sameSlots) {
      differences.add("slots have other octets");
    }
    if (told.expectedSlots() != own.expectedSlots()) {
      differences.add("the month has " + told.expectedSlots() + " slots for the agent, " + own.expectedSlots()
          + " here: another time zone database");
    }
    add(differences, "in", told.in(), own.in());
    add(differences, "out", told.out(), own.out());
    if (differences.isEmpty() && reaches(told, told.leastPercent()) != reaches(told, own.leastPercent())) {
      differences.add("the agent bills from " + told.leastPercent() + " % coverage on, the collector from "
          + own.leastPercent() + " %");
    }
    return differences.isEmpty()
        ? new FigureComparison(Outcome.EQUAL, "")
        : new FigureComparison(Outcome.DIFFERS, String.join("; ", differences));
  }

  private static boolean reaches(ToldFigure figure, int percent) {
    return figure.validSlots() * 100L >= (long) figure.expectedSlots() * percent;
  }

  private static void add(List<String> differences, String direction, Optional<Percentile> told,
      Optional<Percentile> own) {
    if (!told.equals(own)) {
      differences.add(direction + ": agent " + shown(told) + ", collector " + shown(own));
    }
  }

  private static String shown(Optional<Percentile> percentile) {
    return percentile
        .map(each -> each.octets() + " octets at rank " + each.rank() + " of " + each.valid() + " slots")
        .orElse("no figure");
  }
}
