// Work that several callers want at once is done once, and all of them get its outcome.

import { whoeverWaits } from "@shoal/process";

export type SingleFlight = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** One flight for each key at a time. A key must name everything that the outcome depends on, its type too. */
export function createSingleFlight(): SingleFlight {
  const flights = new Map<string, Promise<unknown>>();
  return <T>(key: string, work: () => Promise<T>) => {
    const running = flights.get(key);
    if (running !== undefined) return running as Promise<T>;
    const flight = whoeverWaits(work).finally(() => flights.delete(key));
    flights.set(key, flight);
    return flight;
  };
}
