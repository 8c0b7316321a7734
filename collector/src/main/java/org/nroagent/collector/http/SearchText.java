package org.nroagent.collector.http;

import java.util.Optional;
import org.nroagent.daemon.http.HttpProblem;
import org.nroagent.daemon.http.Request;
import org.nroagent.daemon.page.Html;

/// What somebody looks for: parameter `q`, and the field in which it is entered.
final class SearchText {
  private static final int LONGEST = 100;

  private SearchText() {}

  /// The text, empty where nothing is looked for.
  ///
  /// @throws HttpProblem if it is too long
  static Optional<String> of(Request request) {
    Optional<String> text = request.query("q").map(String::strip).filter(each -> !each.isEmpty());
    if (text.isPresent() && text.get().length() > LONGEST) {
      throw HttpProblem.badParameter("q", "has more than " + LONGEST + " characters");
    }
    return text;
  }

  /// A field and a button; what is entered is asked for by a link, so that a page can be kept and sent.
  ///
  /// @param hidden further parameters, names and values in turn
  static Html form(String path, String label, Optional<String> text, String... hidden) {
    Html html = Html.fragment().open("form", "action", path, "method", "get", "class", "search");
    for (int i = 0; i < hidden.length; i += 2) {
      html.empty("input", "type", "hidden", "name", hidden[i], "value", hidden[i + 1]);
    }
    return html.open("label").text(label + " ")
        .empty("input", "type", "search", "name", "q", "maxlength", String.valueOf(LONGEST), "value",
            text.orElse(""))
        .close().text(" ").element("button", "Search").close();
  }
}
