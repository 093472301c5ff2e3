// Looks at reservations that are past their time and shows them among the metrics: the sweeper should leave none.

import type { Pool } from "@shoal/postgres";
import { gauge, type Log } from "@shoal/process";
import { readReservationBacklog } from "./store/backlog.ts";

const held = gauge({ name: "shoal_reservations_held", help: "Reservations whose units are set aside" });
const overdue = gauge({
  name: "shoal_reservation_overdue_seconds",
  help: "How long the reservation that should have ended first is past its time; 0 while none is",
});

const restMs = 5000;

export type Watch = { stop(): Promise<void> };

/** Starts to look; a failure is logged once until looking succeeds again. */
export function startWatch({ pool, log }: { readonly pool: Pool; readonly log: Log }): Watch {
  let isFailing = false;
  let isLooking = false;

  async function look(): Promise<void> {
    isLooking = true;
    try {
      const backlog = await readReservationBacklog(pool);
      held.set({}, backlog.held);
      overdue.set({}, backlog.overdueSeconds);
      isFailing = false;
    } catch (error) {
      // No number is better than an old one.
      held.forget();
      overdue.forget();
      if (!isFailing) log.error("reservations could not be watched", error);
      isFailing = true;
    } finally {
      isLooking = false;
    }
  }

  let looking = look();
  const timer = setInterval(() => {
    if (!isLooking) looking = look();
  }, restMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await looking;
    },
  };
}
