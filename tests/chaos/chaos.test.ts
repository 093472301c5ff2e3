// A short run of `bun run chaos`: what it checks is told there and in docs/checkout.md.

import { expect, setDefaultTimeout, test } from "bun:test";
import { runChaos } from "./chaos.ts";
import { describeFindings } from "./invariants.ts";

setDefaultTimeout(1_800_000);

const seconds = process.env["SHOAL_TEST_LONG"] === "1" ? 600 : 60;

test("while processes and stores are killed and stopped under load, no invariant breaks and no answer turns out wrong", async () => {
  const log = (line: string) => console.log(line);
  const report = await runChaos({ durationMs: seconds * 1000, concurrency: 32, strikeEveryMs: 3000, log });
  for (const line of describeFindings(report.findings)) console.log(line);
  expect(report.findings.filter(({ wrong }) => wrong > 0)).toEqual([]);
  expect(report.findings.length).toBeGreaterThan(15);
  expect(report.strikes).toBeGreaterThanOrEqual(seconds / 6);
  expect(report.purchases).toBeGreaterThan(50);
});
