/**
 * Drawings for the Kitchen category: pots, boards, bowls and cloths. `look` names the paint of each
 * part, and `decor` is a pattern that is cut to the thing's outline.
 */
import { PAINT } from "./palette.ts";
import { stripeColumns } from "./patterns.ts";
import {
  castFlatShadow,
  castShadow,
  drawGleam,
  drawSolid,
  fillCircle,
  fillEllipse,
  fillPath,
  fillRect,
  mirror,
  placeAt,
  type Shape,
  shadeBelow,
  shadeRight,
  strokeCircle,
  strokePath,
  turn,
} from "./svg.ts";

const STEAM = "M272 190q-22-26 0-50t0-50M320 176q-22-26 0-50t0-50M368 190q-22-26 0-50t0-50";

/** A straight mug; `rim` is the colour of the lip, which enamel has and stoneware may match. */
export function drawMug(look: { glaze: string; rim: string; drink: string; decor: Shape }): Shape {
  const body = "M190 236H410V452Q410 512 350 512H250Q190 512 190 452Z";
  return [
    castShadow(150, 512, 310),
    strokePath(STEAM, "#fff", 11, 0.7),
    strokePath("M408 290C512 262 520 436 400 438", look.glaze, 32),
    strokePath("M416 296C496 280 500 424 408 430", PAINT.ink, 6, 0.12),
    drawSolid(body, look.glaze, look.decor, shadeRight(350)),
    fillEllipse(300, 236, 110, 25, look.rim),
    fillEllipse(300, 239, 96, 18, look.drink),
    fillEllipse(276, 236, 40, 6, "#fff", 0.2),
    drawGleam(214, 300, 420),
  ].join("");
}

export function drawSkillet(look: { iron: string; food: Shape }): Shape {
  const handle = "M392 214L522 92Q544 74 560 92Q576 110 556 130L430 256Z";
  return [
    placeAt("translate(10 14)", fillCircle(284, 358, 196, PAINT.ink, 0.14)),
    drawSolid(handle, look.iron, fillPath("M410 236L570 90V160L440 270Z", "#fff", 0.08)),
    fillCircle(540, 112, 11, PAINT.butter),
    drawSolid("M284 162A196 196 0 0 1 284 554A196 196 0 0 1 284 162Z", look.iron, shadeRight(400, 0.2)),
    fillCircle(284, 358, 164, "#fff", 0.08),
    strokeCircle(284, 358, 164, "#000", 6, 0.25),
    look.food,
  ].join("");
}

/** A fried egg, for a pan to hold. */
export function drawEgg(x: number, y: number): Shape {
  return placeAt(
    `translate(${x} ${y})`,
    fillPath("M-70-10C-84-70-10-96 24-66C80-70 96-10 66 22C70 76 6 84-16 62C-70 80-92 30-70-10Z", PAINT.cream),
    fillCircle(2, -4, 32, PAINT.mustard),
    fillCircle(-8, -14, 9, "#fff", 0.6),
  );
}

/** A slice of lemon, which a board, a jug or a skillet may borrow. */
export function drawLemon(x: number, y: number, size: number): Shape {
  const spokes = Array.from({ length: 4 }, (_, at) =>
    turn(at * 45, strokePath(`M${x - size * 0.7} ${y}h${size * 1.4}`, PAINT.cream, size * 0.09), x, y),
  );
  return [
    fillCircle(x, y, size, PAINT.mustard),
    fillCircle(x, y, size * 0.86, PAINT.cream),
    fillCircle(x, y, size * 0.76, PAINT.butter),
    ...spokes,
  ].join("");
}

export function drawBoard(look: { wood: string; grain: string }): Shape {
  const outline =
    "M206 208Q206 178 236 178H282Q296 176 296 160V104Q296 80 320 80Q344 80 344 104V160Q344 176 358 178H404Q434 178 434 208V530Q434 562 402 562H238Q206 562 206 530Z";
  const grain =
    "M236 60C250 240 226 400 246 600M284 60C270 260 300 420 280 600M326 60C350 220 316 380 336 600M372 60C356 260 392 420 374 600M410 60C424 240 402 420 416 600";
  const herb = "M250 540C300 500 330 470 392 446";
  return turn(
    14,
    [
      castFlatShadow(outline),
      drawSolid(outline, look.wood, strokePath(grain, look.grain, 6, 0.6), shadeRight(418, 0.1)),
      fillCircle(320, 116, 11, PAINT.butter),
      drawLemon(290, 280, 58),
      drawLemon(364, 366, 50),
      strokePath(herb, PAINT.moss, 6),
      ...[0, 1, 2, 3, 4].map((at) =>
        fillPath(
          `M${272 + at * 26} ${524 - at * 17}q-6-30 8-38q12 18-8 38ZM${272 + at * 26} ${526 - at * 17}q26 12 36 0q-16-14-36 0Z`,
          PAINT.moss,
        ),
      ),
    ].join(""),
  );
}

export function drawOysterKnife(look: { handle: string; steel: string }): Shape {
  const shell =
    "M92 400C78 318 150 268 220 300C300 286 346 350 330 420C314 492 236 528 168 506C116 490 100 450 92 400Z";
  const knife = [
    castFlatShadow(mirror("M320 164Q352 196 346 270L344 300L362 320Q378 420 356 520Q348 546 320 546")),
    drawSolid(mirror("M320 164Q352 196 346 270L344 304L320 304"), look.steel, shadeRight(320, 0.14)),
    drawSolid(mirror("M320 300L356 300Q362 312 356 326L320 326"), PAINT.brass, shadeRight(330)),
    drawSolid(
      mirror("M320 324L350 324Q376 420 356 520Q348 546 320 546"),
      look.handle,
      shadeRight(336),
      strokePath("M304 350Q290 430 302 516", "#fff", 6, 0.3),
    ),
    fillCircle(320, 510, 8, PAINT.brass),
  ].join("");
  return [
    castFlatShadow(shell),
    drawSolid(
      shell,
      PAINT.slate,
      strokePath("M80 420C110 300 200 270 350 350M90 470C130 340 220 310 360 410", PAINT.charcoal, 8, 0.5),
    ),
    fillPath(
      "M116 400C110 344 160 306 218 322C280 314 314 360 304 412C290 466 230 492 176 476C134 462 120 436 116 400Z",
      "#f6f1ec",
    ),
    fillPath(
      "M150 404C150 368 184 352 218 364C258 360 274 388 262 416C242 448 200 450 176 440C158 432 150 420 150 404Z",
      "#d9d3d6",
    ),
    fillCircle(228, 396, 15, "#fff"),
    fillCircle(224, 391, 5, PAINT.lilac, 0.7),
    placeAt("translate(86 -14)", turn(34, placeAt("translate(0 -30)", knife))),
  ].join("");
}

export function drawApron(look: { cloth: string; strap: string; decor: Shape }): Shape {
  const outline = mirror("M320 184L388 184Q400 270 468 296L478 540Q478 556 462 556L320 556");
  return [
    strokePath("M258 192C226 40 414 40 382 192", look.strap, 14),
    strokePath("M172 304C110 330 130 400 92 436M468 304C530 330 510 400 548 436", look.strap, 12),
    castFlatShadow(outline),
    drawSolid(outline, look.cloth, look.decor, fillRect(0, 180, 640, 22, PAINT.ink, 0, 0.14), shadeRight(450, 0.1)),
    drawSolid(
      "M232 378H408V462Q408 484 386 484H254Q232 484 232 462Z",
      look.cloth,
      fillRect(0, 0, 640, 640, PAINT.ink, 0, 0.1),
      fillRect(0, 378, 640, 18, look.strap),
    ),
    strokePath("M320 396V484", PAINT.ink, 4, 0.3),
    fillRect(346, 330, 14, 92, PAINT.wood, 7),
    fillEllipse(353, 330, 20, 28, PAINT.wood),
    fillRect(330, 396, 76, 40, look.cloth),
    fillRect(330, 396, 76, 40, PAINT.ink, 0, 0.1),
  ].join("");
}

export function drawTeaTowels(look: { left: string; right: string; leftDecor: Shape; rightDecor: Shape }): Shape {
  const left = "M152 168H304V486Q228 502 152 486Z";
  const right = "M336 168H488V440Q412 456 336 440Z";
  return [
    fillRect(86, 120, 468, 38, PAINT.wood, 12),
    fillRect(86, 142, 468, 16, PAINT.bark, 8, 0.35),
    castFlatShadow(left),
    castFlatShadow(right),
    drawSolid(left, look.left, look.leftDecor, shadeRight(262, 0.08)),
    drawSolid(right, look.right, look.rightDecor, shadeRight(446, 0.08)),
    strokePath("M228 146Q210 160 218 176M412 146Q394 160 402 176", look.left, 7),
    fillCircle(228, 140, 15, PAINT.brass),
    fillCircle(412, 140, 15, PAINT.brass),
  ].join("");
}

export function drawBowls(look: { outer: string; middle: string; inner: string; band: string }): Shape {
  const rim = (top: number, rx: number, fill: string): Shape =>
    fillEllipse(320, top, rx, rx * 0.17, fill) + fillEllipse(320, top + 2, rx * 0.94, rx * 0.13, PAINT.ink, 0.3);
  const wall = (top: number, rx: number, foot: number, fill: string): Shape => {
    const [left, right] = [320 - rx, 320 + rx];
    const side = `Q${right} ${foot} ${320 + rx * 0.4} ${foot}H${320 - rx * 0.4}Q${left} ${foot} ${left} ${top}Z`;
    const outline = `M${left} ${top}A${rx} ${rx * 0.17} 0 0 0 ${right} ${top}${side}`;
    const band = strokePath(`M${left} ${top + 24}A${rx} ${rx * 0.17} 0 0 0 ${right} ${top + 24}`, look.band, 11);
    return drawSolid(outline, fill, band, shadeRight(320 + rx * 0.3));
  };
  return [
    castShadow(126),
    rim(344, 200, look.outer),
    rim(284, 156, look.middle),
    rim(232, 116, look.inner),
    turn(28, fillRect(352, 60, 16, 170, PAINT.wood, 8) + fillEllipse(360, 66, 26, 34, PAINT.wood), 360, 232),
    wall(232, 116, 390, look.inner),
    wall(284, 156, 452, look.middle),
    wall(344, 200, 512, look.outer),
  ].join("");
}

export function drawMill(look: { wood: string; cap: string; salt: string }): Shape {
  const mill = mirror(
    "M320 190Q364 190 364 226Q362 252 342 262Q366 300 352 350Q340 390 372 440Q384 480 380 512L320 512",
  );
  return [
    castShadow(210, 512, 340),
    placeAt(
      "translate(-56 0)",
      fillCircle(320, 166, 26, PAINT.brass),
      drawSolid(
        mill,
        look.wood,
        fillRect(0, 254, 640, 12, PAINT.ink, 0, 0.2),
        fillRect(0, 476, 640, 12, look.cap),
        shadeRight(332),
      ),
      drawGleam(290, 290, 350, 9, 0.3),
    ),
    drawSolid(
      "M382 392H532V480Q532 512 500 512H414Q382 512 382 480Z",
      look.salt,
      stripeColumns([392, 380, 540, 520], 22, 6, "#00000018"),
      shadeRight(480),
    ),
    fillEllipse(457, 392, 75, 18, look.salt),
    fillEllipse(457, 390, 62, 13, "#fff"),
    fillPath("M404 386Q440 344 506 386Z", "#fff"),
    strokePath("M470 378L520 318", PAINT.wood, 12),
  ].join("");
}

export function drawStockpot(look: { enamel: string; rim: string; knob: string; decor: Shape }): Shape {
  return [
    castShadow(190),
    strokePath(
      "M156 346H108Q92 346 92 364V376Q92 392 108 392H156M484 346H532Q548 346 548 364V376Q548 392 532 392H484",
      look.rim,
      18,
    ),
    drawSolid("M150 296H490V470Q490 512 448 512H192Q150 512 150 470Z", look.enamel, look.decor, shadeRight(404)),
    fillRect(138, 282, 364, 26, look.rim, 13),
    drawSolid("M160 284Q170 196 320 192Q470 196 480 284Z", look.enamel, shadeRight(404), shadeBelow(270)),
    drawSolid(mirror("M320 150Q350 150 350 172Q350 186 332 192L332 200L320 200"), look.knob, shadeRight(326)),
    drawGleam(180, 336, 450),
    strokePath("M196 256Q220 226 262 218", "#fff", 10, 0.4),
  ].join("");
}
