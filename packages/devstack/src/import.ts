// `bun run import <file.csv>`: imports a Shopify product export into a running shop over HTTP.

import { describeImport, importCatalogue } from "./catalogue-import.ts";
import { runMain } from "./run-main.ts";
import { parseShopArgs } from "./shop-args.ts";
import { createShopClient, signIn } from "./shop-client.ts";

await runMain(async () => {
  const args = await parseShopArgs({ stock: { type: "string", default: "keep" }, "dry-run": { type: "boolean" } });
  const stock = ["keep", "set"] as const;
  const asked = stock.find((word) => word === args?.values["stock"]);
  if (args === undefined || asked === undefined) {
    console.error(
      "usage: bun run import <file.csv> [--stock keep|set] [--dry-run] [--url http://localhost:8080] [--email staff@...]",
    );
    console.error(
      "the password is read from SHOAL_PASSWORD, or the file that SHOAL_PASSWORD_FILE names; without them the development account's is used",
    );
    return 64;
  }
  const { file, url, email, password } = args;
  const shop = createShopClient(url);
  const headers = await signIn(shop, email, password);
  const isDryRun = args.values["dry-run"] === true;
  const report = await importCatalogue(shop, { file, headers, stock: asked, isDryRun, onProgress: showProgress });
  for (const line of describeImport(report)) console.log(line);
  return Number(report["error_count"] ?? (report["errors"] as unknown[]).length) === 0 ? 0 : 1;
});

/** On standard error, so that the report alone is the command's answer; in one line where that is a terminal. */
function showProgress(line: string): void {
  process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
}
