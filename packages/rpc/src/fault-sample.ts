// When a breaker opens: once most of the answers of the last moment were faults, and there were enough to tell.

import { CircuitState, type IBreaker } from "cockatiel";

export type FaultSampleOptions = {
  /** How far back it looks. */
  readonly durationMs: number;
  /** Fewer answers say nothing. */
  readonly callsMin: number;
};

const slotsCount = 10;

/** Counts by the clock: an answer that is older than the sample does not count, also when none came after it. */
export function createFaultSample({ durationMs, callsMin }: FaultSampleOptions): IBreaker {
  const slotMs = durationMs / slotsCount;
  const slots = Array.from({ length: slotsCount }, () => ({ number: -1, answers: 0, faults: 0 }));

  function note(faults: number): void {
    const number = Math.floor(performance.now() / slotMs);
    const slot = slots[number % slotsCount];
    if (slot === undefined) return;
    if (slot.number !== number) Object.assign(slot, { number, answers: 0, faults: 0 });
    slot.answers += 1;
    slot.faults += faults;
  }

  function isFailing(): boolean {
    const oldest = Math.floor(performance.now() / slotMs) - slotsCount;
    const recent = slots.filter(({ number }) => number > oldest);
    const answers = recent.reduce((sum, slot) => sum + slot.answers, 0);
    const faults = recent.reduce((sum, slot) => sum + slot.faults, 0);
    return answers >= callsMin && faults * 2 > answers;
  }

  return {
    // Nothing outlives the process.
    state: undefined,
    success: (state) => {
      if (state === CircuitState.HalfOpen) for (const slot of slots) slot.number = -1;
      note(0);
    },
    failure: (state) => {
      note(1);
      return state !== CircuitState.Closed || isFailing();
    },
  };
}
