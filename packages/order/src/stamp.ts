// The last touch to every change of an order before it is saved: its messages, version, ids and times.

import type { Deps } from "./deps.ts";
import { withMails } from "./domain/mails.ts";
import { type Change, type Order, type StampedChange, stampChange } from "./domain/order.ts";

/** Makes a change ready to be saved over `before`. */
export function stamp(deps: Deps, before: Order, made: Change): StampedChange {
  const mailed = deps.mailer === undefined ? made : withMails(before, made);
  return stampChange(before, mailed, deps.newId, deps.now());
}
