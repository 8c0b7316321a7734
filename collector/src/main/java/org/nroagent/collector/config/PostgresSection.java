package org.nroagent.collector.config;

import java.util.Locale;
import org.nroagent.collector.store.StoreLocation;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Secret;
import org.nroagent.daemon.config.Section;

/// The section `postgresql`: the database that holds the store in place of the data directory.
final class PostgresSection {
  private static final String PREFIX = "jdbc:postgresql:";

  private PostgresSection() {}

  static StoreLocation.Postgres read(Section section) {
    Field<String> url = section.text("url")
        .check(text -> text.startsWith(PREFIX), "must begin with " + PREFIX + "//HOST/DATABASE")
        .check(text -> !names(text, "password"),
            "must not hold the password: messages name the URL; put it into a file and name that with 'passwordFile'")
        .check(text -> !names(text, "user"), "must not hold the user; name it with 'user'");
    return new StoreLocation.Postgres(url.required(PREFIX), section.text("user").required("?"),
        section.secret("password").orElse(new Secret("")));
  }

  private static boolean names(String url, String option) {
    String lower = url.toLowerCase(Locale.ROOT);
    return lower.contains("?" + option + "=") || lower.contains("&" + option + "=");
  }
}
