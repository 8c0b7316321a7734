package org.nroagent.daemon.regulation;

import java.time.LocalDate;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;
import org.nroagent.model.TermsVersion;

/// What every file of terms begins with.
///
/// @param version id, title and first day, with placeholders where they are wrong
/// @param id the name
/// @param validFrom the first day
record Header(TermsVersion version, Field<String> id, Field<LocalDate> validFrom) {
  /// Reads a file's.
  ///
  /// @param source where the file stands
  static Header read(Section root, String source) {
    Field<String> id = root.id("id");
    Field<LocalDate> validFrom = root.date("validFrom");
    return of(root, source, id, validFrom);
  }

  /// The same for what is counted by months.
  ///
  /// @param why what a version that begins within a month would divide
  static Header monthly(Section root, String source, String why) {
    return of(root, source, root.id("id"), root.date("validFrom").check(day -> day.getDayOfMonth() == 1,
        "is not the first day of a month; " + why + ": write the first day of the month"));
  }

  /// The same for what is counted by calendar years.
  static Header yearly(Section root, String source, String why) {
    return of(root, source, root.id("id"), root.date("validFrom").check(day -> day.getDayOfYear() == 1,
        "is not 1 January; " + why + ": write the first day of the year"));
  }

  private static Header of(Section root, String source, Field<String> id, Field<LocalDate> validFrom) {
    return new Header(new TermsVersion(id.required("?"), root.text("title").required("?"),
        validFrom.required(LocalDate.EPOCH), source), id, validFrom);
  }
}
