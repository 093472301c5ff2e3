// Writes down how far an import is, so that its caller can ask meanwhile, and so that one whose caller went away or
// whose file broke off still says what it did.

import type { Pool } from "@shoal/postgres";
import type { Log } from "@shoal/process";
import { aborted, alreadyExists, Refusal } from "@shoal/rpc";
import type { ImportReport } from "./import-report.ts";
import type { Actor } from "./store/audit.ts";
import { insertImport, updateImport } from "./store/imports.ts";

/** An import as it was asked for. */
export type ImportRun = {
  readonly id: string;
  readonly actor: Actor;
  /** Units on hand of variants that exist are only set then. */
  readonly isStockSet: boolean;
  /** Nothing is stored. */
  readonly isDryRun: boolean;
};

/**
 * Runs the work of an import with `note`, which writes the counts down. Throws ALREADY_EXISTS IMPORT_ID_TAKEN, and what
 * the work throws; a refusal carries the counts, since whole products may be in the shop by then.
 */
export async function keepJournal(
  { pool, log }: { readonly pool: Pool; readonly log: Log },
  run: ImportRun,
  report: ImportReport,
  signal: AbortSignal,
  work: (note: () => Promise<void>) => Promise<void>,
): Promise<void> {
  if (!(await insertImport(pool, run.id, run.actor.id, run.isDryRun))) {
    throw alreadyExists("IMPORT_ID_TAKEN", "another import has that id");
  }
  try {
    await work(() => updateImport(pool, run.id, "running", report.counts()));
    // Of a stream that is cut the iteration may just end.
    if (signal.aborted) throw interrupted();
    await updateImport(pool, run.id, "done", report.counts());
  } catch (error) {
    // A stream that is cut fails in ways of its own; that nobody waits any more is what matters.
    const cause = signal.aborted ? interrupted() : error;
    const reason = cause instanceof Refusal ? cause.reason : "INTERNAL";
    await updateImport(pool, run.id, "failed", report.counts(), reason).catch((failure: unknown) =>
      log.warn("the end of an import could not be written down", {
        import_id: run.id,
        error_message: failure instanceof Error ? failure.message : "",
      }),
    );
    throw cause instanceof Refusal ? withCounts(cause, run, report) : cause;
  }
}

function interrupted(): Refusal {
  return aborted("IMPORT_INTERRUPTED", "the file broke off; what came before is in the shop");
}

function withCounts(
  { code, reason, message, metadata, violations, cause }: Refusal,
  run: ImportRun,
  report: ImportReport,
) {
  const { rows, created, updated, unchanged, refused } = report.counts();
  const counts = {
    import_id: run.id,
    rows: String(rows),
    products_created: String(created),
    products_updated: String(updated),
    products_unchanged: String(unchanged),
    products_refused: String(refused),
  };
  return new Refusal(code, reason, message, { metadata: { ...metadata, ...counts }, violations, cause });
}
