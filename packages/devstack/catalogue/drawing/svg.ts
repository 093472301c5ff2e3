/**
 * The brushes: each function returns one SVG fragment for a 640 x 640 canvas.
 * Nothing here depends on time, chance or a counter, so the same call always draws the same bytes.
 */
import { createHash } from "node:crypto";

/** A fragment of SVG; fragments are joined by putting them one after the other. */
export type Shape = string;

/** The side of the square canvas, in user units. */
export const CANVAS = 640;

const INK = "#12202e";

/** Rounds to one decimal, which is finer than a pixel and keeps the files small. */
export function formatNumber(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function writeTag(name: string, attributes: Record<string, string | number>, inside?: string): Shape {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${typeof value === "number" ? formatNumber(value) : value}"`)
    .join("");
  return inside === undefined ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`;
}

/** Opacity is kept to two decimals and left out when the paint is solid. */
function fade(opacity: number): Record<string, string> {
  return opacity === 1 ? {} : { opacity: String(Math.round(opacity * 100) / 100) };
}

/** A rectangle, with rounded corners when a radius is given. */
export function fillRect(
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  radius = 0,
  opacity = 1,
): Shape {
  const corners = radius === 0 ? {} : { rx: radius };
  return writeTag("rect", { x, y, width, height, ...corners, fill, ...fade(opacity) });
}

/** A disc. */
export function fillCircle(cx: number, cy: number, r: number, fill: string, opacity = 1): Shape {
  return writeTag("circle", { cx, cy, r, fill, ...fade(opacity) });
}

/** A filled ellipse; most often a rim seen at a slant, or a shadow. */
export function fillEllipse(cx: number, cy: number, rx: number, ry: number, fill: string, opacity = 1): Shape {
  return writeTag("ellipse", { cx, cy, rx, ry, fill, ...fade(opacity) });
}

/** A filled outline in SVG's path language. */
export function fillPath(d: string, fill: string, opacity = 1): Shape {
  return writeTag("path", { d, fill, ...fade(opacity) });
}

/** An unfilled line with round ends and joins; `dashes` as SVG's stroke-dasharray, solid when empty. */
export function strokePath(d: string, colour: string, width: number, opacity = 1, dashes = ""): Shape {
  const pen = { fill: "none", stroke: colour, "stroke-width": width };
  const ends = { "stroke-linecap": "round", "stroke-linejoin": "round" };
  const gaps = dashes === "" ? {} : { "stroke-dasharray": dashes };
  return writeTag("path", { d, ...pen, ...ends, ...gaps, ...fade(opacity) });
}

/** A ring. */
export function strokeCircle(cx: number, cy: number, r: number, colour: string, width: number, opacity = 1): Shape {
  return writeTag("circle", { cx, cy, r, fill: "none", stroke: colour, "stroke-width": width, ...fade(opacity) });
}

/** Moves, turns or scales a group, in SVG's own words. */
export function placeAt(transform: string, ...shapes: Shape[]): Shape {
  return writeTag("g", { transform }, shapes.join(""));
}

/** Turns a group clockwise about a point (the middle of the canvas unless told). */
export function turn(degrees: number, shapes: Shape, cx = CANVAS / 2, cy = CANVAS / 2): Shape {
  return placeAt(`rotate(${formatNumber(degrees)} ${formatNumber(cx)} ${formatNumber(cy)})`, shapes);
}

/** A closer look: the drawing enlarged so that the given point comes to the middle of the canvas. */
export function drawCloseUp(shapes: Shape, x: number, y: number, scale: number): Shape {
  const [left, top] = [x, y].map((middle) => formatNumber(CANVAS / 2 - middle * scale));
  return placeAt(`translate(${left} ${top}) scale(${scale})`, shapes);
}

/**
 * A filled outline with decoration that cannot spill over its edge. The clip's id comes from the
 * outline itself, so that two equal outlines share an id harmlessly.
 */
export function drawSolid(d: string, fill: string, ...inside: Shape[]): Shape {
  const id = `c${createHash("sha256").update(d).digest("hex").slice(0, 6)}`;
  const clip = writeTag("clipPath", { id }, writeTag("path", { d }));
  return clip + writeTag("g", { "clip-path": `url(#${id})` }, fillRect(0, 0, CANVAS, CANVAS, fill) + inside.join(""));
}

/** Shade on everything right of x: half of what makes a flat shape look round. */
export function shadeRight(x: number, opacity = 0.12): Shape {
  return fillRect(x, 0, CANVAS - x, CANVAS, INK, 0, opacity);
}

/** Shade on everything below y, as under a lid or a fold. */
export function shadeBelow(y: number, height = CANVAS, opacity = 0.12): Shape {
  return fillRect(0, y, CANVAS, height, INK, 0, opacity);
}

/** A vertical gleam, for glass, glaze and metal. */
export function drawGleam(x: number, top: number, bottom: number, width = 12, opacity = 0.45): Shape {
  return strokePath(`M${x} ${top}V${bottom}`, "#fff", width, opacity);
}

/** The shadow of a thing that stands on the table. */
export function castShadow(rx: number, cy = 512, cx = CANVAS / 2): Shape {
  return fillEllipse(cx, cy, rx, 15, INK, 0.16);
}

/** The shadow of a thing that lies flat and is seen from above. */
export function castFlatShadow(d: string): Shape {
  return placeAt("translate(9 13)", fillPath(d, INK, 0.13));
}

type Point = readonly [x: number, y: number];

function readPoints(text: string): Point[] {
  const numbers = (text.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
  const points: Point[] = [];
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    points.push([numbers[at] ?? 0, numbers[at + 1] ?? 0]);
  }
  return points;
}

/**
 * Closes the right half of an outline (absolute M, L, Q and C only, drawn from top to bottom) into
 * a shape that is symmetric about the middle of the canvas.
 */
export function mirror(half: string): string {
  const steps = [...half.matchAll(/([MLQC])([^MLQC]*)/g)].map(([, command, text]) => ({
    command: command ?? "L",
    points: readPoints(text ?? ""),
  }));
  const flip = ([x, y]: Point): string => `${formatNumber(CANVAS - x)} ${formatNumber(y)}`;
  const back: string[] = [];
  for (let at = steps.length - 1; at > 0; at -= 1) {
    const step = steps[at];
    const before = steps[at - 1]?.points.at(-1);
    const end = step?.points.at(-1);
    if (step === undefined || before === undefined || end === undefined) continue;
    if (back.length === 0 && end[0] !== CANVAS / 2) back.push(`L${flip(end)}`);
    back.push(step.command + [...step.points.slice(0, -1).reverse(), before].map(flip).join(" "));
  }
  return `${half}${back.join("")}Z`;
}
