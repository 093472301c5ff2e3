// Every migration in order, embedded in the binary: the shop's orders, and the simulated payment provider's own books.

import type { Migration } from "@shoal/postgres";
import m0001 from "./0001_create_orders.sql" with { type: "text" };
import m0002 from "./0002_allow_mail_in_outbox.sql" with { type: "text" };
import simulated0001 from "./simulated-payments/0001_create_ledger.sql" with { type: "text" };

/** For DATABASE_URL. */
export const migrations: readonly Migration[] = [
  { name: "0001_create_orders", sql: m0001 },
  { name: "0002_allow_mail_in_outbox", sql: m0002 },
];

/** For PAYMENT_DATABASE_URL, which may be the same database; only where the provider is the simulated one. */
export const simulatedPaymentMigrations: readonly Migration[] = [
  { name: "simulated-payments/0001_create_ledger", sql: simulated0001 },
];
