// What routes work with.

import type { Log } from "@shoal/process";
import type { Clients } from "./clients.ts";
import type { Config } from "./config.ts";
import type { Erasures } from "./erasures.ts";
import type { Lifecycle } from "./lifecycle.ts";
import type { PageCache } from "./page-cache.ts";
import type { Revocations } from "./revocations.ts";
import type { Tokens } from "./tokens.ts";

export type Deps = {
  readonly config: Config;
  readonly clients: Clients;
  readonly tokens: Tokens;
  readonly revocations: Revocations;
  readonly erasures: Erasures;
  readonly lifecycle: Lifecycle;
  readonly pages: PageCache;
  readonly log: Log;
};
