// What the order service works with; main.ts makes it once and hands it down.

import type { cartService, inventoryService, productService } from "@shoal/contract";
import type { Mailer } from "@shoal/mail";
import type { Pool } from "@shoal/postgres";
import type { Log } from "@shoal/process";
import type { ClientOf } from "@shoal/rpc";
import type { PricingRules } from "./domain/pricing.ts";
import type { PaymentProvider } from "./payments/port.ts";

export type Settings = {
  /** Prices, shipping and tax. */
  readonly rules: PricingRules;
  /** How long stock is set aside for a checkout. */
  readonly reservationTtlMs: number;
  /** How long a driver may be silent before another one takes over. */
  readonly leaseMs: number;
  /** How often the outbox is looked at when nobody wakes the relay. */
  readonly outboxPollMs: number;
  /** How long a relay may be silent before its rows go to another one; longer than any delivery takes. */
  readonly outboxLeaseMs: number;
  /** Opens a guest's order and hashes requests. */
  readonly orderTokenSecret: string;
};

/** What a checkout and the relay work with. */
export type Deps = {
  readonly log: Log;
  readonly pool: Pool;
  readonly settings: Settings;
  readonly cart: Pick<ClientOf<typeof cartService>, "getCart" | "removeOrderedLines">;
  readonly product: Pick<ClientOf<typeof productService>, "batchGetVariants">;
  readonly inventory: Pick<
    ClientOf<typeof inventoryService>,
    "reserveStock" | "commitReservation" | "releaseReservation" | "restockOrder"
  >;
  /** Bounded in time: its methods do not throw. */
  readonly payments: PaymentProvider;
  /** Undefined where no mail is sent. */
  readonly mailer: Mailer | undefined;
  /** uuid v7. */
  readonly newId: () => string;
  readonly now: () => Date;
};
