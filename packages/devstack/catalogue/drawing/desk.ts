/** Drawings of the worktop for the Audio & Desk category. `look` names the paint of each part. */
import { PAINT } from "./palette.ts";
import { dotGrid } from "./patterns.ts";
import {
  castShadow,
  drawSolid,
  fillCircle,
  fillEllipse,
  fillPath,
  fillRect,
  formatNumber,
  mirror,
  placeAt,
  type Shape,
  shadeRight,
  strokeCircle,
  strokePath,
  turn,
} from "./svg.ts";

export function drawDeskLamp(look: { paint: string; joint: string }): Shape {
  const head = mirror("M320 120L350 120Q356 150 396 178Q428 206 430 252L320 252");
  return [
    fillPath("M154 300L60 478H400L300 240Z", PAINT.butter, 0.3),
    castShadow(112, 512, 400),
    strokePath("M402 480L466 316L324 170", look.joint, 13),
    strokePath("M386 486L448 318", look.paint, 9),
    fillCircle(464, 316, 20, look.paint),
    fillCircle(464, 316, 8, look.joint),
    placeAt(
      "translate(-88 26)",
      turn(
        32,
        drawSolid(head, look.paint, shadeRight(356)) +
          fillEllipse(320, 252, 108, 17, PAINT.butter) +
          fillRect(298, 98, 44, 28, look.joint, 6),
      ),
    ),
    drawSolid(
      "M300 500Q304 474 400 472Q496 474 500 500Q500 512 488 512H312Q300 512 300 500Z",
      look.paint,
      shadeRight(430),
    ),
    fillCircle(402, 478, 15, look.joint),
  ].join("");
}

export function drawOrganiser(look: { wood: string; tray: string; accent: string }): Shape {
  return [
    castShadow(226),
    turn(-8, fillRect(176, 140, 20, 260, look.accent, 4) + fillPath("M176 144L186 104L196 144Z", PAINT.oat), 186, 400),
    fillRect(216, 170, 18, 230, PAINT.mustard, 4),
    fillRect(216, 150, 18, 26, PAINT.blush, 6),
    turn(
      9,
      fillRect(254, 150, 24, 260, PAINT.steel, 4) +
        strokePath("M256 170h10M256 190h14M256 210h10M256 230h14M256 250h10M256 270h14", PAINT.ink, 3),
      260,
      400,
    ),
    drawSolid(
      "M142 330H308V512H142Z",
      look.wood,
      strokePath("M142 380Q230 366 308 384M142 450Q220 438 308 452", PAINT.bark, 5, 0.35),
      shadeRight(260),
    ),
    drawSolid(
      "M308 420H512V512H308Z",
      look.wood,
      strokePath("M308 470Q400 458 512 474", PAINT.bark, 5, 0.35),
      shadeRight(450),
    ),
    fillRect(142, 330, 166, 14, "#fff", 0, 0.2),
    fillPath("M336 420V360Q336 348 348 348H420V420Z", PAINT.cream),
    fillPath("M352 420V338H470V420Z", look.tray),
    strokePath("M372 362h78M372 384h50", PAINT.ink, 5, 0.35),
    fillRect(126, 500, 402, 14, look.tray, 6),
    fillRect(338, 446, 70, 34, PAINT.ink, 6, 0.22),
    fillCircle(470, 460, 13, look.accent),
  ].join("");
}

export function drawKeyboard(look: { body: string; keys: string; accent: string; mods: string }): Shape {
  const widths = [
    [1, 1, 1, 1, 1, 1, 1, 1, 1, 2],
    [1.5, 1, 1, 1, 1, 1, 1, 1, 1, 1.5],
    [2, 1, 1, 1, 1, 1, 1, 1, 2],
    [1.3, 1.3, 1.3, 4.5, 1.3, 1.3],
  ];
  const keys = widths.flatMap((row, line) => {
    let x = 110;
    return row.map((width, at) => {
      const left = x;
      x += width * 39;
      const isEdge = at === 0 || at === row.length - 1 || (line === 3 && at !== 3);
      const paint = isEdge ? look.mods : look.keys;
      return { left, top: 220 + line * 50, width: width * 39 - 6, paint: line === 0 && at === 0 ? look.accent : paint };
    });
  });
  const caps = keys.map(({ left, top, width, paint }) => fillRect(left, top, width, 44, paint, 8));
  const shine = keys.map(
    ({ left, top, width }) =>
      `M${formatNumber(left + 4)} ${top + 3}h${formatNumber(width - 8)}v31h${formatNumber(8 - width)}Z`,
  );
  return turn(
    -9,
    [
      placeAt("translate(8 20)", fillRect(82, 192, 476, 254, PAINT.ink, 30, 0.35)),
      fillRect(82, 198, 476, 256, PAINT.ink, 30, 0.5),
      fillRect(82, 188, 476, 254, look.body, 30),
      fillRect(100, 208, 440, 216, PAINT.ink, 16, 0.28),
      ...caps,
      fillPath(shine.join(""), "#fff", 0.22),
      strokePath("M320 188C320 120 420 150 400 60", PAINT.slate, 11),
      fillRect(302, 170, 36, 26, PAINT.charcoal, 6),
    ].join(""),
  );
}

export function drawDeskMat(look: { felt: string; edge: string; cup: string }): Shape {
  return turn(
    6,
    [
      placeAt("translate(8 14)", fillRect(74, 160, 492, 330, PAINT.ink, 26, 0.35)),
      fillRect(74, 156, 492, 330, look.edge, 26),
      fillRect(84, 166, 472, 310, look.felt, 20),
      dotGrid([104, 184, 540, 464], 40, 4, "#ffffff30"),
      drawSolid(
        "M404 250Q404 214 440 214H452Q488 214 488 250V330Q488 366 452 366H440Q404 366 404 330Z",
        PAINT.cream,
        shadeRight(456),
      ),
      strokePath("M446 216V280", PAINT.ink, 4, 0.3),
      fillRect(439, 236, 14, 34, look.edge, 7),
      fillRect(150, 212, 180, 214, PAINT.cream, 6),
      strokePath("M176 250h128M176 280h128M176 310h90", PAINT.slate, 6, 0.4),
      turn(
        28,
        fillRect(300, 210, 16, 220, PAINT.mustard, 4) + fillPath("M300 430L308 460L316 430Z", PAINT.oat),
        308,
        330,
      ),
      fillCircle(508, 420, 44, look.cup),
      fillCircle(508, 420, 34, PAINT.coffee),
      strokeCircle(508, 420, 40, "#fff", 4, 0.4),
    ].join(""),
  );
}

export function drawPhoneStand(look: { wood: string; phone: string; screen: string; metal: string }): Shape {
  const phone = [
    fillRect(228, 96, 184, 360, look.phone, 30),
    drawSolid(
      "M240 126Q240 108 258 108H382Q400 108 400 126V426Q400 444 382 444H258Q240 444 240 426Z",
      look.screen,
      fillCircle(362, 196, 30, PAINT.butter),
      fillPath("M230 330Q290 280 340 320T420 310V460H230Z", PAINT.sea),
      fillPath("M300 318V240L350 318ZM292 318V258L262 318Z", PAINT.cream),
      fillPath("M256 324H356L338 346H276Z", PAINT.rust),
    ),
    fillRect(296, 112, 48, 12, look.phone, 6),
  ].join("");
  return [
    castShadow(150),
    turn(-5, phone, 320, 456),
    drawSolid(
      "M196 452Q196 440 208 440H432Q444 440 444 452V512H196Z",
      look.wood,
      fillRect(0, 440, 640, 14, "#fff", 0, 0.2),
      strokePath("M196 480Q320 468 444 484", PAINT.bark, 5, 0.4),
      shadeRight(390),
    ),
    fillRect(176, 500, 288, 14, look.metal, 6),
  ].join("");
}
