// `bun run export <file.csv>`: writes the catalogue of a running shop as Shopify's product CSV.

import { exportCatalogue } from "./catalogue-export.ts";
import { runMain } from "./run-main.ts";
import { parseShopArgs } from "./shop-args.ts";
import { createShopClient, signIn } from "./shop-client.ts";

await runMain(async () => {
  const args = await parseShopArgs();
  if (args === undefined) {
    console.error("usage: bun run export <file.csv> [--url http://localhost:8080] [--email staff@...]");
    console.error(
      "the password is read from SHOAL_PASSWORD, or the file that SHOAL_PASSWORD_FILE names; without them the development account's is used",
    );
    return 64;
  }
  const { file, url, email, password } = args;
  const headers = await signIn(createShopClient(url), email, password);
  const bytes = await exportCatalogue(url, file, headers);
  console.log(`${file}: ${bytes} bytes`);
  return 0;
});
