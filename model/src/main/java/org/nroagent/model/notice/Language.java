package org.nroagent.model.notice;

/// In which a notice is written.
public enum Language {
  /// French, the language of the regulation.
  FR,
  /// English.
  EN
}
