// Reads CSV as it arrives: UTF-8 with or without a byte order mark, any kind of line end, quotes where somebody put
// them. Nothing is kept but the piece at hand.

import { pipeline, Readable } from "node:stream";
import { invalidArgument, type Refusal } from "@shoal/rpc";
import { CsvError, parse } from "csv-parse";
import type { Row } from "./domain/import/columns.ts";

/** A row that is longer is no row: a quote was opened and not closed. In bytes. */
const rowSizeMax = 1024 * 1024;

/**
 * The rows of a file, the header too, numbered as a spreadsheet does. Throws INVALID_ARGUMENT IMPORT_NOT_UTF8 and
 * IMPORT_NOT_CSV; what came before the fault may have been answered already.
 */
export async function* readCsvRows(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Row> {
  const parser = parse({
    bom: true,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: rowSizeMax,
  });
  let number = 0;
  // The callback is there because the pipeline asks for one; the parser ends with the same error, told below.
  pipeline(Readable.from(checkUtf8(chunks)), parser, () => {});
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      number += 1;
      yield { number, cells };
    }
  } catch (error) {
    throw error instanceof CsvError ? refusalFromCsvError(error, number + 1) : error;
  }
}

function refusalFromCsvError(error: CsvError, row: number): Refusal {
  const metadata = { row: String(row) };
  const message = `row ${row} or one after it opens a quote that is not closed, or is longer than 1 MiB`;
  return invalidArgument("IMPORT_NOT_CSV", message, { metadata, cause: error });
}

/** Passes bytes on as long as they are UTF-8. */
async function* checkUtf8(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = 1;
  const check = (bytes: Uint8Array | undefined): void => {
    try {
      decoder.decode(bytes, { stream: bytes !== undefined });
    } catch (error) {
      const metadata = { line: String(line) };
      const message = `line ${line} is not UTF-8; save the file as "CSV UTF-8" and send it again`;
      throw invalidArgument("IMPORT_NOT_UTF8", message, { metadata, cause: error });
    }
  };
  for await (const chunk of chunks) {
    // Line by line, so that the fault can be told where it stands.
    for (let start = 0; start < chunk.length; ) {
      const newline = chunk.indexOf(0x0a, start);
      const end = newline < 0 ? chunk.length : newline + 1;
      check(chunk.subarray(start, end));
      if (newline >= 0) line += 1;
      start = end;
    }
    yield chunk;
  }
  check(undefined);
}
