// One connection pool of a service, and the one way to run a statement on it: named, traced, bounded in time.

import { errorType, gauge, inSpan, markFailed, observeCommand, startCommandSpan } from "@shoal/process";
import postgres from "postgres";
import { whileWaitedFor } from "./cancel.ts";

/** int8 columns are read as bigint, and a bigint may be a parameter. */
type Types = { bigint: bigint };

export type Pool = postgres.Sql<Types>;
export type Transaction = postgres.TransactionSql<Types>;
/** A pool or a transaction: what stores run their statements on. */
export type Sql = Pool | Transaction;

export type PoolOptions = {
  /** postgres://user:password@host:port/database */
  readonly url: string;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  readonly connectionsMax: number;
  /** A statement that runs longer is cancelled by the server. */
  readonly statementTimeoutMs: number;
};

/**
 * Opens a pool; connections are made when first needed. int8 is read as bigint. Reconnects back off for 0.1 to 0.3 s:
 * the library's own growth to 20 s would keep a service down long after PostgreSQL is back.
 */
export function createPool(options: PoolOptions): Pool {
  connectionsMaxOf.set({ db_client_connection_pool_name: options.applicationName }, options.connectionsMax);
  return postgres(options.url, {
    max: options.connectionsMax,
    connect_timeout: 3,
    idle_timeout: 0,
    max_lifetime: 1800 + Math.floor(Math.random() * 300),
    backoff: () => 0.1 + Math.random() * 0.2,
    types: { bigint: postgres.BigInt },
    onnotice: () => {},
    connection: {
      application_name: options.applicationName,
      statement_timeout: options.statementTimeoutMs,
      lock_timeout: Math.min(options.statementTimeoutMs, 2000),
      TimeZone: "UTC",
    },
  });
}

/** Characters of a statement in its span: the name says which it is, and long texts are what spans cost most. */
const queryTextMax = 240;

let inFlight = 0;
gauge({
  name: "db_client_operations_in_flight",
  help: "Statements that were sent or wait for a connection",
  read: () => [[{}, inFlight]],
});
const connectionsMaxOf = gauge({
  name: "db_client_connection_max",
  help: "Connections that a pool opens at most; more statements in flight than these wait",
  labels: ["db_client_connection_pool_name"],
});

/**
 * Runs one statement under a name that says what it does ("find_order"), which its span and its timing carry. The
 * span has the statement's text without its values.
 */
export async function run<Row extends postgres.MaybeRow>(
  name: string,
  query: postgres.PendingQuery<Row[]>,
): Promise<postgres.RowList<Row[]>> {
  const span = startCommandSpan(name, { "db.system.name": "postgresql", "db.query.summary": name });
  const startedAtMs = performance.now();
  let failure = "";
  inFlight += 1;
  try {
    const rows = await whileWaitedFor(query);
    span?.setAttribute("db.query.text", rows.statement.string.slice(0, queryTextMax));
    span?.setAttribute("db.response.returned_rows", rows.count);
    return rows;
  } catch (error) {
    failure = errorType(error);
    if (span !== undefined) {
      markFailed(span, error);
      if (error instanceof postgres.PostgresError) span.setAttribute("db.response.status_code", error.code);
    }
    throw error;
  } finally {
    inFlight -= 1;
    span?.end();
    const labels = { db_system_name: "postgresql", db_operation_name: name, error_type: failure };
    observeCommand(labels, performance.now() - startedAtMs);
  }
}

/** Runs statements in one transaction, which rolls back when the work throws. Never hold one across a call. */
export function inTransaction<T>(pool: Pool, name: string, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  return inSpan(
    name,
    { kind: "client", attributes: { "db.system.name": "postgresql", "db.query.summary": name } },
    async () => (await pool.begin(work)) as T,
  );
}

/** Whether a store's own answer was lost: the connection broke, timed out, or the server is starting or stopping. */
export function isUnavailable(error: unknown): boolean {
  const code = errorCode(error);
  return (
    code !== undefined &&
    (/^(CONNECT_TIMEOUT|CONNECTION_|ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH)/.test(code) ||
      /^(08|57P0|53300|57014|55P03|25006)/.test(code))
  );
}

/** Name of the constraint that a statement broke, or undefined when it failed for another cause. */
export function brokenConstraint(error: unknown): string | undefined {
  return error instanceof postgres.PostgresError && error.code.startsWith("23") ? error.constraint_name : undefined;
}

/** Whether two transactions waited for each other and this one was chosen to give way; it may be run again. */
export function isSerializationFailure(error: unknown): boolean {
  const code = errorCode(error);
  return code === "40001" || code === "40P01";
}

function errorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
