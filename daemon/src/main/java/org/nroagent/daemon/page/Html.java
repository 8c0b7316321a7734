package org.nroagent.daemon.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/// Builds markup, HTML or SVG. Whatever is text or the value of an attribute is escaped, elements are closed in the
/// order they were opened; so the result is well-formed whatever names a device has.
public final class Html {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9:-]*");

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  private Html() {}

  /// Empty markup to be filled.
  public static Html fragment() {
    return new Html();
  }

  /// Markup of one text.
  public static Html of(String text) {
    return new Html().text(text);
  }

  /// Adds text.
  public Html text(String text) {
    escape(text);
    return this;
  }

  /// Adds other markup.
  ///
  /// @throws IllegalStateException if that has open elements
  public Html add(Html other) {
    out.append(other);
    return this;
  }

  /// Adds the content of a style sheet, which is not escaped; only for text of ours.
  Html style(String sheet) {
    out.append("<style>").append(sheet).append("</style>");
    return this;
  }

  /// Opens an element.
  ///
  /// @param attributes names and values in turn
  /// @throws IllegalArgumentException if a name is none
  public Html open(String tag, String... attributes) {
    start(tag, attributes);
    open.push(tag);
    return this;
  }

  /// Closes the element that was opened last.
  ///
  /// @throws java.util.NoSuchElementException if none is open
  public Html close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /// Adds an element without content that is never closed, such as `meta`.
  public Html empty(String tag, String... attributes) {
    start(tag, attributes);
    return this;
  }

  /// Adds an element that holds a text.
  public Html element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /// Adds a link within this server.
  ///
  /// @param path starts with `/` and has no `//`
  /// @throws IllegalArgumentException if it leads elsewhere
  public Html link(String path, String text) {
    if (!path.startsWith("/") || path.startsWith("//")) {
      throw new IllegalArgumentException("'" + path + "' is not a path of this server");
    }
    return element("a", text, "href", path);
  }

  /// The markup.
  ///
  /// @throws IllegalStateException if an element is still open
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("element " + open.peek() + " is still open");
    }
    return out.toString();
  }

  private void start(String tag, String... attributes) {
    if (attributes.length % 2 != 0) {
      throw new IllegalArgumentException("attribute " + attributes[attributes.length - 1] + " has no value");
    }
    out.append('<').append(name(tag));
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(name(attributes[i])).append("=\"");
      escape(attributes[i + 1]);
      out.append('"');
    }
    out.append('>');
  }

  private static String name(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("'" + name + "' is not the name of an element or attribute");
    }
    return name;
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        // Control characters are allowed in neither HTML nor SVG.
        default -> out.append((c < ' ' && c != '\n' && c != '\t') || c == '\u007f' ? '\ufffd' : c);
      }
    }
  }
}
