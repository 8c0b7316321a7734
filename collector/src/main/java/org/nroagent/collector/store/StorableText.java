package org.nroagent.collector.store;

/// PostgreSQL takes no text with U+0000. Where nothing is looked for by a text, that must not make a record poisonous.
final class StorableText {
  private StorableText() {}

  /// The text with U+FFFD in place of U+0000.
  static String of(String text) {
    return text.replace('\0', '\uFFFD');
  }
}
