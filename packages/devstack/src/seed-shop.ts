// What a development shop starts with: the accounts, and the catalogue of catalogue/products.csv with its pictures.
// Doing it again changes nothing.

import { join } from "node:path";
import { describeImport, importCatalogue } from "./catalogue-import.ts";
import { devAccounts, devPassword, devStaffEmail } from "./dev-accounts.ts";
import type { ShopSettings } from "./processes.ts";
import { runToEnd, type ShopOutput } from "./shop.ts";
import { createShopClient, signIn } from "./shop-client.ts";

export const seedCatalogueFile = join(import.meta.dir, "../catalogue/products.csv");

/** Makes the accounts that are missing. */
export async function seedAccounts(settings: ShopSettings, output: ShopOutput): Promise<void> {
  await Promise.all(
    devAccounts.map(({ email, name, role }) =>
      runToEnd("user", settings, output, ["create-account", "--email", email, "--name", name, "--role", role], {
        ACCOUNT_PASSWORD: devPassword,
      }),
    ),
  );
}

/** Imports the catalogue into a running shop and answers what was done, in a line each. */
export async function seedCatalogue(gatewayUrl: string): Promise<string[]> {
  const shop = createShopClient(gatewayUrl);
  const headers = await signIn(shop, devStaffEmail, devPassword);
  return describeImport(await importCatalogue(shop, { file: seedCatalogueFile, headers, stock: "keep" }));
}
