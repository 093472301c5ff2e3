// Draws a trace as a picture: a waterfall in which each span is a bar below the one that caused it. What went on with
// the trace later stands in sections of its own, each with its own beginning and all at one scale.

import { titleOf } from "./draw.ts";
import type { ReceivedSpan } from "./receiver.ts";
import { childrenOf, type Trace } from "./trace.ts";

const width = 960;
const rowHeight = 17;
const sectionHeight = 34;
const headHeight = 62;
/** Names stand left of this, bars right of it. */
const barsFrom = 430;
const barsTo = width - 20;
/** Text of a duration stands behind its bar where this much is left. */
const durationWidth = 62;
const indent = 11;

/** Of a service: the colour of its bars, which is told apart on light and on dark ground. */
const colours: readonly string[] = ["#2f81c7", "#c2660c", "#2f9e5b", "#8a63d2", "#c2418c", "#64748b"];

type Row = { readonly span: ReceivedSpan; readonly depth: number };

/** An SVG document. */
export function pictureTrace(trace: Trace, later: readonly Trace[]): string {
  const sections = [trace, ...later].map((one) => ({ trace: one, rows: rowsOf(one) }));
  const scaleMs = Math.max(...sections.map(({ trace: one }) => lengthMsOf(one)));
  // In order of their names, so that pictures of the same processes have the same colours.
  const services = [...new Set(sections.flatMap(({ rows }) => rows.map(({ span }) => span.service)))].sort();
  const colourOf = (service: string) => colours[services.indexOf(service) % colours.length] ?? "";
  const parts: string[] = [];
  let y = headHeight;
  for (const { trace: one, rows } of sections) {
    const from = one.root.startMs - trace.root.startMs;
    const heading = one === trace ? "the request" : `later, from ${showMs(from)}`;
    parts.push(`<text x="16" y="${y + 20}" class="b">${escapeText(heading)}</text>`);
    parts.push(`<path d="M16 ${y + 27.5}H${barsTo}" class="l"/>`);
    y += sectionHeight;
    for (const row of rows) {
      parts.push(drawRow(row, y, firstMsOf(one), scaleMs, colourOf(row.span.service)));
      y += rowHeight;
    }
  }
  const legend = services.map((service, index) => {
    const x = 16 + index * 92;
    return `<rect x="${x}" y="38" width="11" height="11" rx="2" fill="${colourOf(service)}"/><text x="${x + 16}" y="48">${escapeText(service)}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y + 14}" width="${width}" height="${y + 14}" role="img" font-family="system-ui, sans-serif" font-size="11.5">`,
    `<title>${escapeText(`${trace.root.name}, trace ${trace.id}`)}</title>`,
    "<style>",
    ".g{fill:#fff;stroke:#d0d7de}text{fill:#1f2933}.d{fill:#52606d}.f{fill:#c62828}.b{font-weight:700}.l{stroke:#d0d7de}",
    "@media(prefers-color-scheme:dark){.g{fill:#10161d;stroke:#30363d}text{fill:#e3e8ee}.d{fill:#9aa7b4}.f{fill:#ff8a80}.l{stroke:#30363d}}",
    "</style>",
    `<rect x=".5" y=".5" width="${width - 1}" height="${y + 13}" rx="6" class="g"/>`,
    `<text x="16" y="24" class="b" font-size="14">${escapeText(trace.root.name)}</text><text x="${barsTo}" y="24" class="d" text-anchor="end">trace ${escapeText(trace.id)}</text>`,
    ...legend,
    ...parts,
    "</svg>",
    "",
  ].join("\n");
}

function rowsOf(trace: Trace): Row[] {
  const children = childrenOf(trace);
  const below = (parent: string, depth: number): Row[] =>
    (children.get(parent) ?? []).flatMap((span) => [{ span, depth }, ...below(span.id, depth + 1)]);
  return below("", 0);
}

function drawRow({ span, depth }: Row, y: number, firstMs: number, scaleMs: number, colour: string): string {
  const perMs = (barsTo - barsFrom) / scaleMs;
  const x = barsFrom + (span.startMs - firstMs) * perMs;
  const length = Math.max(1.5, (span.endMs - span.startMs) * perMs);
  const isRoomBehind = x + length + durationWidth < barsTo;
  const [textX, anchor] = isRoomBehind ? [x + length + 5, "start"] : [x - 5, "end"];
  // A bar that fills the row has its text inside.
  const isInside = !isRoomBehind && x - barsFrom < durationWidth;
  const duration = isInside
    ? `<text x="${round(x + length - 6)}" y="${y + 12}" text-anchor="end" style="fill:#fff">`
    : `<text x="${round(textX)}" y="${y + 12}" class="d" text-anchor="${anchor}">`;
  return [
    `<text x="${16 + depth * indent}" y="${y + 12}"${span.isFailed ? ' class="f"' : ""}>${escapeText(titleOf(span))}</text>`,
    `<rect x="${round(x)}" y="${y + 3}" width="${round(length)}" height="11" rx="2" fill="${colour}"/>`,
    `${duration}${showMs(span.endMs - span.startMs)}</text>`,
  ].join("");
}

/** A span that was lost may have begun before those that are left. */
function firstMsOf({ spans, root }: Trace): number {
  return Math.min(root.startMs, ...spans.map(({ startMs }) => startMs));
}

function lengthMsOf(trace: Trace): number {
  return Math.max(1, ...trace.spans.map(({ endMs }) => endMs - firstMsOf(trace)));
}

function showMs(ms: number): string {
  return ms >= 10_000 ? `${(ms / 1000).toFixed(1)} s` : ms >= 100 ? `${ms.toFixed(0)} ms` : `${ms.toFixed(1)} ms`;
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
