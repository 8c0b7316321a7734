package org.nroagent.benchmarks.ring;

import java.io.IOException;
import org.nroagent.agent.figure.BookFiller;
import org.nroagent.agent.figure.FigureBook;
import org.nroagent.agent.store.RingReader;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.MonthFigure;

/// Fills a book from a ring as the agent does when it starts.
public final class FilledBook {
  private FilledBook() {}

  /// A book of the site's series with all slots of a month.
  ///
  /// @throws IOException if the disk fails
  public static FigureBook of(RingReader ring, CivilMonth month) throws IOException {
    FigureBook book = new FigureBook(SlotGrid.FIVE_MINUTES, month,
        MonthFigure.DEFAULT_BILLABLE_COVERAGE_PERCENT, SampleSite.series());
    BookFiller filler = book.filler();
    var lost = ring.scanRows(month.start(), month.end(), filler);
    filler.end();
    if (!lost.isEmpty()) {
      throw new IOException("the generated ring is damaged: " + lost);
    }
    return book;
  }
}
