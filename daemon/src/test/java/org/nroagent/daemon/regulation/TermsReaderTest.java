package org.nroagent.daemon.regulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nroagent.daemon.regulation.TermsFolder.rendered;
import static org.nroagent.daemon.regulation.TermsFolder.shipped;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.daemon.config.Section;
import org.nroagent.daemon.config.YamlFiles;
import org.nroagent.daemon.config.YamlReader.Loaded;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.availability.ServiceTerms;
import org.nroagent.model.billing.PriceItem;
import org.nroagent.model.billing.Tariff;

/// The user's versions over those that ship, and what is told of wrong ones.
class TermsReaderTest {
  private static final Parties PARTIES = new Parties(Set.of("ABC", "XYZ"), Set.of("north"),
      Map.of("paris", Optional.of("ABC"), "plain", Optional.empty()));
  private static final String ORDER = """
      kind: tariff
      id: order-17
      title: Bon de commande 17
      validFrom: 2027-01-01
      appliesTo: {client: ABC, plaque: north}
      pricePerActivatedLine: 1.50
      """;

  private final Path folder;
  private final TermsFolder terms;

  TermsReaderTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.terms = new TermsFolder(folder, "name: x\n");
  }

  @Test
  void withoutAFolderOrWithAnEmptyOneThereIsWhatShips() throws Exception {
    assertEquals(Terms.shipped(), read().value());
    Files.delete(folder.resolve("terms.d"));
    assertEquals(Terms.shipped(), read().value());
  }

  @Test
  void aLaterVersionHoldsFromItsFirstMonthOnAndNamesItsFile() throws Exception {
    terms.write("2027.yaml", shipped("fr-nro-active-v19.01").replace("fr-nro-active-v19.01", "v27.01")
        .replace("2019-01-01", "2027-01-01")
        .replace("nationalPricePerMbps: 1.50", "nationalPricePerMbps: 1.40"));
    Loaded<Terms> loaded = read();
    assertEquals(List.of(), loaded.warnings());
    assertEquals("1.50 fr-nro-active-v19.01 from 2019-01-01 (shipped)", national(loaded, "2026-12"));
    assertEquals("1.40 v27.01 from 2027-01-01 (terms.d/2027.yaml)", national(loaded, "2027-01"));
  }

  @Test
  void anOrdersPriceReplacesOneAndLeavesTheRest() throws Exception {
    terms.write("order.yaml", ORDER);
    Tariff north = read().value().prices().of("ABC", month("2027-01")).orElseThrow().plaque("north");
    assertEquals(new BigDecimal("1.50"), north.pricePerActivatedLine());
    assertEquals("terms.d/order.yaml", north.of(PriceItem.ACTIVATED_LINE).source());
    assertEquals(new BigDecimal("875"), north.ceiling().perNro());
  }

  @Test
  void aFileWithTheIdAndDayOfWhatShipsReplacesItAndSaysSo() throws Exception {
    terms.write("own.yaml", shipped("fr-nro-active-v19.01").replace("perNro: 875", "perNro: 900"));
    Loaded<Terms> loaded = read();
    assertEquals(List.of("own.yaml:4: warning: id: replaces 'fr-nro-active-v19.01' (shipped)"),
        rendered(loaded.warnings()));
    assertEquals(1, loaded.value().prices().versions().size());
    assertEquals(new BigDecimal("900"),
        loaded.value().prices().general(month("2026-12")).orElseThrow().ceiling().perNro());
  }

  @Test
  void aYearIsJudgedByTheVersionOfItsFirstDay() throws Exception {
    terms.write("s.yaml",
        shipped("fr-nro-active-service-v19.01").replace("fr-nro-active-service-v19.01", "s27")
            .replace("2019-01-01", "2027-01-01").replace("targetPercent: 99.85", "targetPercent: 99.90"));
    List<ServiceTerms> versions = read().value().service();
    assertEquals("fr-nro-active-service-v19.01", ServiceTerms.inForce(versions, 2026).orElseThrow().id());
    assertEquals("s27", ServiceTerms.inForce(versions, 2027).orElseThrow().id());
  }

  @Test
  void aNamedFolderIsReadInsteadAndMustBeThere() throws Exception {
    terms.daemon("terms: agreed\n");
    assertEquals(List.of("daemon.yaml:1: terms: is not a folder; make it, or remove the key"), problems());
    Files.createDirectory(folder.resolve("agreed"));
    Files.writeString(folder.resolve("agreed/order.yaml"), ORDER);
    terms.write("broken.yaml", "kind: none");
    assertEquals(1, read().value().prices().overrides().size());
  }

  /// Each wrong line, and what is told of it.
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      pricePerActivatedLine: 1.50 | pricePerActivatedLine: -1 | order.yaml:6: pricePerActivatedLine: is below 0
      pricePerActivatedLine: 1.50 | pricePerActivatedLine: 1,50 | order.yaml:6: pricePerActivatedLine: '1,50' is not a decimal number
      pricePerActivatedLine: 1.50 | pricePerActivLine: 1.50 | order.yaml:6: pricePerActivLine: unknown key; did you mean 'pricePerActivatedLine'?
      pricePerActivatedLine: 1.50 | nationalPricePerMbps: 1.40 | order.yaml:1: national traffic cannot be said of what 'appliesTo' names, but only activated line, ceiling, nro port fee
      pricePerActivatedLine: 1.50 | accessFees: {gate: 1} | order.yaml:1: gate fee cannot be said of what 'appliesTo' names
      2027-01-01 | 2027-01-15 | order.yaml:4: validFrom: is not the first day of a month; a month is billed by one version of the prices
      2027-01-01 | 2027-13-01 | order.yaml:4: validFrom:
      validFrom: 2027-01-01 | validUntil: 2027-01-31 | validFrom: is required
      title: Bon de commande 17 | validUntil: 2027-06-15 | order.yaml:3: validUntil: is not the last day of a month
      title: Bon de commande 17 | validUntil: 2026-12-31 | order.yaml:3: validUntil: is before 'validFrom'
      kind: tariff | kind: tarif | order.yaml:1: kind: 'tarif' is none of tariff, service, capacity, regulation, holidays
      client: ABC | client: ABD | order.yaml:5: appliesTo.client: there is no client 'ABD' in the collector's file; did you mean 'ABC'?
      plaque: north | plaque: south | order.yaml:5: appliesTo.plaque: there is no plaque 'south' in the collector's file
      client: ABC, plaque: north | client: XYZ, gate: paris | order.yaml:5: appliesTo.gate: is a gate of client 'ABC' by the collector's file
      client: ABC, plaque: north | gate: paris | order.yaml:5: appliesTo: needs 'client'
      plaque: north | plaque: north, gate: paris | order.yaml:5: appliesTo.gate: contradicts 'plaque'
      """)
  void saysWhatIsWrongAndWhere(String right, String wrong, String told) throws Exception {
    terms.write("order.yaml", ORDER.replace(right, wrong));
    List<String> problems = problems();
    assertTrue(problems.stream().anyMatch(problem -> problem.contains(told)), problems::toString);
  }

  @Test
  void versionsThatOverlapOrBearOneNameAreRefused() throws Exception {
    terms.write("a.yaml", ORDER + "validUntil: 2027-12-31\n");
    terms.write("b.yaml", ORDER.replace("order-17", "order-18").replace("2027-01", "2027-12"));
    assertEquals(
        List.of("b.yaml:4: validFrom: 'order-17' (terms.d/a.yaml) holds until 2027-12-31, but 'order-18'"
            + " (terms.d/b.yaml) from 2027-12-01; let the first end before that day"),
        problems());
    terms.write("b.yaml", ORDER.replace("order-17", "order-18"));
    assertEquals(
        List.of("b.yaml:4: validFrom: 'order-17' (terms.d/a.yaml) holds from this day too; give one of"
            + " them another day, or remove it"),
        problems());
    terms.write("b.yaml", ORDER.replace("2027-01", "2028-01"));
    assertEquals(List.of("b.yaml:2: id: is the name of another version, 'order-17' (terms.d/a.yaml) from"
        + " 2027-01-01; give this one a name of its own"), problems());
  }

  /// A copy of what ships with another price and another id would else charge either of two prices.
  @Test
  void aSecondVersionOfTheDayOfWhatShipsIsRefused() throws Exception {
    terms.write("own.yaml", shipped("fr-nro-active-v19.01").replace("id: fr-nro-active-v19.01", "id: own"));
    assertEquals(
        List.of("own.yaml:6: validFrom: 'fr-nro-active-v19.01' (shipped) holds from this day too; give one"
            + " of them another day, or this one the id 'fr-nro-active-v19.01' to replace that"),
        problems());
    terms.write("own.yaml", shipped("fr-nro-active-v19.01").replace("2019-01-01", "2027-01-01"));
    assertEquals(
        List.of("own.yaml:4: id: is the name of another version, 'fr-nro-active-v19.01' (shipped) from"
            + " 2019-01-01; give this one a name of its own"),
        problems());
  }

  @Test
  void aVersionForEverybodyIsCompleteAndHoldsUntilTheNext() throws Exception {
    terms.write("own.yaml", """
        kind: tariff
        id: v27
        title: Avenant
        validFrom: 2027-01-01
        validUntil: 2027-12-31
        regional: [{upToMbps: 2, pricePerMbps: 1}, {upToMbps: 1, pricePerMbps: 1}]
        """);
    List<String> problems = problems();
    assertEquals(6, problems.size(), problems::toString);
    assertTrue(
        problems.stream().anyMatch(each -> each.startsWith("own.yaml:5: validUntil: is for the prices of")));
    assertTrue(problems.stream().anyMatch(each -> each.contains("the borders must rise")));
    assertTrue(problems.stream().anyMatch(each -> each.contains("ceiling: is required")));
  }

  @Test
  void aServiceVersionWithinAYearIsRefused() throws Exception {
    terms.write("s.yaml",
        shipped("fr-nro-active-service-v19.01").replace("fr-nro-active-service-v19.01", "s27")
            .replace("2019-01-01", "2027-04-01").replace("belowPercent: 99.25", "belowPercent: 199.25"));
    List<String> problems = problems();
    assertEquals(2, problems.size(), problems::toString);
    assertTrue(problems.getFirst().contains("is not 1 January; a calendar year is judged by one version"));
    assertTrue(problems.getLast().contains("is not within 0…100 %"));
  }

  private Loaded<Terms> read() throws ConfigurationException {
    return terms.read(TermsReaderTest::read);
  }

  private List<String> problems() {
    return terms.problems(TermsReaderTest::read);
  }

  private static Terms read(YamlFiles files, Section root, Path file) {
    var _ = root.text("name");
    return TermsReader.read(files, root, file, Optional.of(PARTIES));
  }

  private static String national(Loaded<Terms> loaded, String month) {
    Tariff tariff = loaded.value().prices().of("ABC", month(month)).orElseThrow().gate("paris");
    return tariff.nationalPricePerMbps() + " " + tariff.of(PriceItem.NATIONAL_TRAFFIC).text();
  }

  private static CivilMonth month(String text) {
    return CivilMonth.parse(text, CivilMonth.CONTRACT_ZONE);
  }
}
