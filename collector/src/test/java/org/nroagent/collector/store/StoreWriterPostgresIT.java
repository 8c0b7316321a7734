package org.nroagent.collector.store;

class StoreWriterPostgresIT extends StoreWriterContract {
  @Override
  StoreHost host() {
    return new PostgresHost();
  }
}
