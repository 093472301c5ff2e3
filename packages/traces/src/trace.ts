// Spans put together to traces, and traces to what goes on with them.

import type { ReceivedSpan } from "./receiver.ts";

export type Trace = {
  readonly id: string;
  readonly spans: readonly ReceivedSpan[];
  /** The first span without a parent, or, while that has not arrived, the earliest. */
  readonly root: ReceivedSpan;
};

/** All traces, the one that began last at the end. */
export function tracesOf(spans: readonly ReceivedSpan[]): Trace[] {
  const byId = Map.groupBy(spans, ({ traceId }) => traceId);
  const traces = Array.from(byId, ([id, members]): Trace | undefined => {
    const inOrder = members.toSorted((a, b) => a.startMs - b.startMs);
    const root = inOrder.find(({ parentId }) => parentId === "") ?? inOrder[0];
    return root === undefined ? undefined : { id, spans: inOrder, root };
  });
  return traces.filter((trace) => trace !== undefined).sort((a, b) => a.root.startMs - b.root.startMs);
}

/**
 * The trace of an id or of how an id begins, or the newest request for "last". `later` are those that go on with it,
 * such as deliveries of an order.
 */
export function findTrace(
  traces: readonly Trace[],
  wanted: string,
): { readonly trace: Trace; readonly later: readonly Trace[] } | undefined {
  const trace =
    wanted === "last"
      ? traces.findLast(({ root }) => root.kind === "server")
      : traces.find(({ id }) => id.startsWith(wanted.toLowerCase()));
  if (trace === undefined) return undefined;
  const later = traces.filter(
    ({ id, spans }) => id !== trace.id && spans.some(({ links }) => links.some(({ traceId }) => traceId === trace.id)),
  );
  return { trace, later };
}

/** Spans by the one that each is below, in the order they began; those at the top, or whose parent was lost, below "". */
export function childrenOf({ spans }: Trace): ReadonlyMap<string, readonly ReceivedSpan[]> {
  const ids = new Set(spans.map(({ id }) => id));
  return Map.groupBy(spans, ({ parentId }) => (ids.has(parentId) ? parentId : ""));
}
