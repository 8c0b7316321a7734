package org.nroagent.collector.store;

class SlotStorePostgresIT extends SlotStoreContract {
  @Override
  StoreHost host() {
    return new PostgresHost();
  }
}
