// Whether this process can serve: from when it listens until its end has begun. Services and stores being away does
// not count, or every replica would leave the balancer at once; their routes answer 503 meanwhile.

export type Lifecycle = { isReady(): boolean; markStarted(): void; markDraining(): void };

export function createLifecycle(): Lifecycle {
  let state: "starting" | "ready" | "draining" = "starting";
  return {
    isReady: () => state === "ready",
    markStarted: () => {
      state = "ready";
    },
    markDraining: () => {
      state = "draining";
    },
  };
}
