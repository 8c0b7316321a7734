package org.nroagent.model;

import java.time.LocalDate;

/// Names a version of what the contract or the law says, so that a figure can tell what it was made by.
///
/// @param id its name
/// @param title what people call it
/// @param validFrom the first day on which it holds
/// @param source where it stands: a file, or the program
public record TermsVersion(String id, String title, LocalDate validFrom, String source) {
  /// The source of what ships with the program.
  public static final String SHIPPED = "shipped";

  /// For people: `fr-nro-active-v19.01 from 2019-01-01 (shipped)`.
  public String text() {
    return id + " from " + validFrom + " (" + source + ")";
  }

  /// Whether it ships with the program.
  public boolean shipped() {
    return source.equals(SHIPPED);
  }
}
