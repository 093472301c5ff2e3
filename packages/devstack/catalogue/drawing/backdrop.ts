/**
 * What stands behind a product: a table with a window for things that stand, a light shape for
 * things that lie flat, and hills for the outdoors. The number picks one of a few variants.
 */

import { type Category, SETTINGS, type Setting } from "./palette.ts";
import { waveRows } from "./patterns.ts";
import { drawSolid, fillCircle, fillPath, fillRect, type Shape, strokePath, turn } from "./svg.ts";

/** Standing things are seen from the side on a table, flat ones from above. */
export type Stage = "standing" | "flat";

const TABLE_TOP = 478;

function drawPorthole({ light, table, paper }: Setting): Shape {
  const round = "M320 72A214 214 0 0 1 320 500A214 214 0 0 1 320 72Z";
  const sail =
    fillPath("M182 268V196L232 268ZM174 268V212L142 268Z", paper) + fillPath("M134 276H240L224 296H150Z", table);
  return drawSolid(
    round,
    light,
    sail,
    fillRect(0, 300, 640, 300, paper),
    waveRows([60, 330, 560, 470], 46, 6, light, 64),
  );
}

function drawBunting({ light }: Setting): Shape {
  const flags = [70, 150, 230, 310, 390, 470, 550].map((x) => {
    const sag = 66 + 46 * (1 - ((x + 18 - 320) / 320) ** 2);
    return `M${x} ${Math.round(sag)}h46l-23 54Z`;
  });
  return (
    strokePath("M0 62Q320 160 640 62", light, 6) + fillPath(flags.join(""), light) + fillCircle(320, 330, 178, light)
  );
}

function drawHills({ light, table }: Setting, variant: number): Shape {
  const sun = fillCircle(variant % 2 === 0 ? 470 : 160, 150, 62, light);
  const far = fillPath("M0 400Q130 250 260 380Q400 230 640 400V640H0Z", "#a9cfd0");
  const near = fillPath("M0 470Q180 380 330 450Q500 380 640 450V640H0Z", "#b3cf9f");
  const pine = (x: number, y: number): string => `M${x} ${y}l24 52h-15l20 44h-58l20-44h-15Z`;
  const pines =
    variant % 2 === 0
      ? pine(70, 356) + pine(122, 378) + pine(574, 352)
      : pine(548, 346) + pine(600, 366) + pine(52, 366);
  return sun + far + fillPath(pines, "#6f9d86") + near + fillRect(0, 500, 640, 140, table);
}

function drawHeadland({ light }: Setting, variant: number): Shape {
  const sun = fillCircle(variant % 2 === 0 ? 486 : 154, 168, 62, light);
  const sea = fillRect(0, 340, 640, 140, "#86b9c9") + waveRows([0, 384, 640, 470], 40, 6, "#9fcbd8", 72);
  const cliff = variant % 2 === 0 ? "M0 236Q120 232 170 300L206 352H0Z" : "M640 236Q520 232 470 300L434 352H640Z";
  const sail = variant % 2 === 0 ? 560 : 70;
  const boat =
    fillPath(`M${sail} 330v-62l34 62ZM${sail - 8} 330v-48l-22 48Z`, light) +
    fillPath(`M${sail - 34} 338h76l-12 16h-52Z`, "#5d8799");
  return (
    sun +
    sea +
    fillPath(cliff, "#8fb79a") +
    boat +
    fillPath("M0 484Q200 440 380 470T640 452V640H0Z", "#ecd9ae") +
    fillRect(0, 500, 640, 140, "#e2c992")
  );
}

function drawStanding(setting: Setting, variant: number): Shape {
  const shapes = [
    (): Shape => fillCircle(320, 296, 222, setting.light),
    (): Shape => fillPath("M136 478V284A184 184 0 0 1 504 284V478Z", setting.light),
    (): Shape => drawPorthole(setting),
    (): Shape => drawBunting(setting),
  ];
  const behind = shapes[variant % shapes.length] ?? shapes[0];
  const edge = fillRect(0, TABLE_TOP, 640, 6, "#fff", 0, 0.22);
  return (behind?.() ?? "") + fillRect(0, TABLE_TOP, 640, 640 - TABLE_TOP, setting.table) + edge;
}

function drawFlat({ light, table }: Setting, variant: number): Shape {
  const shapes = [
    (): Shape => fillCircle(320, 320, 256, light),
    (): Shape => turn(-8, fillRect(84, 84, 472, 472, light, 64)),
    (): Shape =>
      fillPath("M0 220Q160 120 320 220T640 220V640H0Z", light) + waveRows([0, 560, 640, 620], 40, 8, table, 80),
    (): Shape => fillPath("M0 640L420 0H640V220L220 640Z", light),
  ];
  return (shapes[variant % shapes.length] ?? shapes[0])?.() ?? "";
}

/** The whole background for one picture of a category. */
export function drawBackdrop(category: Category, stage: Stage, variant: number): Shape {
  const setting = SETTINGS[category];
  const paper = fillRect(0, 0, 640, 640, setting.paper);
  if (category === "Outdoor" && stage === "standing")
    return paper + (variant % 4 < 2 ? drawHills(setting, variant) : drawHeadland(setting, variant));
  return paper + (stage === "standing" ? drawStanding(setting, variant) : drawFlat(setting, variant));
}
