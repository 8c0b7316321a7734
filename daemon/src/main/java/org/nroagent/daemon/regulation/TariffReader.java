package org.nroagent.daemon.regulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;
import org.nroagent.model.billing.AccessFees;
import org.nroagent.model.billing.Ceiling;
import org.nroagent.model.billing.PriceBook;
import org.nroagent.model.billing.PriceItem;
import org.nroagent.model.billing.PriceOverride;
import org.nroagent.model.billing.PriceOverride.Prices;
import org.nroagent.model.billing.PriceScope;
import org.nroagent.model.billing.RegionalPrice;
import org.nroagent.model.billing.Tariff;
import org.nroagent.model.billing.Tier;

/// Reads prices: those for everybody, of which a version is complete, and those that replace some of them.
final class TariffReader {
  private static final int LAST_DAY_OF_EVERY_MONTH = 28;
  private static final String UNTIL = "validUntil";
  private static final String GENERAL = "everybody";
  private static final Tier ANY_TIER = new Tier(BigDecimal.ONE, BigDecimal.ZERO);

  private final ScopeSection scopes;
  private final Versions<Tariff> versions = new Versions<>();
  private final Versions<PriceOverride> overrides = new Versions<>();

  TariffReader(Optional<Parties> parties) {
    this.scopes = new ScopeSection(parties);
  }

  /// Takes a file.
  ///
  /// @param source where it stands
  void read(Section root, String source) {
    Header header = Header.monthly(root, source, "a month is billed by one version of the prices");
    Field<Section> appliesTo = root.section("appliesTo");
    if (appliesTo.isGiven()) {
      override(root, header, appliesTo);
    } else {
      root.refuse(
          "is for the prices of a client or an order: those for everybody hold until the next version",
          List.of(UNTIL));
      versions.addNamed(header, GENERAL, Optional.empty(), tariff(root, header));
    }
  }

  /// What was read.
  PriceBook read() {
    return new PriceBook(versions.all(), overrides.all());
  }

  private static Tariff tariff(Section root, Header header) {
    Field<Section> fees = root.section("accessFees");
    return new Tariff(header.version(), price(root, "pricePerActivatedLine").required(BigDecimal.ZERO),
        price(root, "nationalPricePerMbps").required(BigDecimal.ZERO),
        regional(root).required(new RegionalPrice(List.of(ANY_TIER))),
        ceiling(root).required(new Ceiling(BigDecimal.ZERO, 1)),
        fees.map(section -> new AccessFees(price(section, "gate").required(BigDecimal.ZERO),
            price(section, "nroPort").required(BigDecimal.ZERO)))
            .required(new AccessFees(BigDecimal.ZERO, BigDecimal.ZERO)));
  }

  private void override(Section root, Header header, Field<Section> appliesTo) {
    LocalDate first = header.version().validFrom();
    Optional<LocalDate> until = root.date(UNTIL)
        .check(day -> day.equals(day.withDayOfMonth(day.lengthOfMonth())),
            "is not the last day of a month; a month is billed by one version of the prices")
        .check(day -> day.isAfter(first), "is before 'validFrom'").optional();
    Field<BigDecimal> perLine = price(root, "pricePerActivatedLine");
    Field<BigDecimal> national = price(root, "nationalPricePerMbps");
    Field<RegionalPrice> regional = regional(root);
    Field<Ceiling> ceiling = ceiling(root);
    Field<Section> fees = root.section("accessFees")
        .check(section -> !section.names().isEmpty(), "needs 'gate' or 'nroPort'");
    Prices prices = new Prices(perLine.optional(), national.optional(), regional.optional(),
        ceiling.optional(), fees.optional().flatMap(section -> price(section, "gate").optional()),
        fees.optional().flatMap(section -> price(section, "nroPort").optional()));
    if (Stream.of(perLine, national, regional, ceiling, fees).noneMatch(Field::isGiven)) {
      root.error("replaces no price; give at least one, or remove the file");
    }
    appliesTo.optional().flatMap(scopes::read).filter(scope -> fits(root, scope, prices.items()))
        .ifPresent(scope -> overrides.addNamed(header, scope, until,
            new PriceOverride(header.version(), until, scope, prices)));
  }

  private static boolean fits(Section root, PriceScope scope, Set<PriceItem> items) {
    if (scope.items().containsAll(items)) {
      return !items.isEmpty();
    }
    Set<PriceItem> wrong = EnumSet.copyOf(items);
    wrong.removeAll(scope.items());
    root.error(words(wrong) + " cannot be said of what 'appliesTo' names, but only " + words(scope.items())
        + "; put the rest into a file of its own");
    return false;
  }

  private static String words(Set<PriceItem> items) {
    return items.stream().map(item -> item.name().toLowerCase(Locale.ROOT).replace('_', ' '))
        .collect(Collectors.joining(", "));
  }

  private static Field<RegionalPrice> regional(Section root) {
    return root.sections("regional").check(list -> !list.isEmpty(), "needs a tier").map(sections -> {
      List<Tier> tiers = new ArrayList<>();
      for (Section section : sections) {
        Tier tier = new Tier(section.decimal("upToMbps").check(mbps -> mbps.signum() > 0, "must be above 0")
            .required(BigDecimal.ONE), price(section, "pricePerMbps").required(BigDecimal.ZERO));
        if (tiers.isEmpty() || tiers.getLast().upToMbps().compareTo(tier.upToMbps()) < 0) {
          tiers.add(tier);
        } else {
          section.error("does not reach above the tier before it; the borders must rise");
        }
      }
      return new RegionalPrice(tiers);
    });
  }

  private static Field<Ceiling> ceiling(Section root) {
    return root.section("ceiling")
        .map(section -> new Ceiling(price(section, "perNro").required(BigDecimal.ZERO),
            section.integer("availableByDay", 1, LAST_DAY_OF_EVERY_MONTH).required(1)));
  }

  private static Field<BigDecimal> price(Section section, String key) {
    return section.decimal(key).check(euros -> euros.signum() >= 0, "is below 0");
  }
}
