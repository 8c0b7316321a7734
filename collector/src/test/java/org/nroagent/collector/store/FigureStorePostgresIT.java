package org.nroagent.collector.store;

class FigureStorePostgresIT extends FigureStoreContract {
  @Override
  StoreHost host() {
    return new PostgresHost();
  }
}
