package org.nroagent.agent.core;

import java.time.Instant;
import java.util.List;
import org.nroagent.agent.state.StateKeeper;
import org.nroagent.model.proof.ToldFigure;
import org.nroagent.model.proof.ToldFigures;

/// The part of the core that tells the figures of closed months: a bounded number with each stored round, until all are told
/// that are on the disk. What was told is kept as the states of one more device, so that a crash between closing and
/// telling, or between telling and its commit, neither loses a figure nor tells it twice. Owned by the core thread.
final class FiguresPart {
  /// The most figures of one round: a thousand series are told within half an hour of closing.
  static final int AT_A_TIME = 256;

  private final StateKeeper keeper;
  private final Finder finder;
  /// Whether there may be figures that are not told.
  private boolean due = true;
  private boolean searching;

  /// Who looks for figures, on another thread, and answers with FiguresFound.
  interface Finder {
    /// Begins to look; must not wait.
    ///
    /// @param told the number of the closing up to which all are told
    /// @return false if that is not possible now
    boolean begin(long told);
  }

  /// @param keeper keeps what is told
  FiguresPart(StateKeeper keeper, Finder finder) {
    this.keeper = keeper;
    this.finder = finder;
  }

  /// Months were closed.
  void closed() {
    due = true;
  }

  /// A round is stored.
  void roundStored() {
    if (due && !searching) {
      searching = finder.begin(ToldFigures.last(keeper.told(ToldFigures.DEVICE)));
      due = !searching;
    }
  }

  /// What was found.
  ///
  /// @param figures ascending by the number of their closing
  /// @param complete whether there were no more
  /// @param wall the wall clock
  void found(List<ToldFigure> figures, boolean complete, Instant wall) {
    searching = false;
    boolean taken = figures.isEmpty() || keeper.tell(ToldFigures.DEVICE,
        ToldFigures.tell(keeper.told(ToldFigures.DEVICE), figures, wall), wall);
    due |= !complete || !taken;
  }
}
