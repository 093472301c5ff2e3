/** Drawings for the Apparel category: garments laid flat. `look` names the paint of each part. */
import { PAINT } from "./palette.ts";
import { knitRows, slantedLines, stripeColumns, WHOLE } from "./patterns.ts";
import {
  castFlatShadow,
  castShadow,
  drawSolid,
  fillCircle,
  fillPath,
  fillRect,
  mirror,
  placeAt,
  type Shape,
  shadeBelow,
  shadeRight,
  strokePath,
  turn,
} from "./svg.ts";

const SEAMS = "M412 172Q430 220 424 300V490M228 172Q210 220 216 300V490";

/** A knitted jumper with ribbed neck, cuffs and hem; the decor is knitted into the body. */
export function drawJumper(look: { wool: string; rib: string; decor: Shape }): Shape {
  const outline = mirror("M320 158Q346 158 362 138L414 158Q462 176 480 232L540 440L472 462L426 320L428 528L320 528");
  const cuffs = "M462 428L536 404L552 450L470 478ZM178 428L104 404L88 450L170 478Z";
  return [
    castFlatShadow(outline),
    drawSolid(
      outline,
      look.wool,
      knitRows([90, 150, 560, 540], 32, 3, "#0000000f"),
      look.decor,
      fillPath(cuffs, look.rib),
      fillRect(200, 492, 240, 40, look.rib),
      stripeColumns([206, 496, 440, 530], 14, 4, "#00000022"),
      shadeRight(424, 0.07),
    ),
    strokePath(SEAMS, PAINT.ink, 5, 0.16),
    fillPath("M270 146Q320 196 370 146L360 128Q320 146 280 128Z", PAINT.ink, 0.35),
    strokePath("M274 140Q320 200 366 140", look.rib, 21),
  ].join("");
}

/** A long-sleeved tee with a boat neck. */
export function drawTee(look: { cloth: string; trim: string; decor: Shape }): Shape {
  const outline = mirror("M320 166Q362 164 384 144L430 162Q468 180 484 230L536 424L480 442L424 300L424 520L320 520");
  return [
    castFlatShadow(outline),
    drawSolid(
      outline,
      look.cloth,
      look.decor,
      fillRect(0, 500, 640, 30, look.trim),
      fillPath("M472 420L540 398L550 440L474 462ZM168 420L100 398L90 440L166 462Z", look.trim),
      shadeRight(424, 0.06),
    ),
    strokePath("M418 172Q432 226 424 300V500M222 172Q208 226 216 300V500", PAINT.ink, 5, 0.13),
    fillPath("M256 150Q320 188 384 150Q320 156 256 150Z", PAINT.ink, 0.3),
    strokePath("M254 148Q320 190 386 148", look.trim, 13),
  ].join("");
}

export function drawRainJacket(look: { shell: string; lining: string; trim: string }): Shape {
  const outline = mirror("M320 176L372 158L424 176Q470 194 486 244L544 446L474 470L434 340L446 540L320 540");
  const flap = (x: number): Shape =>
    fillRect(x, 400, 88, 96, PAINT.ink, 10, 0.1) +
    fillPath(`M${x - 5} 394h98v26q-49 20-98 0Z`, look.shell) +
    fillPath(`M${x - 5} 394h98v26q-49 20-98 0Z`, PAINT.ink, 0.14) +
    fillCircle(x + 44, 416, 6, look.trim);
  return [
    castFlatShadow(outline),
    drawSolid(mirror("M320 78Q402 84 408 152Q404 190 372 214L320 224"), look.shell, shadeRight(366)),
    drawSolid(mirror("M320 106Q376 114 376 158Q372 190 320 216"), look.lining, shadeBelow(150)),
    drawSolid(
      outline,
      look.shell,
      shadeRight(436, 0.09),
      fillPath("M320 176L360 160L320 240L280 160Z", look.lining),
      fillPath("M466 436L550 410V470L470 486ZM174 436L90 410V470L170 486Z", PAINT.ink, 0.12),
    ),
    strokePath("M434 340V536M206 340V536M414 180Q436 250 434 340M226 180Q204 250 206 340", PAINT.ink, 5, 0.16),
    fillRect(296, 224, 48, 316, PAINT.ink, 0, 0.1),
    ...[258, 316, 374, 432, 490].map((y) => fillCircle(320, y, 9, look.trim)),
    flap(216),
    flap(336),
    strokePath("M292 212L284 284M348 212L356 284", PAINT.cream, 6),
  ].join("");
}

export function drawVest(look: { quilt: string; lining: string; zip: string }): Shape {
  const outline = mirror("M320 190L376 140L416 158Q400 232 454 300L458 520Q458 536 442 536L320 536");
  return [
    castFlatShadow(outline),
    fillPath("M262 142Q320 100 378 142L352 214H288Z", look.lining),
    drawSolid(
      outline,
      look.quilt,
      slantedLines(WHOLE, 54, 4, "#0000002b", true),
      fillRect(0, 516, 640, 30, look.lining),
      shadeRight(420, 0.08),
    ),
    fillPath("M320 196L374 136L398 150L350 232ZM320 196L266 136L242 150L290 232Z", look.lining),
    strokePath("M320 204V532", look.zip, 10),
    fillRect(312, 252, 16, 34, PAINT.brass, 6),
    strokePath("M232 430l54-22M408 430l-54-22", look.lining, 12),
    strokePath("M416 164Q402 234 450 296M224 164Q238 234 190 296", look.lining, 11),
  ].join("");
}

export function drawTrousers(look: { cloth: string; seam: string; button: string }): Shape {
  const outline = mirror("M320 112L410 112L424 220L446 556L350 556L328 290L320 290");
  return [
    castFlatShadow(outline),
    drawSolid(
      outline,
      look.cloth,
      fillRect(0, 112, 640, 40, PAINT.ink, 0, 0.12),
      fillRect(190, 520, 260, 40, "#fff", 0, 0.16),
      fillPath("M320 150L328 300L350 556H300L312 290Z", PAINT.ink, 0.1),
      shadeRight(416, 0.08),
    ),
    strokePath(
      "M320 152V250Q320 274 300 276M404 156Q400 214 350 214M236 156Q240 214 290 214M230 330H290V400H230Z",
      look.seam,
      4,
      0.85,
    ),
    ...[236, 286, 354, 404].map(
      (x) => fillRect(x - 8, 102, 16, 58, look.cloth, 4) + fillRect(x - 8, 102, 16, 58, PAINT.ink, 4, 0.22),
    ),
    fillCircle(320, 132, 11, look.button),
  ].join("");
}

export function drawBeanie(look: { wool: string; cuff: string; label: string; pompom: string }): Shape {
  const dome = "M164 400C150 220 232 150 320 150C408 150 490 220 476 400Z";
  const cuff = "M150 378Q150 360 170 360H470Q490 360 490 378V472Q490 492 470 492H170Q150 492 150 472Z";
  return [
    castFlatShadow(dome),
    castFlatShadow(cuff),
    look.pompom === "" ? "" : fillCircle(320, 132, 52, look.pompom) + fillCircle(304, 118, 22, "#fff", 0.2),
    drawSolid(dome, look.wool, knitRows([150, 150, 490, 400], 30, 5, "#0000001c"), shadeRight(412, 0.1)),
    strokePath("M320 152V360M252 166Q222 250 222 360M388 166Q418 250 418 360", PAINT.ink, 4, 0.15),
    drawSolid(cuff, look.cuff, stripeColumns([158, 360, 490, 500], 22, 8, "#00000020"), shadeRight(412, 0.1)),
    fillRect(366, 398, 78, 54, look.label, 6),
    strokePath("M382 416h46M382 434h28", PAINT.ink, 5, 0.5),
  ].join("");
}

export function drawSocks(look: { wool: string; toe: string; decor: Shape }): Shape {
  const outline = "M220 96H334V330Q336 362 366 386L446 450Q488 490 456 528Q424 560 376 534L248 446Q218 420 220 376Z";
  const sock = (tilt: number): Shape =>
    turn(
      tilt,
      castFlatShadow(outline) +
        drawSolid(
          outline,
          look.wool,
          look.decor,
          fillRect(200, 90, 150, 52, look.toe),
          stripeColumns([226, 100, 334, 136], 13, 4, "#00000026"),
          fillPath("M214 358Q270 340 288 400Q290 440 244 456L200 440Z", look.toe),
          fillPath("M418 428Q376 470 390 560H520V420Z", look.toe),
          shadeRight(306, 0.06),
        ),
    );
  return placeAt("translate(-50 -14)", placeAt("translate(82 26)", sock(-14)), sock(4));
}

export function drawCap(look: { cloth: string; peak: string; badge: Shape }): Shape {
  const crown = "M140 392C136 230 230 170 328 172C424 174 486 250 488 392Q320 430 140 392Z";
  const peak =
    "M322 402Q420 362 490 372Q596 390 632 452Q636 468 616 464Q520 426 424 428Q366 430 326 420Q314 412 322 402Z";
  return placeAt(
    "translate(-30 -10)",
    castFlatShadow(crown),
    castFlatShadow(peak),
    drawSolid(crown, look.cloth, shadeRight(420, 0.1), fillRect(0, 372, 640, 70, PAINT.ink, 0, 0.1)),
    strokePath("M328 174Q220 240 222 398M328 174Q420 250 416 396", PAINT.ink, 5, 0.2),
    fillCircle(328, 172, 15, look.peak),
    fillCircle(270, 258, 7, PAINT.ink, 0.3),
    drawSolid(peak, look.peak, fillPath("M300 420Q440 400 660 480V500H300Z", PAINT.ink, 0.14)),
    strokePath("M360 400Q470 372 560 408", "#fff", 5, 0.4),
    look.badge,
  );
}

export function drawScarf(look: { wool: string; stripe: string; decor: Shape }): Shape {
  const fringe = (x: number, y: number): string =>
    Array.from({ length: 8 }, (_, at) => `M${x + at * 14} ${y}v36`).join("");
  const tail = "M196 220H304V520H196Z";
  const long = "M316 200H428V470H316Z";
  return [
    castFlatShadow(tail),
    castFlatShadow(long),
    strokePath(fringe(201, 516), look.wool, 7),
    drawSolid(
      tail,
      look.wool,
      look.decor,
      fillRect(0, 440, 640, 16, look.stripe),
      fillRect(0, 470, 640, 28, look.stripe),
      shadeRight(272, 0.1),
    ),
    strokePath(fringe(321, 466), look.wool, 7),
    drawSolid(
      long,
      look.wool,
      look.decor,
      fillRect(0, 390, 640, 16, look.stripe),
      fillRect(0, 420, 640, 28, look.stripe),
      shadeRight(396, 0.1),
    ),
    drawSolid(
      "M180 200C170 90 450 90 460 200C466 270 400 300 320 300C240 300 174 270 180 200Z",
      look.wool,
      look.decor,
      shadeRight(400, 0.1),
    ),
    fillPath("M238 190C236 140 404 140 402 190C400 226 360 232 320 232C280 232 240 226 238 190Z", PAINT.ink, 0.3),
    strokePath("M196 226Q240 284 320 282M300 246Q380 250 430 214", PAINT.ink, 5, 0.2),
  ].join("");
}

export function drawBoots(look: { rubber: string; sole: string; band: string }): Shape {
  const outline =
    "M216 116Q216 104 228 104H338Q350 104 350 116L356 360Q360 388 400 402Q470 420 476 480V500H224Q206 500 208 478Q226 380 216 116Z";
  const boot = [
    drawSolid(
      outline,
      look.rubber,
      fillRect(0, 104, 640, 32, look.band),
      fillPath("M400 400Q480 420 480 500H390Q360 440 400 400Z", PAINT.ink, 0.12),
      fillRect(0, 440, 250, 80, PAINT.ink, 0, 0.1),
    ),
    fillPath("M204 484H484V506Q484 522 468 522H346L334 510H304V522H220Q204 522 204 506Z", look.sole),
    drawSolid("M226 170H300V186H226Z", look.band),
    strokePath("M250 160V420", "#fff", 14, 0.28),
    strokePath("M352 340Q320 360 300 352", PAINT.ink, 5, 0.2),
  ].join("");
  return [
    castShadow(230, 514),
    placeAt("translate(62 -22)", boot, fillPath(outline, PAINT.ink, 0.14)),
    placeAt("translate(-70 -6)", boot),
  ].join("");
}
