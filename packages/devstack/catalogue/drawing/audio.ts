/** Drawings of sound for the Audio & Desk category. `look` names the paint of each part. */
import { PAINT } from "./palette.ts";
import { dotGrid } from "./patterns.ts";
import {
  castShadow,
  drawGleam,
  drawSolid,
  fillCircle,
  fillEllipse,
  fillPath,
  fillRect,
  placeAt,
  type Shape,
  shadeBelow,
  shadeRight,
  strokeCircle,
  strokePath,
  turn,
} from "./svg.ts";

export function drawHeadphones(look: { shell: string; cushion: string; band: string }): Shape {
  const cup = [
    fillRect(120, 300, 60, 176, look.cushion, 28),
    drawSolid(
      "M134 296Q110 300 100 340V436Q110 478 134 482Q150 482 150 466V312Q150 296 134 296Z",
      look.shell,
      shadeBelow(420),
    ),
    fillRect(146, 292, 50, 194, look.cushion, 24),
    fillRect(166, 292, 30, 194, PAINT.ink, 15, 0.2),
    strokePath("M116 346V424", "#fff", 8, 0.4),
  ].join("");
  return [
    castShadow(220, 500),
    strokePath("M138 320C120 60 520 60 502 320", look.band, 36),
    strokePath("M176 214C226 110 414 110 464 214", look.cushion, 26),
    strokePath("M128 300V260M512 300V260", PAINT.steel, 13),
    cup,
    placeAt("translate(640 0) scale(-1 1)", cup),
    strokePath("M134 482C150 560 260 520 300 548S400 580 430 556", look.band, 8),
  ].join("");
}

export function drawSpeaker(look: { cloth: string; frame: string; strap: string }): Shape {
  return [
    castShadow(180),
    strokePath("M470 220C580 200 590 330 540 360S560 420 548 440", look.strap, 15),
    drawSolid(
      "M150 222Q150 170 202 170H438Q490 170 490 222V460Q490 512 438 512H202Q150 512 150 460Z",
      look.frame,
      shadeRight(420),
    ),
    drawSolid(
      "M174 226Q174 196 204 196H436Q466 196 466 226V456Q466 486 436 486H204Q174 486 174 456Z",
      look.cloth,
      dotGrid([180, 204, 466, 490], 17, 6, "#00000030"),
      shadeRight(420, 0.1),
    ),
    fillCircle(320, 352, 94, PAINT.ink, 0.16),
    strokeCircle(320, 352, 94, PAINT.cream, 5, 0.5),
    fillCircle(320, 352, 34, PAINT.ink, 0.25),
    fillRect(200, 214, 64, 24, PAINT.cream, 6),
    ...[214, 246, 278].map((x) => fillRect(x + 30, 158, 22, 14, PAINT.ink, 5)),
    fillCircle(440, 222, 7, PAINT.lagoon),
  ].join("");
}

export function drawRadio(look: { wood: string; front: string; needle: string }): Shape {
  const slats = Array.from({ length: 9 }, (_, at) => `M142 ${304 + at * 21}h174`).join("");
  const scale = Array.from({ length: 9 }, (_, at) => `M${370 + at * 16} 312v${at % 2 === 0 ? 20 : 12}`).join("");
  return [
    castShadow(224),
    strokePath("M462 250L548 84", PAINT.steel, 8),
    fillCircle(548, 84, 10, PAINT.steel),
    strokePath("M190 252C196 176 444 176 450 252", PAINT.bark, 17),
    drawSolid(
      "M100 276Q100 246 130 246H510Q540 246 540 276V480Q540 510 510 510H130Q100 510 100 480Z",
      look.wood,
      strokePath("M100 262Q320 250 540 264M100 500Q320 488 540 498", PAINT.bark, 5, 0.4),
      shadeRight(476),
    ),
    fillRect(124, 272, 392, 214, look.front, 16),
    strokePath(slats, PAINT.ink, 9, 0.65),
    fillRect(348, 294, 148, 62, PAINT.cream, 8),
    strokePath(scale, PAINT.ink, 4),
    strokePath("M408 302V348", look.needle, 5),
    fillCircle(386, 424, 39, PAINT.charcoal),
    fillCircle(386, 424, 27, PAINT.brass),
    strokePath("M386 424L402 404", PAINT.ink, 5),
    fillCircle(466, 424, 28, PAINT.charcoal),
    fillCircle(466, 424, 18, PAINT.brass),
    fillRect(130, 508, 44, 12, PAINT.ink, 4),
    fillRect(466, 508, 44, 12, PAINT.ink, 4),
  ].join("");
}

export function drawTurntable(look: { plinth: string; label: string; sleeve: string; mat: string }): Shape {
  const grooves = [128, 112, 96, 80].map((r) => strokeCircle(272, 330, r, "#fff", 2, 0.16));
  return [
    turn(
      8,
      fillRect(210, 96, 330, 330, look.sleeve, 6) +
        strokePath("M240 150q60-50 120 0t120 0M240 190q60-50 120 0t120 0", PAINT.cream, 9, 0.7),
      380,
      260,
    ),
    placeAt("translate(8 16)", fillRect(86, 164, 448, 352, PAINT.ink, 26, 0.35)),
    drawSolid(
      "M86 186Q86 160 112 160H508Q534 160 534 186V484Q534 510 508 510H112Q86 510 86 484Z",
      look.plinth,
      strokePath("M80 220Q300 196 560 226M80 470Q300 446 560 478M80 500Q300 486 560 500", PAINT.bark, 5, 0.3),
    ),
    fillCircle(272, 334, 156, look.mat),
    fillCircle(272, 330, 144, PAINT.ink),
    ...grooves,
    fillPath("M272 330L180 224A140 140 0 0 1 260 190ZM272 330L364 436A140 140 0 0 1 284 470Z", "#fff", 0.08),
    fillCircle(272, 330, 50, look.label),
    fillCircle(272, 330, 7, PAINT.cream),
    fillCircle(474, 226, 36, PAINT.steel),
    fillCircle(474, 226, 19, PAINT.slate),
    strokePath("M474 226V370L412 436", PAINT.steel, 11),
    turn(42, fillRect(396, 424, 26, 44, PAINT.charcoal, 5), 409, 440),
    fillCircle(494, 470, 19, PAINT.brass),
    fillRect(434, 480, 30, 12, PAINT.charcoal, 6),
  ].join("");
}

export function drawEarphones(look: { case: string; bud: string; light: string }): Shape {
  const bud = (x: number, tilt: number): Shape =>
    turn(
      tilt,
      fillRect(x - 15, 176, 30, 110, look.bud, 15) +
        fillCircle(x, 178, 42, look.bud) +
        fillEllipse(x + 30, 178, 20, 27, PAINT.charcoal) +
        fillCircle(x - 10, 166, 12, "#fff", 0.4) +
        fillCircle(x, 262, 5, look.light),
      x,
      230,
    );
  return [
    castShadow(176),
    fillPath("M156 360Q150 270 230 268H410Q490 270 484 360Z", look.case),
    fillPath("M156 360Q150 270 230 268H410Q490 270 484 360Z", PAINT.ink, 0.25),
    fillPath("M178 356Q176 292 236 290H404Q464 292 462 356Z", PAINT.ink, 0.4),
    bud(256, -8),
    placeAt("translate(640 0) scale(-1 1)", bud(256, -8)),
    drawSolid(
      "M146 350Q146 340 156 340H484Q494 340 494 350V410Q494 512 400 512H240Q146 512 146 410Z",
      look.case,
      shadeRight(410),
      shadeBelow(460),
    ),
    fillCircle(320, 404, 8, look.light),
    drawGleam(176, 370, 420, 11, 0.5),
    strokePath("M300 346H340", PAINT.ink, 8, 0.3),
  ].join("");
}
