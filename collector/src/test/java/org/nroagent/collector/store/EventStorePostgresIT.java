package org.nroagent.collector.store;

class EventStorePostgresIT extends EventStoreContract {
  @Override
  StoreHost host() {
    return new PostgresHost();
  }
}
