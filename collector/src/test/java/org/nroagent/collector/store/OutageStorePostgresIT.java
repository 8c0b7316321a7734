package org.nroagent.collector.store;

class OutageStorePostgresIT extends OutageStoreContract {
  @Override
  StoreHost host() {
    return new PostgresHost();
  }
}
