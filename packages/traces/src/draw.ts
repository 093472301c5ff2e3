// Draws a trace: when each span began and how long it took, which process it ran in, and below which other.

import type { ReceivedSpan } from "./receiver.ts";
import { childrenOf, type Trace } from "./trace.ts";

/** Lines of text; times of all of them count from `fromMs`, the trace's own beginning by default. */
export function drawTrace(trace: Trace, fromMs = trace.root.startMs): string[] {
  const children = childrenOf(trace);
  const lines: string[] = [];

  function draw(span: ReceivedSpan, before: string, branch: string, below: string): void {
    const start = `${(span.startMs - fromMs).toFixed(1)} ms`;
    const took = `${(span.endMs - span.startMs).toFixed(1)} ms`;
    const place = `${start.padStart(12)} ${took.padStart(10)}  ${span.service.padEnd(8)}`;
    lines.push(`${place} ${before}${branch}${titleOf(span)}`);
    const inside = children.get(span.id) ?? [];
    for (const [index, child] of inside.entries()) {
      const isLast = index === inside.length - 1;
      draw(child, before + below, isLast ? "└─ " : "├─ ", isLast ? "   " : "│  ");
    }
  }

  for (const root of children.get("") ?? []) draw(root, "", "", "");
  return lines;
}

/** What a span was, and how it ended. */
export function titleOf({ name, kind, attributes, isFailed, links }: ReceivedSpan): string {
  const store = attributes["db.system.name"];
  const code = attributes["http.response.status_code"];
  const failure = attributes["error.type"];
  return [
    kind === "client" && attributes["rpc.method"] !== undefined ? `→ ${name}` : name,
    ...(store === undefined ? [] : [`(${store})`]),
    ...(code === undefined ? [] : [code]),
    ...(attributes["payment.outcome"] === undefined ? [] : [attributes["payment.outcome"]]),
    ...(isFailed ? [`FAILED ${failure ?? ""}`.trim()] : []),
    ...(links.length === 0 ? [] : ["(goes on with an earlier trace)"]),
  ].join(" ");
}
