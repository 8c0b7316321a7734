package org.nroagent.collector.http;

import java.time.ZoneId;
import java.util.List;
import org.nroagent.collector.ingest.RefusedPeers;
import org.nroagent.collector.store.StoreReader.Refused;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Table;
import org.nroagent.daemon.page.Table.Column;

/// What was not accepted: peers, records that cannot be data, records that contradict the first.
final class RefusedTables {
  private RefusedTables() {}

  static Html of(Snapshots snapshots, ZoneId zone) {
    return Html.fragment().element("h2", "Peers").add(peers(snapshots.refusedPeers(), zone))
        .element("h2", "Contradictions")
        .add(records("The first record is kept, these are not used", snapshots.conflicts(), zone))
        .element("h2", "Parked")
        .add(records("Records that cannot be data, kept whole", snapshots.parked(), zone))
        .element("h2", "Events").add(EventTable.parked(snapshots.parkedEvents(), zone))
        .add(EventTable.gaps(snapshots.eventGaps(), zone));
  }

  private static Html peers(List<RefusedPeers.Entry> peers, ZoneId zone) {
    Table table = new Table("Connections refused since the start",
        List.of(Column.text("Peer"), Column.text("Code"), Column.wide("Why"), Column.number("Times"),
            Column.text("Last")));
    peers.forEach(
        peer -> table.texts(peer.peer(), peer.code().name(), peer.text(), Display.number(peer.times()),
            Display.time(peer.last(), zone)));
    return table.html();
  }

  private static Html records(String caption, List<Refused> records, ZoneId zone) {
    Table table = new Table(caption, List.of(Column.text("Agent"), Column.text("Device"),
        Column.number("Sequence"), Column.text("Record"), Column.wide("Why"), Column.text("Came")));
    records.forEach(record -> table.texts(record.agent(), record.device(), Display.number(record.sequence()),
        record.what(), record.reason(), Display.time(record.at(), zone)));
    return table.html();
  }
}
