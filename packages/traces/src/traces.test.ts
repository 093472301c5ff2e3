import { expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  drawTrace,
  findTrace,
  openSpanFolder,
  pictureTrace,
  type ReceivedSpan,
  readSpanFolder,
  tracesOf,
} from "./index.ts";

function span(traceId: string, id: string, parentId: string, more: Partial<ReceivedSpan> = {}): ReceivedSpan {
  return {
    service: "order",
    traceId,
    id,
    parentId,
    name: id,
    kind: "internal",
    startMs: 1000,
    endMs: 1002,
    isFailed: false,
    attributes: {},
    links: [],
    ...more,
  };
}

const spans = [
  span("aa11", "sql", "rpc", { startMs: 1003, endMs: 1004, attributes: { "db.system.name": "postgresql" } }),
  span("aa11", "http", "", { service: "gateway", kind: "server", endMs: 1010 }),
  span("aa11", "rpc", "http", { startMs: 1001, isFailed: true, attributes: { "error.type": "OUT_OF_STOCK" } }),
  span("bb22", "outbox/capture", "", { startMs: 1500, endMs: 1501, links: [{ traceId: "aa11", id: "rpc" }] }),
];

test("a trace is drawn as the tree that its parents make, whatever order its spans came in", () => {
  const found = findTrace(tracesOf(spans), "last");
  expect(found?.trace.id).toBe("aa11");
  expect(found === undefined ? [] : drawTrace(found.trace)).toEqual([
    "      0.0 ms    10.0 ms  gateway  http",
    "      1.0 ms     1.0 ms  order    └─ rpc FAILED OUT_OF_STOCK",
    "      3.0 ms     1.0 ms  order       └─ sql (postgresql)",
  ]);
});

test("what goes on with a trace is found from it, and a trace by how its id begins", () => {
  const found = findTrace(tracesOf(spans), "AA");
  expect(found?.later.map(({ id }) => id)).toEqual(["bb22"]);
  expect(findTrace(tracesOf(spans), "cc")).toBeUndefined();
});

test("a picture has one bar for each span of a trace and of what goes on with it, and no text of a span breaks it", () => {
  const odd = span("aa11", "odd", "http", { name: "a <b> & c", startMs: 1002 });
  const found = findTrace(tracesOf([...spans, odd]), "aa11");
  const picture = found === undefined ? "" : pictureTrace(found.trace, found.later);
  const bars = [...picture.matchAll(/<rect [^>]*height="11"[^>]*>/g)].filter(([bar]) => !bar.includes('width="11"'));
  expect(bars.length).toBe(5);
  expect(picture).toContain("a &lt;b&gt; &amp; c");
  expect(picture).not.toContain("<b>");
  expect(picture).toContain("later, from 500 ms");
});

test("a folder gives back the spans it was given", () => {
  const folder = mkdtempSync(join(tmpdir(), "shoal-spans-"));
  expect(readSpanFolder(join(folder, "not-there"))).toEqual([]);
  openSpanFolder(folder).add(spans.slice(0, 1));
  openSpanFolder(folder).add(spans.slice(1));
  expect(readSpanFolder(folder)).toEqual(spans);
  rmSync(folder, { recursive: true });
});
