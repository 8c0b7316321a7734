package org.nroagent.model.metering;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nroagent.model.MissingReason;

import static org.junit.jupiter.api.Assertions.assertEquals;

class CounterDeltaTest {
  @Test
  void aCounterOfLossesWrapsOnceWhereTheLinkCanHaveLostSoMany() {
    assertEquals(counted(15), losses(at(0, 0xffff_fff6L, 32), at(300, 5, 32)));
    long half = 1L << 31;
    assertEquals(counted(half - 1), losses(at(0, half + 1, 32), at(300, 0, 32)));
  }

  @Test
  void aCounterOfLossesThatDecreasesByLessThanHalfItsRangeWasReset() {
    assertEquals(untrusted(MissingReason.COUNTER_RESET), losses(at(0, 1_000_000, 32), at(300, 5, 32)));
    assertEquals(untrusted(MissingReason.COUNTER_RESET), losses(at(0, 1L << 31, 32), at(300, 0, 32)));
  }

  @Test
  void aCounterOfLossesOnASlowLinkWrapsOnlyByWhatTheLinkCarries() {
    long most = 10L * 125 * (300_000 + CounterDelta.CLOCK_RESOLUTION_MILLIS) / 64;
    long before = (1L << 32) - most;
    assertEquals(counted(most), losses(at(0, before, 32, 10), at(300, 0, 32, 10)));
    assertEquals(untrusted(MissingReason.COUNTER_RESET), losses(at(0, before, 32, 10), at(300, 1, 32, 10)));
    assertEquals(counted(most), losses(at(0, 0, 32, 10), at(300, most, 32, 10)));
    assertEquals(untrusted(MissingReason.OVER_LINE_RATE),
        losses(at(0, 0, 32, 10), at(300, most + 1, 32, 10)));
  }

  @Test
  void aCounterOfLossesOnALinkOfUnknownSpeedNeverWraps() {
    assertEquals(untrusted(MissingReason.COUNTER_RESET),
        losses(at(0, 0xffff_fff6L, 32, 0), at(300, 5, 32, 0)));
    assertEquals(counted(7), losses(at(0, 3, 32, 0), at(300, 10, 32, 0)));
  }

  @Test
  void aCounterOfLossesOf64BitsNeverWraps() {
    assertEquals(untrusted(MissingReason.COUNTER_RESET), losses(at(0, -1L, 64), at(300, 5, 64)));
    assertEquals(counted(5_000_000_000L), losses(at(0, 0, 64), at(300, 5_000_000_000L, 64)));
  }

  @Test
  void whatVoidsOctetsVoidsLosses() {
    CounterBase before = base(START_TICKS, 0, 100, 32, 10_000);
    CounterBase now = base(2_000, 300, 200, 32, 10_000);
    assertEquals(untrusted(MissingReason.DEVICE_RESTARTED), CounterDelta.betweenLosses(before, now, 0));
    CounterBase marked = new CounterBase(100, 32, START_TICKS + 30_000, 300_000_000_000L, 300_000, 7L,
        10_000);
    assertEquals(untrusted(MissingReason.DISCONTINUITY), CounterDelta.betweenLosses(before, marked, 0));
  }

  private static CounterDelta losses(CounterBase before, CounterBase now) {
    return CounterDelta.betweenLosses(before, now, 0);
  }

  private static final long START_TICKS = 50_000_000;

  @Test
  void countsAboveTwoToTheSixtyThreeUnsigned() {
    assertEquals(counted(10), delta(at(0, Long.MAX_VALUE - 4, 64), at(300, Long.MIN_VALUE + 5, 64)));
  }

  @Test
  void aCounter64ThatDecreasesIsAResetAndNeverAWrap() {
    assertEquals(untrusted(MissingReason.COUNTER_RESET), delta(at(0, -1L, 64), at(300, 5, 64)));
  }

  @Test
  void aCounter32WrapsOnceWhereTheLinkCannotWrapItTwice() {
    assertEquals(counted(15), delta(at(0, 0xffff_fff6L, 32, 100), at(300, 5, 32, 100)));
  }

  @Test
  void aCounter32OnAFastLinkIsUnmeterable() {
    assertEquals(untrusted(MissingReason.UNMETERABLE), delta(at(0, 1, 32, 1000), at(300, 5, 32, 1000)));
    assertEquals(untrusted(MissingReason.UNMETERABLE), delta(at(0, 1, 32, 0), at(300, 5, 32, 0)));
  }

  @Test
  void moreThanTheLinkCanCarryIsNotTrusted() {
    long most = 10_000L * 125 * (300_000 + CounterDelta.CLOCK_RESOLUTION_MILLIS);
    assertEquals(counted(most), delta(at(0, 0, 64), at(300, most, 64)));
    assertEquals(untrusted(MissingReason.OVER_LINE_RATE), delta(at(0, 0, 64), at(300, most + 1, 64)));
  }

  @Test
  void aChangedDiscontinuityTimeVoidsTheDelta() {
    CounterBase before = new CounterBase(1, 64, START_TICKS, 0, 0, 0L, 10_000);
    CounterBase now = new CounterBase(2, 64, START_TICKS + 30_000, 300_000_000_000L, 300_000, 7L, 10_000);
    assertEquals(untrusted(MissingReason.DISCONTINUITY), CounterDelta.between(before, now, 0));
  }

  @Test
  void aRestartIsSeenByUpTime() {
    CounterBase before = base(START_TICKS, 0, 100, 64, 10_000);
    CounterBase now = base(2_000, 300, 200, 64, 10_000);
    assertEquals(untrusted(MissingReason.DEVICE_RESTARTED), CounterDelta.between(before, now, 0));
  }

  @Test
  void aRestartIsSeenThoughUpTimeGrew() {
    CounterBase before = base(500, 0, 100, 64, 10_000);
    CounterBase now = base(20_000, 300, 200, 64, 10_000);
    assertEquals(untrusted(MissingReason.DEVICE_RESTARTED), CounterDelta.between(before, now, 0));
  }

  @Test
  void theWrapOfUpTimeIsNoRestart() {
    CounterBase before = base(UpTime.MODULUS - 10_000, 0, 100, 64, 10_000);
    CounterBase now = base(20_000, 300, 200, 64, 10_000);
    assertEquals(new CounterDelta.Counted(100, 0, 300_000), CounterDelta.between(before, now, 0));
  }

  @Test
  void aDeviceWhoseClockRunsFastIsNotRestarted() {
    CounterBase before = base(START_TICKS, 0, 100, 64, 10_000);
    CounterBase now = base(START_TICKS + 31_500, 300, 200, 64, 10_000);
    assertEquals(new CounterDelta.Counted(100, 0, 300_000), CounterDelta.between(before, now, 0));
  }

  @Test
  void aWallClockThatDidNotPassAsTheOthersVoidsTheDelta() {
    CounterBase before = base(START_TICKS, 0, 100, 64, 10_000);
    CounterBase now = new CounterBase(200, 64, START_TICKS + 60_000, 600_000_000_000L, 300_000, null, 10_000);
    assertEquals(untrusted(MissingReason.CLOCK_STEP), CounterDelta.between(before, now, 0));
  }

  @Test
  void aWallClockSteppedOverARestartOfTheAgentIsSeenByTheDevice() {
    CounterBase before = base(START_TICKS, 0, 100, 64, 10_000);
    CounterBase now = new CounterBase(200, 64, START_TICKS + 60_000, 300_000_000_000L, 300_000, null, 10_000);
    assertEquals(untrusted(MissingReason.CLOCK_STEP), CounterDelta.between(before, now, 0));
  }

  private static CounterDelta delta(CounterBase before, CounterBase now) {
    return CounterDelta.between(before, now, 0);
  }

  private static CounterBase at(int seconds, long octets, int bits) {
    return at(seconds, octets, bits, 10_000);
  }

  private static CounterBase at(int seconds, long octets, int bits, long speedMbps) {
    return base(START_TICKS + seconds * 100L, seconds, octets, bits, speedMbps);
  }

  private static CounterBase base(long ticks, int seconds, long octets, int bits, long speedMbps) {
    @Nullable
    Long none = null;
    return new CounterBase(octets, bits, ticks, seconds * 1_000_000_000L, seconds * 1000L, none, speedMbps);
  }

  private static CounterDelta counted(long octets) {
    return new CounterDelta.Counted(octets, 0, 300_000);
  }

  private static CounterDelta untrusted(MissingReason reason) {
    return new CounterDelta.Untrusted(reason);
  }
}
