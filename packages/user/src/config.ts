// What this process reads from its environment, by subcommand. Every problem is reported together; secrets have no
// default and may come as NAME_FILE.

import { mailSettings, sendsMail } from "@shoal/mail";
import {
  type Environment,
  type Field,
  integer,
  oneOf,
  optional,
  parseEnvironment,
  processSettings,
  secret,
  serverSettings,
  url,
} from "@shoal/process";

const postgresUrl = url(["postgres", "postgresql"]);

const storeSettings = {
  DATABASE_URL: postgresUrl,
  DATABASE_CONNECTIONS_MAX: integer({ min: 1, max: 200, default: 10 }),
  /** A statement that runs longer is cancelled by PostgreSQL. */
  STATEMENT_TIMEOUT_MS: integer({ min: 100, max: 60_000, default: 2000 }),
};

/** Settings of `serve`. */
export function readServeConfig(environment: Environment) {
  return parseEnvironment(environment, {
    ...serverSettings,
    ...storeSettings,
    /** Key by which each refresh token's successor is derived; all replicas must hold the same. */
    REFRESH_TOKEN_SECRET: secret({ lengthMin: 32 }),
    /** How long a session lives without a refresh. */
    REFRESH_TOKEN_TTL_DAYS: integer({ min: 1, max: 365, default: 30 }),
    ...mailSettings(environment),
    /** open: who registers is signed in at once. confirmed: a mailed token comes first, and nobody learns who is here. */
    REGISTRATION: registration(environment),
    /**
     * Where links in mails lead: the storefront's address with {action} (confirm-registration, reset-password,
     * verify-email) and {token}.
     */
    ACCOUNT_LINK_TEMPLATE: optional(linkTemplate()),
    /** Tries that one network has on the password of one address in a quarter of an hour. */
    LOGIN_ATTEMPTS_MAX: integer({ min: 3, max: 100_000, default: 10 }),
    /** How long the security log is kept. */
    SECURITY_EVENT_DAYS: integer({ min: 1, max: 3650, default: 180 }),
  });
}

/** Without mail nobody could ever confirm. */
function registration(environment: Environment): Field<"open" | "confirmed"> {
  const mode = oneOf(["open", "confirmed"], { default: "open" });
  return {
    ...mode,
    parse: (value) => {
      const parsed = mode.parse(value);
      if (parsed === "confirmed" && !sendsMail(environment)) throw "can be confirmed only where MAIL_URL is set";
      return parsed;
    },
  };
}

function linkTemplate(): Field<string> {
  return {
    parse: (value) => {
      const sample = value.replaceAll("{action}", "a").replaceAll("{token}", "t");
      const isAddress = URL.canParse(sample) && /^https?:$/.test(new URL(sample).protocol);
      if (!isAddress || !value.includes("{action}") || !value.includes("{token}") || /\s/.test(value)) {
        throw "must be an address such as https://shop.example/{action}?token={token}";
      }
      return value;
    },
  };
}

/** Settings of `migrate`, which prefers the role that owns the schema. */
export function readMigrateConfig(environment: Environment): { readonly url: string } {
  const config = parseEnvironment(environment, {
    DATABASE_URL: optional(postgresUrl),
    MIGRATION_DATABASE_URL: optional(postgresUrl),
  });
  const owner = config.MIGRATION_DATABASE_URL ?? config.DATABASE_URL;
  return { url: owner ?? parseEnvironment(environment, { DATABASE_URL: postgresUrl }).DATABASE_URL };
}

/** Settings of `health`. */
export function readHealthConfig(environment: Environment) {
  return parseEnvironment(environment, { PORT: serverSettings.PORT });
}

/** Settings of `create-admin` and `create-account`. */
export function readAccountConfig(environment: Environment) {
  return parseEnvironment(environment, {
    SHOAL_ENV: processSettings.SHOAL_ENV,
    ...storeSettings,
    /** Password of the account to make; read from standard input when absent. */
    ADMIN_PASSWORD: optional(secret({ lengthMin: 1 })),
    /** The same, of create-account only, where it comes first. */
    ACCOUNT_PASSWORD: optional(secret({ lengthMin: 1 })),
  });
}
