/**
 * Drawings for the Home category: lights, textiles and pots. As everywhere in this folder, `look`
 * names the paint of each part, and `decor` is a pattern that is cut to the thing's outline.
 */
import { PAINT } from "./palette.ts";
import { stitchRows } from "./patterns.ts";
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

export function drawLantern(look: { frame: string; tank: string }): Shape {
  const globe = mirror("M320 256L372 256Q436 330 380 430L320 430");
  const flame = "M320 318Q356 366 338 396Q320 412 302 396Q284 366 320 318Z";
  return [
    castShadow(140),
    fillCircle(320, 350, 176, PAINT.butter, 0.3),
    strokePath("M226 300C196 60 444 60 414 300", PAINT.slate, 9),
    strokePath("M236 470C186 420 196 270 268 226M404 470C454 420 444 270 372 226", look.frame, 17),
    drawSolid(
      globe,
      "#fdf0c4",
      fillPath(flame, PAINT.mustard),
      fillCircle(320, 388, 14, "#fff6d8"),
      shadeRight(372, 0.08),
    ),
    drawGleam(276, 310, 384),
    drawSolid(mirror("M320 158L346 158L352 196L386 226L394 260L320 260"), look.frame, shadeRight(336)),
    fillRect(292, 180, 56, 9, PAINT.ink, 4, 0.3),
    drawSolid(mirror("M320 422L392 422L400 446L320 446"), look.frame, shadeRight(336)),
    drawSolid(mirror("M320 444L396 444Q430 446 430 480L430 500Q428 512 414 512L320 512"), look.tank, shadeRight(340)),
    fillCircle(372, 478, 13, PAINT.brass),
    strokePath("M410 428h30", PAINT.brass, 8),
  ].join("");
}

export function drawCandle(look: { glass: string; wax: string; label: string; mark: Shape }): Shape {
  const jar = "M212 266H428V484Q428 512 400 512H240Q212 512 212 484Z";
  const wax = fillRect(212, 326, 216, 190, look.wax);
  return [
    castShadow(170, 512, 340),
    fillCircle(320, 276, 92, PAINT.butter, 0.5),
    drawSolid(jar, look.glass, wax, fillEllipse(320, 326, 108, 14, "#fff", 0.35), shadeRight(360, 0.1)),
    strokePath("M320 326V296", PAINT.ink, 6),
    fillPath("M320 214Q352 262 338 286Q320 304 302 286Q288 262 320 214Z", PAINT.mustard),
    fillPath("M320 250Q334 272 328 284Q320 292 312 284Q306 272 320 250Z", "#fff4cf"),
    fillRect(252, 372, 136, 100, look.label, 8),
    look.mark,
    strokePath("M276 450h88", PAINT.ink, 5, 0.45),
    drawGleam(236, 300, 470, 12, 0.5),
    strokePath("M216 266H424", "#fff", 10, 0.6),
    drawSolid(
      "M440 486H556Q562 486 562 492V506Q562 512 556 512H440Q434 512 434 506V492Q434 486 440 486Z",
      PAINT.wood,
      shadeBelow(500),
    ),
  ].join("");
}

export function drawVase(look: { glaze: string; dip: string; flower: string }): Shape {
  const body = mirror("M320 280L350 280L346 330Q420 366 414 440Q408 512 362 512L320 512");
  const stems = "M320 290C316 220 288 180 262 132M320 290C322 210 330 160 334 96M322 290C332 230 360 190 396 158";
  const leaf = (x: number, y: number, degrees: number): Shape =>
    turn(degrees, fillPath(`M${x} ${y}q22-26 52-20q-14 30-52 20Z`, PAINT.moss), x, y);
  const bloom = (x: number, y: number, size: number): Shape =>
    [0, 72, 144, 216, 288]
      .map((spin) => turn(spin, fillEllipse(x, y - size, size * 0.62, size * 0.9, look.flower), x, y))
      .join("") + fillCircle(x, y, size * 0.55, PAINT.mustard);
  return [
    castShadow(104),
    strokePath(stems, PAINT.moss, 7),
    leaf(304, 224, -10),
    leaf(326, 190, -150),
    leaf(350, 210, 30),
    bloom(258, 126, 27),
    bloom(335, 92, 32),
    bloom(402, 152, 25),
    drawSolid(body, look.glaze, fillPath("M0 0H640V396Q480 420 320 396T0 404Z", look.dip), shadeRight(350)),
    fillEllipse(320, 281, 30, 7, PAINT.ink, 0.35),
    drawGleam(258, 392, 448),
  ].join("");
}

export function drawBlanket(look: { cloth: string; edge: string; decor: Shape }): Shape {
  const front = "M196 150Q196 130 216 130H424Q444 130 444 150V452H196Z";
  const fringe = Array.from({ length: 21 }, (_, at) => `M${200 + at * 12} 448v40`).join("");
  const backFringe = Array.from({ length: 4 }, (_, at) => `M${448 + at * 11} 484v34`).join("");
  return [
    strokePath(backFringe, look.edge, 5),
    drawSolid("M420 140H470Q486 146 486 170V490H430Z", look.cloth, look.decor, shadeRight(0, 0.25)),
    strokePath("M110 146H530", PAINT.wood, 22),
    strokePath("M126 146V60M514 146V60", PAINT.oat, 9),
    castFlatShadow(front),
    strokePath(fringe, look.edge, 6),
    drawSolid(front, look.cloth, look.decor, shadeRight(410, 0.08), fillRect(0, 128, 640, 30, "#fff", 0, 0.16)),
  ].join("");
}

export function drawCushion(look: { cloth: string; piping: string; decor: Shape }): Shape {
  const outline = "M150 178Q320 206 490 178Q468 340 490 494Q320 474 150 494Q172 340 150 178Z";
  return [
    castShadow(176, 492),
    drawSolid(outline, look.cloth, look.decor, shadeRight(392, 0.09), shadeBelow(440, 200, 0.09)),
    strokePath(outline, look.piping, 9),
    strokePath("M166 196q24 12 36 34M474 196q-24 12-36 34M166 478q20-16 34-36M474 478q-20-16-34-36", PAINT.ink, 5, 0.2),
  ].join("");
}

export function drawClock(look: { rim: string; face: string; hand: string }): Shape {
  const ticks = Array.from({ length: 12 }, (_, at) =>
    turn(at * 30, fillRect(316, 170, 8, at % 3 === 0 ? 30 : 17, PAINT.ink, 4), 320, 316),
  );
  const bolts = Array.from({ length: 8 }, (_, at) =>
    turn(at * 45 + 22, fillCircle(320, 129, 9, PAINT.ink, 0.3), 320, 316),
  );
  return [
    castFlatShadow("M320 108A208 208 0 0 1 320 524A208 208 0 0 1 320 108Z"),
    drawSolid("M320 108A208 208 0 0 1 320 524A208 208 0 0 1 320 108Z", look.rim, shadeRight(380, 0.13)),
    ...bolts,
    fillCircle(320, 316, 166, look.face),
    strokeCircle(320, 316, 163, PAINT.ink, 6, 0.18),
    ...ticks,
    strokePath("M320 316L268 246", PAINT.ink, 13),
    strokePath("M320 316L410 268", PAINT.ink, 9),
    strokePath("M320 352L320 206", look.hand, 4),
    fillCircle(320, 316, 14, look.hand),
  ].join("");
}

export function drawTableLamp(look: { shade: string; base: string; trim: string; decor: Shape }): Shape {
  const shade = mirror("M320 116L386 116L452 300L320 300");
  const base = mirror("M320 324L338 324Q344 350 334 362Q420 396 410 446Q402 492 366 498L366 512L320 512");
  return [
    fillPath("M188 300H452L560 478H80Z", PAINT.butter, 0.35),
    castShadow(110),
    fillRect(309, 296, 22, 36, PAINT.brass),
    drawSolid(base, look.base, look.decor, shadeRight(346)),
    drawSolid(
      shade,
      look.shade,
      fillRect(0, 280, 640, 30, look.trim),
      fillRect(0, 110, 640, 16, look.trim),
      shadeRight(370, 0.08),
    ),
    drawGleam(254, 424, 460),
    strokePath("M408 300V352", PAINT.brass, 4),
    fillCircle(408, 358, 9, PAINT.brass),
  ].join("");
}

export function drawBasket(look: { rope: string; band: string; stitch: string }): Shape {
  const body = mirror("M320 286L456 286Q460 420 424 500Q418 512 404 512L320 512");
  return [
    castShadow(160),
    drawSolid(
      "M212 290C202 190 262 170 320 170C378 170 438 190 428 290L404 290C404 220 372 194 320 194C268 194 236 220 236 290Z",
      look.rope,
      shadeRight(360),
    ),
    fillEllipse(320, 288, 136, 26, PAINT.coffee),
    fillPath("M226 280q40-58 110-40q70-26 96 40Z", PAINT.cream),
    fillPath("M250 284q50-36 96-16q40-20 70 18Z", PAINT.lilac, 0.6),
    drawSolid(
      body,
      look.rope,
      fillRect(0, 384, 640, 72, look.band),
      stitchRows([176, 294, 470, 512], 24, 6, look.stitch),
      shadeRight(366),
    ),
    strokePath("M184 287Q320 320 456 287", look.stitch, 10),
  ].join("");
}

export function drawPlantPot(look: { pot: string; rim: string; decor: Shape; leaf: string }): Shape {
  const blade = "M320 340C262 290 256 180 320 96C384 180 378 290 320 340Z";
  const leaf = (degrees: number, scale: number, colour: string): Shape =>
    turn(
      degrees,
      placeAt(
        `translate(320 350) scale(${scale}) translate(-320 -340)`,
        fillPath(blade, colour) + strokePath("M320 330V130", "#fff", 5, 0.3),
      ),
      320,
      350,
    );
  return [
    castShadow(128),
    leaf(-58, 0.8, PAINT.pine),
    leaf(56, 0.84, PAINT.pine),
    leaf(-30, 0.98, look.leaf),
    leaf(30, 0.94, look.leaf),
    leaf(0, 1, PAINT.moss),
    drawSolid(mirror("M320 360L420 360L396 496Q392 512 376 512L320 512"), look.pot, look.decor, shadeRight(356)),
    drawSolid("M208 330H432Q440 330 440 338V372H200V338Q200 330 208 330Z", look.rim, shadeRight(366), shadeBelow(362)),
  ].join("");
}
