// What the handlers of this service work with; main builds it from the environment, tests build it by hand.

import type { Mailer } from "@shoal/mail";
import type { Pool } from "@shoal/postgres";
import type { Log } from "@shoal/process";
import type { MailSecrets } from "./credentials/one-time-tokens.ts";
import type { Passwords } from "./credentials/passwords.ts";
import type { RefreshTokens } from "./credentials/refresh-tokens.ts";
import type { ThrottleRules } from "./domain/login-throttle.ts";

export type Deps = {
  readonly pool: Pool;
  readonly log: Log;
  readonly passwords: Passwords;
  readonly refreshTokens: RefreshTokens;
  readonly secrets: MailSecrets;
  /** How mail leaves, and where its links lead; undefined when none is sent. */
  readonly mail: { readonly mailer: Mailer; readonly linkTemplate: string | undefined } | undefined;
  /** Whether an account is made at once, or once a mailed token has proved its address. */
  readonly registration: "open" | "confirmed";
  readonly throttle: ThrottleRules;
  /** Makes a uuid v7. */
  readonly newId: () => string;
  /** How long a session lives without a refresh. */
  readonly refreshTtlDays: number;
};
