// How a service speaks to its own PostgreSQL: pool, named statements, transactions, migrations.

export { awaitSchema } from "./await-schema.ts";
export { type Migration, MigrationError, migrate } from "./migrate.ts";
export {
  brokenConstraint,
  createPool,
  inTransaction,
  isSerializationFailure,
  isUnavailable,
  type Pool,
  type PoolOptions,
  run,
  type Sql,
  type Transaction,
} from "./pool.ts";
