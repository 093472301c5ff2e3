// What a driver of a checkout knows beside the order itself.

import type { Money } from "@shoal/money";
import type { Units } from "../domain/refunds.ts";

export type DriveContext = {
  /** Whose work it is, for the calls that it makes. */
  readonly requestId: string;
  /** Proves that the order is this driver's. */
  readonly leaseToken: string;
  /** The cart's lines; only the request that placed the order knows them. */
  readonly units?: readonly Units[];
  /** What the buyer was shown. */
  readonly expectedTotal?: Money;
  /** The buyer's payment token; in this process' memory and nowhere else. */
  readonly token?: string;
};
