// What the commands (dev, demo, import, seed, test) and tests build on: real backing services on any machine.

export { type Backing, type BackingOptions, type RedisUse, redisNeeds, startBacking } from "./backing.ts";
export type { BackingServer, Log, ServerFolders } from "./backing-server.ts";
export { buildSealedBinaries, type SealedBinaries } from "./binaries.ts";
export { type ImportRequest, importCatalogue } from "./catalogue-import.ts";
export { type Account, type Child, type ChildExit, type ChildOptions, startChild } from "./child.ts";
export { devAccounts, devPassword } from "./dev-accounts.ts";
export { type DevSecrets, openDevSecrets } from "./dev-secrets.ts";
export { DevstackError, type DevstackReason } from "./devstack-error.ts";
export { withFileLock } from "./file-lock.ts";
export { findFreePort } from "./free-port.ts";
export type { Durability } from "./postgres-cluster.ts";
export { ensureDatabase } from "./postgres-database.ts";
export { type PostgresOptions, type PostgresServer, startPostgres } from "./postgres-server.ts";
export { createProcessGroup, type EndReason, type EndWatch, type ProcessGroup, watchForEnd } from "./process-group.ts";
export { isRunning, type ProcessIdentity } from "./process-table.ts";
export {
  databaseName,
  environmentOf,
  type Noun,
  nouns,
  programOf,
  repositoryRoot,
  type ShopSettings,
  type ShopStores,
} from "./processes.ts";
export { findPrometheusTool } from "./prometheus-tools.ts";
export { type RedisOptions, type RedisServer, startRedis } from "./redis-server.ts";
export { seedAccounts, seedCatalogue, seedCatalogueFile } from "./seed-shop.ts";
export { runToEnd, type Shop, type ShopOutput, startShop } from "./shop.ts";
