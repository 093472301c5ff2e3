/** Drawings for the Stationery category: paper, pens and ink. `look` names the paint of each part. */
import { PAINT } from "./palette.ts";
import { waveRows } from "./patterns.ts";
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
  shadeRight,
  strokeCircle,
  strokePath,
  turn,
} from "./svg.ts";

/** An eight-pointed compass rose. */
export function drawRose(cx: number, cy: number, size: number, colour: string): Shape {
  const point = `M${cx} ${cy - size}L${cx + size * 0.16} ${cy - size * 0.16}L${cx - size * 0.16} ${cy - size * 0.16}Z`;
  const long = [0, 90, 180, 270].map((degrees) => turn(degrees, fillPath(point, colour), cx, cy));
  const short = [45, 135, 225, 315].map((degrees) =>
    turn(
      degrees,
      fillPath(`M${cx} ${cy - size * 0.62}l${size * 0.12} ${size * 0.45}h${-size * 0.24}Z`, colour, 0.6),
      cx,
      cy,
    ),
  );
  return [
    ...short,
    ...long,
    fillCircle(cx, cy, size * 0.2, colour),
    strokeCircle(cx, cy, size * 0.78, colour, 3, 0.6),
  ].join("");
}

export function drawNotebook(look: {
  cover: string;
  spine: string;
  band: string;
  decor: Shape;
  emblem: Shape;
  tilt: number;
}): Shape {
  const cover = "M168 120Q168 104 184 104H446Q466 104 466 124V516Q466 536 446 536H184Q168 536 168 520Z";
  return turn(
    look.tilt,
    [
      placeAt("translate(10 14)", fillRect(168, 104, 312, 440, PAINT.ink, 20, 0.14)),
      fillRect(176, 114, 302, 432, PAINT.ink, 16, 0.5),
      fillRect(176, 110, 298, 430, PAINT.cream, 14),
      strokePath("M470 130V526M180 540H456", PAINT.sand, 3),
      drawSolid(
        cover,
        look.cover,
        look.decor,
        fillRect(160, 90, 48, 460, look.spine),
        fillRect(208, 90, 5, 460, "#000", 0, 0.12),
      ),
      look.emblem,
      strokePath("M428 104V536", look.band, 12),
    ].join(""),
  );
}

/** A paper label, such as a notebook wears on its cover. */
export function drawLabel(x: number, y: number, width: number, height: number, colour: string): Shape {
  const lines = `M${x + 20} ${y + height * 0.42}h${width - 40}M${x + 20} ${y + height * 0.68}h${width - 78}`;
  return fillRect(x, y, width, height, colour, 8) + strokePath(lines, PAINT.ink, 5, 0.4);
}

export function drawFountainPen(look: { barrel: string; trim: string; ink: string }): Shape {
  const pen = [
    castFlatShadow(mirror("M320 74Q346 74 346 104L346 410L334 470L320 560")),
    drawSolid(mirror("M320 452L338 452L342 490L322 566L320 566"), look.trim, shadeRight(322, 0.2)),
    strokePath("M320 510V560", PAINT.ink, 3),
    fillCircle(320, 506, 5, PAINT.ink),
    drawSolid(mirror("M320 384L342 384L338 462L320 462"), PAINT.ink, fillRect(308, 380, 8, 90, "#fff", 0, 0.3)),
    drawSolid(
      mirror("M320 70Q348 70 348 104L346 392L320 392"),
      look.barrel,
      shadeRight(330),
      fillRect(0, 374, 640, 18, look.trim),
      fillRect(0, 240, 640, 10, look.trim),
    ),
    strokePath("M305 104V360", "#fff", 7, 0.4),
    strokePath("M342 120H352Q358 120 358 128V228", look.trim, 9),
  ].join("");
  const scrawl =
    "M92 470C120 404 150 400 146 446C142 492 172 490 190 450C204 420 226 426 218 456C212 486 240 486 258 462";
  return [
    fillPath("M70 358L330 300L390 566L130 624Z", PAINT.cream),
    strokePath(scrawl, look.ink, 8),
    strokePath("M118 548L300 508M128 582L250 556", look.ink, 5, 0.25),
    placeAt("translate(40 -50)", turn(42, pen)),
  ].join("");
}

export function drawInkBottle(look: { ink: string; cap: string; label: string; mark: Shape }): Shape {
  const glass = "M200 300Q200 262 240 262H400Q440 262 440 300V478Q440 512 406 512H234Q200 512 200 478Z";
  const blot =
    "M470 500C462 486 482 474 500 478C520 466 560 470 566 486C584 488 590 504 570 508C540 518 480 516 470 500Z";
  return [
    castShadow(150),
    fillPath(blot, look.ink),
    fillEllipse(500, 486, 14, 4, "#fff", 0.4),
    drawSolid(glass, "#eef3f6", fillRect(216, 300, 208, 200, look.ink, 22), shadeRight(372)),
    fillRect(262, 236, 116, 34, "#dbe5ea"),
    drawSolid(
      "M246 156Q246 146 256 146H384Q394 146 394 156V240H246Z",
      look.cap,
      strokePath("M266 150V240M290 150V240M314 150V240M338 150V240M362 150V240M384 150V240", "#fff", 5, 0.16),
      shadeRight(346),
    ),
    fillRect(232, 344, 176, 112, look.label, 6),
    look.mark,
    drawGleam(216, 306, 470, 9, 0.6),
  ].join("");
}

export function drawPencils(look: { paints: readonly string[]; tin: string; band: string }): Shape {
  const pencil = (paint: string): Shape =>
    [
      fillPath("M300 200L320 128L340 200Z", PAINT.oat),
      fillPath("M312 158L320 128L328 158Z", PAINT.ink),
      drawSolid(
        "M300 196Q307 206 313 196Q320 206 327 196Q334 206 340 196V520H300Z",
        paint,
        fillRect(327, 180, 20, 400, PAINT.ink, 0, 0.16),
        fillRect(313, 180, 6, 400, "#fff", 0, 0.25),
      ),
    ].join("");
  const spread = look.paints.map((paint, at) => {
    const step = at - (look.paints.length - 1) / 2;
    return turn(step * 5.5, placeAt(`translate(${step * 14} ${Math.abs(step) * 10 - 62})`, pencil(paint)), 320, 500);
  });
  return [
    castShadow(130),
    ...spread,
    drawSolid(
      "M212 340H428V496Q428 512 412 512H228Q212 512 212 496Z",
      look.tin,
      fillRect(0, 388, 640, 58, look.band),
      waveRows([190, 418, 450, 420], 40, 7, look.tin, 36),
      shadeRight(372),
    ),
    strokePath("M212 342H428", "#fff", 8, 0.55),
    drawGleam(234, 366, 480, 9, 0.4),
  ].join("");
}

function drawCard(picture: Shape, paper: string): Shape {
  const outline = "M150 214Q150 206 158 206H482Q490 206 490 214V434Q490 442 482 442H158Q150 442 150 434Z";
  return castFlatShadow(outline) + fillPath(outline, "#fff") + drawSolid("M166 222H474V426H166Z", paper, picture);
}

export function drawPostcards(): Shape {
  const lighthouse =
    fillPath("M166 400Q300 350 474 410V440H166Z", PAINT.moss) +
    fillPath("M300 254h44l14 132h-72Z", PAINT.white) +
    fillPath("M295 296h54l4 34h-62ZM289 356h66l3 30h-72Z", PAINT.rust) +
    fillRect(304, 232, 36, 26, PAINT.mustard) +
    fillPath("M296 234L322 212L348 234Z", PAINT.ink) +
    fillPath("M340 240L474 214V284Z", PAINT.butter, 0.7);
  const boat =
    fillRect(160, 360, 330, 80, PAINT.sea) +
    fillPath("M316 240V350H236ZM326 256V350H392Z", PAINT.cream) +
    fillPath("M226 358H414L388 392H252Z", PAINT.rust) +
    waveRows([160, 404, 480, 420], 30, 6, PAINT.foam, 44);
  const houses =
    [PAINT.coral, PAINT.mustard, PAINT.lagoon, PAINT.rose, PAINT.lilac]
      .map(
        (paint, at) =>
          fillRect(178 + at * 58, 306, 54, 90, paint) +
          fillPath(`M${174 + at * 58} 308l31-42l31 42Z`, PAINT.slate) +
          fillRect(196 + at * 58, 332, 18, 26, PAINT.cream),
      )
      .join("") +
    fillRect(160, 394, 330, 60, PAINT.sea) +
    waveRows([160, 412, 480, 420], 30, 5, PAINT.foam, 44);
  return [
    placeAt("translate(-10 -86) scale(.86)", turn(-11, drawCard(boat, PAINT.butter))),
    placeAt("translate(112 56) scale(.86)", turn(8, drawCard(lighthouse, PAINT.sky))),
    placeAt("translate(4 206) scale(.86)", turn(-5, drawCard(houses, PAINT.blush))),
  ].join("");
}

export function drawTapes(look: { first: string; second: string; third: string }): Shape {
  const roll = (x: number, y: number, paint: string, marks: Shape): Shape =>
    placeAt(
      `translate(${x} ${y})`,
      fillCircle(9, 13, 118, PAINT.ink, 0.13),
      fillCircle(0, 0, 118, paint),
      marks,
      fillCircle(0, 0, 70, PAINT.sand),
      fillCircle(0, 0, 60, "#f1eef9"),
      fillPath("M-60 0A60 60 0 0 1 40-44A64 64 0 0 0-60 0Z", PAINT.ink, 0.14),
    );
  const spokes = Array.from({ length: 16 }, (_, at) =>
    turn(at * 22.5, strokePath("M0-84V-104", PAINT.cream, 9), 0, 0),
  ).join("");
  const dots = Array.from({ length: 14 }, (_, at) => turn(at * 25.7, fillCircle(0, -94, 9, PAINT.cream), 0, 0)).join(
    "",
  );
  return [
    fillPath("M236 118L520 96L516 110L528 122L518 134L526 148L236 168Z", look.first, 0.75),
    roll(228, 232, look.first, strokeCircle(0, 0, 94, PAINT.cream, 10)),
    roll(424, 300, look.second, spokes),
    roll(268, 436, look.third, dots),
  ].join("");
}

export function drawDeskCalendar(look: { sky: string; sea: string; sun: string; stand: string }): Shape {
  const days = Array.from({ length: 4 }, (_, row) =>
    Array.from({ length: 7 }, (_, day) => `M${200 + day * 40} ${376 + row * 28}h.1`).join(""),
  ).join("");
  return [
    castShadow(214),
    fillPath("M132 512L170 142H470L508 512Z", look.stand),
    fillPath("M144 494L174 156H466L496 494Z", PAINT.cream),
    drawSolid(
      "M170 172H470L482 336H158Z",
      look.sky,
      fillCircle(392, 240, 36, look.sun),
      fillPath("M140 300Q230 230 320 286T500 276V350H140Z", look.sea, 0.6),
      fillPath("M140 318Q240 280 330 312T500 306V350H140Z", look.sea),
      fillPath("M248 300V236L292 300ZM240 300V250L216 300Z", "#fff"),
      fillPath("M210 304H300L284 320H226Z", PAINT.rust),
    ),
    strokePath(days, PAINT.slate, 13),
    fillCircle(320, 404, 17, look.sun, 0.8),
    strokePath("M190 170V130M230 170V130M270 170V130M370 170V130M410 170V130M450 170V130", PAINT.slate, 8),
    fillRect(132, 498, 376, 14, look.stand, 4),
  ].join("");
}

export function drawEnvelope(look: { paper: string; liner: string; seal: string }): Shape {
  const body = "M118 262H522V500Q522 514 508 514H132Q118 514 118 500Z";
  return turn(
    -5,
    [
      castFlatShadow("M118 262L320 90L522 262V514H118Z"),
      fillPath("M118 264L306 102Q320 90 334 102L522 264Z", look.paper),
      drawSolid(
        "M136 262L310 114Q320 106 330 114L504 262Z",
        look.liner,
        waveRows([120, 130, 520, 262], 26, 7, "#ffffff88", 44),
      ),
      fillRect(164, 168, 312, 220, PAINT.cream, 6),
      strokePath("M196 204h248M196 232h248M196 260h190", PAINT.slate, 6, 0.45),
      drawSolid(
        body,
        look.paper,
        fillPath("M118 262L320 410L522 262V240H118Z", look.paper),
        fillPath("M118 520L300 372Q320 356 340 372L522 520Z", PAINT.ink, 0.07),
      ),
      fillPath("M118 262L320 424L522 262L522 500L508 514H132L118 500Z", look.paper),
      strokePath("M124 270L300 410Q320 424 340 410L516 270M130 508L284 396M510 508L356 396", PAINT.ink, 5, 0.16),
      fillPath(
        "M320 360q22-10 34 8q24 4 20 26q14 20-6 32q-6 22-28 16q-20 14-34-4q-24 0-22-24q-14-20 6-32q4-22 30-22Z",
        look.seal,
      ),
      strokeCircle(328, 402, 25, "#fff", 4, 0.4),
      strokePath("M328 388V416M316 404Q328 424 340 404", "#fff", 4, 0.6),
    ].join(""),
  );
}

export function drawPaperRolls(look: {
  first: Shape;
  second: Shape;
  third: Shape;
  papers: readonly [string, string, string];
}): Shape {
  const roll = (paper: string, marks: Shape): Shape =>
    [
      placeAt("translate(10 12)", fillRect(268, 84, 104, 470, PAINT.ink, 16, 0.13)),
      drawSolid("M268 96H372V548Q320 566 268 548Z", paper, marks, shadeRight(338)),
      fillEllipse(320, 96, 52, 17, "#fff"),
      fillEllipse(320, 96, 34, 10, PAINT.sand),
      fillEllipse(320, 97, 22, 6, PAINT.bark),
      drawGleam(284, 130, 530, 8, 0.4),
    ].join("");
  const ribbon =
    fillRect(266, 330, 108, 26, PAINT.cream) +
    fillPath("M320 342q-40-44-46-6q0 30 46 6q46 24 46-6q-6-38-46 6Z", PAINT.rust);
  return [
    turn(-16, placeAt("translate(-110 6)", roll(look.papers[0], look.first))),
    turn(14, placeAt("translate(112 10)", roll(look.papers[2], look.third))),
    placeAt("translate(0 14)", roll(look.papers[1], look.second), ribbon),
  ].join("");
}
