// Every migration in order, embedded in the binary: the shop's orders, and the simulated payment provider's own books.

import type { Migration } from "@shoal/postgres";
import m0001 from "./0001_create_orders.sql" with { type: "text" };
import m0002 from "./0002_allow_mail_in_outbox.sql" with { type: "text" };
import m0003 from "./0003_add_payment_next_action.sql" with { type: "text" };
import m0004 from "./0004_keep_trace_of_orders.sql" with { type: "text" };
import m0005 from "./0005_keep_trail_of_steps.sql" with { type: "text" };
import simulated0001 from "./simulated-payments/0001_create_ledger.sql" with { type: "text" };
import stripe0001 from "./stripe-payments/0001_create_intents.sql" with { type: "text" };

/** For DATABASE_URL. */
export const migrations: readonly Migration[] = [
  { name: "0001_create_orders", sql: m0001 },
  { name: "0002_allow_mail_in_outbox", sql: m0002 },
  { name: "0003_add_payment_next_action", sql: m0003 },
  { name: "0004_keep_trace_of_orders", sql: m0004 },
  { name: "0005_keep_trail_of_steps", sql: m0005 },
];

/** For PAYMENT_DATABASE_URL, which may be the same database, where the provider is the simulated one. */
export const simulatedPaymentMigrations: readonly Migration[] = [
  { name: "simulated-payments/0001_create_ledger", sql: simulated0001 },
];

/** The same where it is Stripe. */
export const stripePaymentMigrations: readonly Migration[] = [
  { name: "stripe-payments/0001_create_intents", sql: stripe0001 },
];

/** By PAYMENT_PROVIDER. */
export const paymentMigrations = {
  simulated: simulatedPaymentMigrations,
  stripe: stripePaymentMigrations,
} as const;
