/**
 * Patterns that fill a box: stripes, dots, waves, knit. Each is one path, so that a rich cloth
 * costs a few hundred bytes; drawSolid cuts it to the object's outline.
 */
import { formatNumber, type Shape, strokePath } from "./svg.ts";

/** The area that a pattern covers, in canvas units. */
export type Box = readonly [left: number, top: number, right: number, bottom: number];

/** The whole canvas, for patterns that a clip will cut. */
export const WHOLE: Box = [0, 0, 640, 640];

function walk(from: number, to: number, gap: number): number[] {
  const count = Math.max(0, Math.floor((to - from) / gap) + 1);
  return Array.from({ length: count }, (_, at) => from + at * gap);
}

/** Level stripes, `gap` apart from middle to middle. */
export function stripeRows([left, top, right, bottom]: Box, gap: number, width: number, colour: string): Shape {
  const d = walk(top, bottom, gap).map((y) => `M${left} ${formatNumber(y)}H${right}`);
  return strokePath(d.join(""), colour, width);
}

/** Upright stripes, `gap` apart from middle to middle. */
export function stripeColumns([left, top, right, bottom]: Box, gap: number, width: number, colour: string): Shape {
  const d = walk(left, right, gap).map((x) => `M${formatNumber(x)} ${top}V${bottom}`);
  return strokePath(d.join(""), colour, width);
}

/** Two translucent sets of stripes, which darken where they cross, as woven checks do. */
export function checkGrid([left, top, right, bottom]: Box, gap: number, width: number, colour: string): Shape {
  const rows = walk(top, bottom, gap).map((y) => `M${left} ${y}H${right}`);
  const columns = walk(left, right, gap).map((x) => `M${x} ${top}V${bottom}`);
  return strokePath(rows.join(""), colour, width, 0.5) + strokePath(columns.join(""), colour, width, 0.5);
}

/** Rows of dots, every second row moved by half a gap; a dash of no length with round ends is a dot. */
export function dotGrid([left, top, right, bottom]: Box, gap: number, size: number, colour: string): Shape {
  const rows = walk(top, bottom, gap).map((y, row) => `M${formatNumber(left + (row % 2) * (gap / 2))} ${y}H${right}`);
  return strokePath(rows.join(""), colour, size, 1, `.1 ${formatNumber(gap - 0.1)}`);
}

/** Rows of soft waves; `period` is the length of one crest and one trough. */
export function waveRows(
  [left, top, right, bottom]: Box,
  gap: number,
  width: number,
  colour: string,
  period = 48,
): Shape {
  const swing = period / 3.2;
  const crests = walk(left + period, right + period, period).length;
  const rows = walk(top, bottom, gap).map(
    (y) =>
      `M${left} ${formatNumber(y)}q${period / 4} ${formatNumber(-swing)} ${period / 2} 0` +
      `t${period / 2} 0`.repeat(crests * 2 - 1),
  );
  return strokePath(rows.join(""), colour, width);
}

/** Rows of sharp zigzag, as in Nordic yokes and chevron cloth. */
export function zigzagRows(
  [left, top, right, bottom]: Box,
  gap: number,
  width: number,
  colour: string,
  period = 32,
): Shape {
  const half = period / 2;
  const teeth = walk(left, right, period).length;
  const rows = walk(top, bottom, gap).map((y) => `M${left} ${y}${`l${half} ${-half}l${half} ${half}`.repeat(teeth)}`);
  return strokePath(rows.join(""), colour, width);
}

/** Slanted lines at 45 degrees; crossed with their mirror image they make a quilt. */
export function slantedLines(
  [left, top, right, bottom]: Box,
  gap: number,
  width: number,
  colour: string,
  crossed = false,
): Shape {
  const height = bottom - top;
  const starts = walk(left - height, right, gap);
  const falling = starts.map((x) => `M${x} ${top}l${height} ${height}`);
  const rising = crossed ? starts.map((x) => `M${x} ${bottom}l${height} ${-height}`) : [];
  return strokePath([...falling, ...rising].join(""), colour, width);
}

/** Flecks at places that look random and never change: a small linear congruential walk. */
export function flecks([left, top, right, bottom]: Box, count: number, size: number, colour: string, seed = 7): Shape {
  let state = seed;
  const next = (): number => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
  const dots = Array.from({ length: count }, () => {
    const x = left + next() * (right - left);
    const y = top + next() * (bottom - top);
    return `M${Math.round(x)} ${Math.round(y)}h.1`;
  });
  return strokePath(dots.join(""), colour, size);
}

/** Rings that drift a little as they grow, as depth contours on a chart. */
export function contourRings(cx: number, cy: number, count: number, gap: number, colour: string, width = 4): Shape {
  const rings = Array.from({ length: count }, (_, at) => {
    const [rx, ry] = [gap * (at + 0.6) * 1.25, gap * (at + 0.6) * 0.85];
    const start = `M${formatNumber(cx - rx + at * 5)} ${formatNumber(cy + at * 4)}`;
    const arc = `a${formatNumber(rx)} ${formatNumber(ry)} ${-18 + at * 7} 1 0`;
    return `${start}${arc} ${formatNumber(rx * 2)} 0${arc} ${formatNumber(-rx * 2)} 0Z`;
  });
  return strokePath(rings.join(""), colour, width);
}

/** Coils of rope or cane: rows of slanted stitches. */
export function stitchRows([left, top, right, bottom]: Box, gap: number, width: number, colour: string): Shape {
  const d = walk(top, bottom, gap).flatMap((y) =>
    walk(left, right, gap * 0.8).map((x) => `M${formatNumber(x)} ${y}l${formatNumber(gap * 0.35)} ${gap * 0.45}`),
  );
  return strokePath(d.join(""), colour, width);
}

/** Rows of knitted V stitches. */
export function knitRows([left, top, right, bottom]: Box, gap: number, width: number, colour: string): Shape {
  const half = formatNumber(gap / 2);
  const stitches = `l${half} ${half} ${half}-${half}`.repeat(walk(left, right, gap).length);
  const rows = walk(top, bottom, gap).map((y) => `M${left} ${formatNumber(y)}${stitches}`);
  return strokePath(rows.join(""), colour, width);
}
