// `bun run seed`: puts the demonstration catalogue into a running shop whose staff account is the development one.

import { runMain } from "./run-main.ts";
import { seedCatalogue } from "./seed-shop.ts";

await runMain(async () => {
  for (const line of await seedCatalogue(process.env["SHOAL_URL"] ?? "http://localhost:8080")) console.log(line);
  return 0;
});
