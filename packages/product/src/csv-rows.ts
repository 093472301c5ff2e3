// Reads CSV as it arrives: with or without a byte order mark, any kind of line end, quotes where somebody put them.
// Nothing is kept but the piece at hand.

import { pipeline, Readable } from "node:stream";
import { invalidArgument, type Refusal } from "@shoal/rpc";
import { CsvError, parse } from "csv-parse";
import { type Encoding, readAsUtf8 } from "./csv-encoding.ts";
import type { Row } from "./domain/import/columns.ts";

/** A row that is longer is no row: a quote was opened and not closed. In bytes. */
const rowSizeMax = 1024 * 1024;

/**
 * The rows of a file, the header too, numbered as a spreadsheet does. Throws INVALID_ARGUMENT IMPORT_NOT_UTF8 and
 * IMPORT_NOT_CSV; what came before the fault may have been answered already.
 */
export async function* readCsvRows(
  chunks: AsyncIterable<Uint8Array>,
  tellEncoding: (encoding: Encoding) => void,
): AsyncGenerator<Row> {
  const parser = parse({
    bom: true,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: rowSizeMax,
  });
  let number = 0;
  // The callback is there because the pipeline asks for one; the parser ends with the same error, told below.
  pipeline(Readable.from(readAsUtf8(chunks, tellEncoding)), parser, () => {});
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      number += 1;
      yield { number, cells };
    }
  } catch (error) {
    throw error instanceof CsvError ? refusalFromCsvError(error) : error;
  }
}

function refusalFromCsvError(error: CsvError): Refusal {
  // Rows that were read and not yet handed on count, the header too.
  const row = Number(error["records"]) + 1;
  const metadata = { row: String(row) };
  const message = `row ${row} or one after it opens a quote that is not closed, or is longer than 1 MiB`;
  return invalidArgument("IMPORT_NOT_CSV", message, { metadata, cause: error });
}
