// `bun run build [noun]`: compiled programs in dist/, all five or the one that is named. `--outdir` is another folder,
// `--target` another platform. The images are built by this too.

import { statSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildBinary } from "./binaries.ts";
import { DevstackError } from "./devstack-error.ts";
import { type Noun, nouns, repositoryRoot } from "./processes.ts";
import { runMain } from "./run-main.ts";

await runMain(async () => {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    options: { outdir: { type: "string", default: join(repositoryRoot, "dist") }, target: { type: "string" } },
    allowPositionals: true,
  });
  for (const noun of positionals.length === 0 ? nouns : positionals.map(readNoun)) {
    const startedAt = performance.now();
    const binary = await buildBinary({ noun, outdir: values.outdir, target: values.target });
    const megabytes = Math.round(statSync(binary).size / 1e6);
    console.log(`${binary}: ${megabytes} MB in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  }
  return 0;
});

function readNoun(name: string): Noun {
  const noun = nouns.find((known) => known === name);
  if (noun === undefined) throw new DevstackError(`"${name}" is no process: ${nouns.join(", ")}`);
  return noun;
}
