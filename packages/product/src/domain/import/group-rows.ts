// Gathers the rows of one handle, which follow each other: they are imported together or not at all.

import { isHandle } from "../names.ts";
import type { Header, Row, RowFault } from "./columns.ts";

export type RowGroup = {
  /** Empty for rows that have none and follow no other. */
  readonly handle: string;
  /** At least one. */
  readonly rows: readonly Row[];
  readonly faults: readonly RowFault[];
};

export type Grouping = {
  /** Takes the next row that is not blank; answers the handle that it ends. */
  add(row: Row): RowGroup | undefined;
  /** Answers the last handle. */
  end(): RowGroup | undefined;
  /** Handles seen so far, each of which is remembered. */
  handleCount(): number;
};

/** More than all variants and pictures that a product may have; what comes after is counted and not kept. */
const rowsPerHandleMax = 250;

/** Whether a row says nothing at all. */
export function isBlank(row: Row): boolean {
  return row.cells.every((cell) => cell.trim() === "");
}

export function createGrouping(header: Header): Grouping {
  const seen = new Set<string>();
  let current: { readonly handle: string; readonly rows: Row[]; readonly faults: RowFault[] } | undefined;

  function begin(row: Row, handle: string): RowGroup | undefined {
    const ended = current;
    current = { handle, rows: [row], faults: [] };
    if (seen.has(handle)) {
      const message = "was the handle of rows further up; rows of a handle must follow each other";
      current.faults.push({ row: row.number, field: "Handle", reason: "HANDLE_REPEATED", message });
    }
    // Only what may be imported is remembered: whatever else a cell holds could be of any length.
    if (isHandle(handle)) seen.add(handle);
    return ended;
  }

  function append(group: NonNullable<typeof current>, row: Row): void {
    if (group.rows.length < rowsPerHandleMax) group.rows.push(row);
    else if (group.rows.length === rowsPerHandleMax && group.faults.every(({ reason }) => reason !== "TOO_MANY")) {
      const message = `must be the handle of at most ${rowsPerHandleMax} rows`;
      group.faults.push({ row: row.number, field: "Handle", reason: "TOO_MANY", message });
    }
  }

  return {
    add: (row) => {
      const handle = header.cell(row, "Handle").toLowerCase();
      // A row without a handle may be what is left of a variant of the handle above, so it counts against that.
      const isSame = current !== undefined && (handle === current.handle || handle === "");
      const ended = isSame ? undefined : begin(row, handle);
      if (current === undefined) return ended;
      if (isSame) append(current, row);
      const { length } = row.cells;
      if (length !== header.width) {
        const message = `has ${length} fields where the header has ${header.width}`;
        current.faults.push({ row: row.number, field: "", reason: "ROW_LENGTH_MISMATCH", message });
      } else if (handle === "") {
        current.faults.push({ row: row.number, field: "Handle", reason: "REQUIRED", message: "must not be empty" });
      }
      return ended;
    },
    end: () => {
      const ended = current;
      current = undefined;
      return ended;
    },
    handleCount: () => seen.size,
  };
}
