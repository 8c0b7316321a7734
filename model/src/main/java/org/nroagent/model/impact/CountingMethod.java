package org.nroagent.model.impact;

import java.util.Map;
import java.util.Optional;
import org.nroagent.model.Fraction;

/// How many users in an hour a loss stands for [R 3, 4, 5, 6, 7]. The figures per unit follow from these parameters;
/// they are per hour and have nothing to do with how long an incident lasts.
///
/// @param linesPerPra lines of a primary rate access, 30 [R 3(2), 5(1)]
/// @param fixedCallMinutes minutes of an average call on fixed lines, 3.1 [R 3(1)]
/// @param peakRatio calls at peak hours per call off them, 3 [R 3(1)]
/// @param callsPerE1 simultaneous calls of an E1, 30 [R 6(5)]
/// @param mobileCallMinutes minutes of an average mobile call, 4 [R 6(1), 6(5), 7(1)]
/// @param callsPerChannel simultaneous communications of a channel, 7 [R 7(2)]
public record CountingMethod(int linesPerPra, Fraction fixedCallMinutes, int peakRatio, int callsPerE1,
    Fraction mobileCallMinutes, int callsPerChannel) {
  private static final Fraction MINUTES_PER_HOUR = Fraction.of(60);
  private static final Fraction ONE = Fraction.of(1);

  /// Usable lines of a primary rate access: 581 at peak hours, 194 off them [R 5(1), 5(2)].
  public Fraction usableLinesPerPra(Period period) {
    Fraction atPeak = whole(callsPerHour(linesPerPra, fixedCallMinutes));
    return switch (period) {
      case PEAK -> atPeak;
      case OFF_PEAK -> whole(atPeak.dividedBy(Fraction.of(peakRatio)));
    };
  }

  /// Users of an E1 between fixed networks: 581 in both periods, as [R 4(1)] knows no ratio.
  public Fraction usersPerFixedE1() {
    return whole(callsPerHour(callsPerE1, fixedCallMinutes));
  }

  /// Users of an E1 between mobile networks: 450 [R 6(5)].
  public Fraction usersPerMobileE1() {
    return callsPerHour(callsPerE1, mobileCallMinutes);
  }

  /// Users of a voice or data channel: 105 [R 7(4)].
  public Fraction usersPerChannel() {
    return callsPerHour(callsPerChannel, mobileCallMinutes);
  }

  /// Users affected by a loss [R 5(4), 7(4)].
  ///
  /// @throws IllegalArgumentException if the service knows no such unit, or a traffic gap has no reference speed above 0
  public Fraction users(Service service, Amounts lost, Period period) {
    Fraction users = Fraction.ZERO;
    for (Map.Entry<Unit, Fraction> each : lost.byUnit().entrySet()) {
      users = users.plus(each.getValue().times(usersPer(service, each.getKey(), period)));
    }
    return users;
  }

  /// All users of a service, by the same weights [R 1(3), 5(5), 7(5)]; empty for the emergency services and
  /// where no total is known.
  public Optional<Fraction> totalUsers(Service service, Period period) {
    return switch (service) {
      case Service.FixedVoice voice -> Optional.of(users(voice, voice.allLines(), period));
      case Service.FixedData data -> Optional.of(Fraction.of(data.subscribers()));
      case Service.MobileVoice voice -> Optional.of(Fraction.of(voice.simCards()));
      case Service.MobileData data -> Optional.of(Fraction.of(data.simCards()));
      case Service.WithoutTotal _,Service.Emergency _ -> Optional.empty();
    };
  }

  private Fraction usersPer(Service service, Unit unit, Period period) {
    if (!service.kind().units().contains(unit)) {
      throw new IllegalArgumentException(service.kind() + " does not count " + unit.key());
    }
    return switch (unit) {
      case PRA -> usableLinesPerPra(period);
      case BRA, ANALOGUE, ESTIMATED_USERS -> ONE;
      case E1 -> service.kind() == ServiceKind.MOBILE_VOICE ? usersPerMobileE1() : usersPerFixedE1();
      case CHANNELS -> usersPerChannel();
      case TRAFFIC_GAP_MBPS -> ONE.dividedBy(service.referenceSpeedMbps().filter(speed -> speed.signum() > 0)
          .orElseThrow(() -> new IllegalArgumentException(service.id() + " has no reference speed")));
    };
  }

  private static Fraction callsPerHour(int simultaneous, Fraction minutes) {
    return Fraction.of(simultaneous).times(MINUTES_PER_HOUR).dividedBy(minutes);
  }

  private static Fraction whole(Fraction value) {
    return Fraction.of(value.toDecimal(0));
  }
}
