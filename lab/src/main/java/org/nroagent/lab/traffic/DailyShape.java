package org.nroagent.lab.traffic;

/// How residential traffic is spread over a day, in thousandths of the busy hour, per UTC hour. The busy hour is
/// 20 h UTC, 21 h or 22 h in central Europe.
enum DailyShape {
  /// Monday to Friday: a deep night, a low day, a steep evening.
  WORKDAY(
      new int[]{450, 280, 180, 130, 110, 120, 190, 300, 360, 390, 410, 440, 500, 480, 460, 480, 550, 650, 780,
          910, 1000, 960, 830, 640}),
  /// Saturday and Sunday: a later night, a busier day, the same evening.
  WEEKEND(
      new int[]{560, 400, 270, 180, 140, 130, 160, 240, 360, 480, 570, 620, 650, 680, 690, 700, 730, 780, 860,
          950, 1000, 970, 860, 700});

  /// Five-minute cells of a day.
  static final int CELLS = 288;
  private static final int CELLS_PER_HOUR = 12;
  private static final int MONDAY_TO_FRIDAY = 5;

  @SuppressWarnings("ImmutableEnumChecker") // written here alone, never handed out
  private final int[] hours;

  DailyShape(int[] hours) {
    this.hours = hours;
  }

  /// The shape of a day of the week, 0 = Monday.
  static DailyShape of(int dayOfWeek) {
    return dayOfWeek < MONDAY_TO_FRIDAY ? WORKDAY : WEEKEND;
  }

  /// Thousandths of the busy hour in one cell, interpolated between the hours.
  ///
  /// @param cell 0…287
  /// @param flattening thousandths to which the night is lifted: subscribers' upstream varies less over the day
  int permille(int cell, int flattening) {
    int hour = cell / CELLS_PER_HOUR;
    int step = cell % CELLS_PER_HOUR;
    int raw = (hours[hour] * (CELLS_PER_HOUR - step) + hours[(hour + 1) % hours.length] * step)
        / CELLS_PER_HOUR;
    return flattening + raw * (1000 - flattening) / 1000;
  }
}
