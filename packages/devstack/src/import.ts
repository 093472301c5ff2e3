// `bun run import <file.csv>`: imports a Shopify product export into a running shop over HTTP.

import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { describeImport, importCatalogue } from "./catalogue-import.ts";
import { devPassword, devStaffEmail } from "./dev-accounts.ts";
import { runMain } from "./run-main.ts";
import { createShopClient, signIn } from "./shop-client.ts";

await runMain(async () => {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: {
      url: { type: "string", default: process.env["SHOAL_URL"] ?? "http://localhost:8080" },
      email: { type: "string", default: devStaffEmail },
      stock: { type: "string", default: "keep" },
    },
  });
  const [file] = positionals;
  if (file === undefined || !["keep", "set"].includes(values.stock)) {
    console.error(
      "usage: bun run import <file.csv> [--stock keep|set] [--url http://localhost:8080] [--email staff@...]",
    );
    console.error(
      "the password is read from SHOAL_PASSWORD, or the file that SHOAL_PASSWORD_FILE names; without them the development account's is used",
    );
    return 64;
  }
  const shop = createShopClient(values.url);
  const headers = await signIn(shop, values.email, await readPassword());
  const report = await importCatalogue(shop, { file, headers, stock: values.stock === "set" ? "set" : "keep" });
  for (const line of describeImport(report)) console.log(line);
  return Number(report["error_count"] ?? (report["errors"] as unknown[]).length) === 0 ? 0 : 1;
});

async function readPassword(): Promise<string> {
  const file = process.env["SHOAL_PASSWORD_FILE"];
  if (file !== undefined) return (await readFile(file, "utf8")).trimEnd();
  return process.env["SHOAL_PASSWORD"] ?? devPassword;
}
