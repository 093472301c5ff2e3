// What is counted of orders. Labels are words of this service: states, steps and reasons; never an order, never a buyer.

import { counter, gauge, secondsHistogram } from "@shoal/process";
import type { StampedChange } from "./domain/order.ts";

const countOrders = counter({
  name: "shoal_orders_total",
  help: "Orders that became so: placed is pending",
  labels: ["status", "reason"],
});
const countRevenue = counter({
  name: "shoal_revenue_minor_total",
  help: "Totals of orders when they were confirmed, in minor units",
  labels: ["currency"],
});
const countRefunded = counter({
  name: "shoal_refunded_minor_total",
  help: "Money given back, in minor units",
  labels: ["currency"],
});
const observeTimeToConfirm = secondsHistogram({
  name: "shoal_order_time_to_confirm_seconds",
  help: "From when an order was placed until it was confirmed",
  buckets: [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900],
});

/** Counts what a saved change made of an order. */
export function countChange({ before, after }: StampedChange): void {
  if (after.status !== before.status) countOrders({ status: after.status, reason: after.cancelReason });
  if (after.status === "confirmed" && before.status === "pending") {
    const { currency, totals } = after;
    countRevenue({ currency }, Number(totals?.total.amountMinor ?? 0n));
    observeTimeToConfirm({}, Date.now() - after.createdAt.getTime());
  }
  const refunded = after.payment.refunded.amountMinor - before.payment.refunded.amountMinor;
  if (refunded > 0n) countRefunded({ currency: after.currency }, Number(refunded));
}

export const countPlaced = () => countOrders({ status: "pending", reason: "" });

export const observeStep = secondsHistogram({
  name: "shoal_checkout_step_duration_seconds",
  help: "Duration of a checkout's step, its effect and its save, by what came of it",
  labels: ["step", "outcome"],
});

export const countTakenOver = counter({
  name: "shoal_checkouts_taken_over_total",
  help: "Checkouts that recovery went on with, by the step they were left at",
  labels: ["step"],
});

export const countDelivery = counter({
  name: "shoal_outbox_deliveries_total",
  help: "Tries to deliver an outbox row, by what came of them",
  labels: ["kind", "outcome"],
});

export const observePayment = secondsHistogram({
  name: "shoal_payment_request_duration_seconds",
  help: "Duration of requests to the payment provider",
  labels: ["request", "outcome"],
});

export const outboxPending = gauge({
  name: "shoal_outbox_pending",
  help: "Outbox rows to be delivered",
  labels: ["queue"],
});
export const outboxAge = gauge({
  name: "shoal_outbox_oldest_age_seconds",
  help: "Age of the oldest outbox row to be delivered",
  labels: ["queue"],
});
export const outboxDead = gauge({
  name: "shoal_outbox_dead",
  help: "Outbox rows that were given up and wait for somebody to redrive them",
  labels: ["queue"],
});
export const checkoutsOpen = gauge({
  name: "shoal_checkouts_open",
  help: "Checkouts that are neither confirmed nor cancelled, by their payment",
  labels: ["payment"],
});
export const checkoutAge = gauge({
  name: "shoal_checkout_oldest_age_seconds",
  help: "Age of the oldest checkout that is neither confirmed nor cancelled, by its payment",
  labels: ["payment"],
});
