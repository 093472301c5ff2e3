// What the handlers of this service work with; made once by main, or by a test.

import type { Pool } from "@shoal/postgres";
import type { Log } from "@shoal/process";
import type { CatalogueCache } from "./cache.ts";
import type { ImageStorage } from "./storage.ts";

export type Deps = {
  readonly pool: Pool;
  readonly cache: CatalogueCache;
  readonly storage: ImageStorage;
  readonly log: Log;
  /** Makes a uuid v7: ids grow with time. */
  readonly newId: () => string;
  /** ISO 4217 code of the shop's one currency. */
  readonly currency: string;
};
