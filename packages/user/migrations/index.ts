// The migrations in order. They are imported as text, so that a compiled binary carries them; a test compares this
// list with the folder.

import type { Migration } from "@shoal/postgres";
import m0001 from "./0001_create_accounts.sql" with { type: "text" };
import m0002 from "./0002_add_default_address.sql" with { type: "text" };
import m0003 from "./0003_add_mails_and_security_events.sql" with { type: "text" };
import m0004 from "./0004_add_confirmed_registration.sql" with { type: "text" };

export const migrations: readonly Migration[] = [
  { name: "0001_create_accounts", sql: m0001 },
  { name: "0002_add_default_address", sql: m0002 },
  { name: "0003_add_mails_and_security_events", sql: m0003 },
  { name: "0004_add_confirmed_registration", sql: m0004 },
];
