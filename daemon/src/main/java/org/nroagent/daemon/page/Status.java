package org.nroagent.daemon.page;

import java.util.Locale;

/// How something is. Shown by a word on a colour, never by the colour alone.
public enum Status {
  /// As it should be.
  GOOD,
  /// Needs a look.
  DOUBT,
  /// Broken or due.
  BAD,
  /// Nothing is known.
  UNKNOWN;

  /// A word on this status' colour.
  public Html badge(String word) {
    return Html.fragment().element("span", word, "class", "badge " + name().toLowerCase(Locale.ROOT));
  }
}
