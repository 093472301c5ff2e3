// What the handlers of this service work with; main builds it from the environment, tests build it by hand.

import type { Pool } from "@shoal/postgres";
import type { Log } from "@shoal/process";
import type { Passwords } from "./credentials/passwords.ts";
import type { RefreshTokens } from "./credentials/refresh-tokens.ts";

export type Deps = {
  readonly pool: Pool;
  readonly log: Log;
  readonly passwords: Passwords;
  readonly refreshTokens: RefreshTokens;
  /** Makes a uuid v7. */
  readonly newId: () => string;
  /** How long a session lives without a refresh. */
  readonly refreshTtlDays: number;
};
