// `bun run chaos [--minutes 10] [--concurrency 32]`: ends with 1 when an invariant is broken, or too little died.

import { parseArgs } from "node:util";
import { runChaos } from "./chaos.ts";
import { describeFindings } from "./invariants.ts";

const { values } = parseArgs({
  options: { minutes: { type: "string", default: "10" }, concurrency: { type: "string", default: "32" } },
});
const minutes = Number(values.minutes);
const concurrency = Number(values.concurrency);
if (!(minutes > 0 && minutes <= 24 * 60) || !(Number.isInteger(concurrency) && concurrency > 0)) {
  console.error("--minutes is a number above 0, --concurrency a whole one");
  process.exit(64);
}
const report = await runChaos({
  durationMs: minutes * 60_000,
  concurrency,
  strikeEveryMs: 3000,
  log: (line) => console.log(line),
});
for (const line of describeFindings(report.findings)) console.log(line);
const wrong = report.findings.reduce((sum, finding) => sum + finding.wrong, 0);
console.log(`${report.strikes} strikes, ${report.purchases} purchases, ${wrong} violations`);
process.exit(wrong === 0 && report.strikes >= minutes * 10 ? 0 : 1);
