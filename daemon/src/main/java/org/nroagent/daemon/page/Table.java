package org.nroagent.daemon.page;

import java.util.List;
import java.util.stream.Stream;

/// A dense table. Its first column names the rows.
public final class Table {
  private final List<Column> columns;
  private final Html html = Html.fragment();

  /// A column.
  ///
  /// @param title its heading
  /// @param kind how its cells are set
  public record Column(String title, Kind kind) {
    /// How cells are set.
    public enum Kind {
      /// To the left, in one line.
      TEXT,
      /// To the right.
      NUMBER,
      /// To the left, with line breaks.
      WIDE
    }

    /// A column of words.
    public static Column text(String title) {
      return new Column(title, Kind.TEXT);
    }

    /// A column of numbers.
    public static Column number(String title) {
      return new Column(title, Kind.NUMBER);
    }

    /// A column of sentences.
    public static Column wide(String title) {
      return new Column(title, Kind.WIDE);
    }

    private String[] attributes(String... more) {
      String style = switch (kind) {
        case TEXT -> "";
        case NUMBER -> "number";
        case WIDE -> "wide";
      };
      return style.isEmpty()
          ? more
          : Stream.concat(Stream.of("class", style), Stream.of(more)).toArray(String[]::new);
    }
  }

  /// @param caption what the table shows
  /// @param columns at least one
  public Table(String caption, List<Column> columns) {
    this.columns = List.copyOf(columns);
    html.open("div", "class", "scroll").open("table").element("caption", caption).open("thead").open("tr");
    this.columns.forEach(column -> html.element("th", column.title(), column.attributes("scope", "col")));
    html.close().close().open("tbody");
  }

  /// Adds a row.
  ///
  /// @param cells one per column
  /// @throws IllegalArgumentException if there are more or fewer
  public Table row(List<Html> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(cells.size() + " cells do not fit " + columns.size() + " columns");
    }
    html.open("tr");
    for (int i = 0; i < cells.size(); i++) {
      html.open(i == 0 ? "th" : "td",
          columns.get(i).attributes(i == 0 ? new String[]{"scope", "row"} : new String[0]))
          .add(cells.get(i)).close();
    }
    html.close();
    return this;
  }

  /// Adds a row of texts.
  public Table texts(String... cells) {
    return row(Stream.of(cells).map(Html::of).toList());
  }

  /// The table; nothing can be added afterwards.
  public Html html() {
    return html.close().close().close();
  }
}
