/** Drawings for the Bags category: things to carry other things in. `look` names the paint of each part. */
import { PAINT } from "./palette.ts";
import {
  castFlatShadow,
  castShadow,
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
  strokePath,
  turn,
} from "./svg.ts";

function drawBuckle(x: number, y: number, strap: string): Shape {
  return fillRect(x - 20, y - 16, 40, 34, PAINT.brass, 6) + fillRect(x - 10, y - 8, 20, 18, strap, 3);
}

export function drawTote(look: { canvas: string; handle: string; base: string; print: Shape }): Shape {
  return [
    castShadow(166),
    strokePath("M252 262C240 90 400 90 388 262", look.handle, 19, 0.75),
    drawSolid(
      mirror("M320 236L462 236L478 500Q478 512 466 512L320 512"),
      look.canvas,
      fillRect(0, 440, 640, 80, look.base),
      fillRect(0, 236, 640, 20, PAINT.ink, 0, 0.1),
      shadeRight(420, 0.09),
    ),
    look.print,
    strokePath("M236 300V250C226 60 414 60 404 250V300", look.handle, 20),
    strokePath("M228 290l16 18m0-18l-16 18M396 290l16 18m0-18l-16 18", PAINT.cream, 4),
  ].join("");
}

export function drawBackpack(look: { cloth: string; flap: string; strap: string }): Shape {
  const body = mirror("M320 166Q420 166 434 250L446 470Q446 512 406 512L320 512");
  return [
    castShadow(150),
    strokePath("M284 160Q286 104 320 104Q354 104 356 160", look.strap, 15),
    fillPath("M196 300Q150 320 152 400V470Q154 490 196 490Z", look.flap),
    fillPath("M444 300Q490 320 488 400V470Q486 490 444 490Z", look.flap),
    drawSolid(body, look.cloth, shadeRight(396, 0.1)),
    fillRect(232, 372, 176, 120, PAINT.ink, 20, 0.12),
    fillRect(232, 366, 176, 120, look.cloth, 20),
    fillPath("M232 386Q232 366 252 366H388Q408 366 408 386V412H232Z", look.flap),
    drawSolid("M206 246Q216 160 320 160Q424 160 434 246L438 312Q320 344 202 312Z", look.flap, shadeRight(396, 0.1)),
    ...[266, 374].map((x) => fillRect(x - 11, 270, 22, 116, look.strap, 5) + drawBuckle(x, 352, look.strap)),
    fillRect(296, 214, 48, 34, look.strap, 6),
    strokePath("M252 440H388", PAINT.ink, 4, 0.25),
  ].join("");
}

export function drawDuffel(look: { cloth: string; ends: string; strap: string }): Shape {
  const body = "M120 300Q124 256 180 250H460Q516 256 520 300L536 460Q536 512 484 512H156Q104 512 104 460Z";
  return [
    castShadow(226),
    strokePath("M214 300C222 130 418 130 426 300", look.strap, 18, 0.7),
    drawSolid(
      body,
      look.cloth,
      fillPath("M100 230H190Q166 360 184 520H100ZM540 230H450Q474 360 456 520H540Z", look.ends),
      shadeBelow(450),
    ),
    strokePath("M176 272H464", PAINT.ink, 9, 0.35),
    fillRect(450, 262, 34, 20, PAINT.brass, 5),
    strokePath("M232 508V290C240 150 400 150 408 290V508", look.strap, 20),
    fillRect(278, 176, 84, 38, look.ends, 14),
    fillRect(272, 380, 96, 60, look.ends, 8),
    strokePath("M290 400h60M290 420h36", PAINT.cream, 5, 0.7),
    ...[232, 408].map((x) => fillCircle(x, 366, 7, PAINT.brass)),
  ].join("");
}

export function drawSatchel(look: { leather: string; flap: string; strap: string }): Shape {
  const flap = "M128 244Q128 220 152 220H488Q512 220 512 244V350Q512 400 462 400H178Q128 400 128 350Z";
  return [
    castShadow(206),
    strokePath("M150 252C110 40 530 40 490 252", look.strap, 17),
    drawSolid("M122 262H518V472Q518 512 478 512H162Q122 512 122 472Z", look.leather, shadeRight(440, 0.1)),
    fillRect(170, 408, 300, 84, PAINT.ink, 12, 0.1),
    strokePath("M140 490Q320 506 500 490", PAINT.cream, 3, 0.5),
    castFlatShadow(flap),
    drawSolid(flap, look.flap, shadeRight(440, 0.1)),
    strokePath("M142 250V348Q142 386 180 386H460Q498 386 498 348V250", PAINT.cream, 3, 0.55),
    ...[214, 426].map((x) => fillRect(x - 15, 356, 30, 96, look.strap, 8) + drawBuckle(x, 414, look.strap)),
    fillRect(276, 232, 88, 20, look.strap, 10),
  ].join("");
}

export function drawHipPack(look: { cloth: string; panel: string; strap: string; zip: string }): Shape {
  const body = "M150 250Q320 220 490 250Q522 262 512 330Q490 462 320 466Q150 462 128 330Q118 262 150 250Z";
  return [
    strokePath("M142 290C20 250 60 130 180 116C270 106 380 106 460 116C580 130 620 250 498 290", look.strap, 26),
    fillRect(276, 92, 92, 40, PAINT.ink, 10),
    fillRect(300, 102, 44, 20, PAINT.slate, 6),
    castFlatShadow(body),
    drawSolid(body, look.cloth, fillPath("M100 356Q320 310 540 356V480H100Z", look.panel), shadeRight(430, 0.09)),
    strokePath("M160 290Q320 262 480 290", look.zip, 9),
    fillPath("M470 284l20-4l10 52l-20 6Z", PAINT.brass),
    strokePath("M176 372Q320 344 464 372", PAINT.ink, 6, 0.25),
    fillRect(276, 390, 88, 40, PAINT.cream, 6),
    strokePath("M292 410h56", PAINT.ink, 5, 0.5),
  ].join("");
}

export function drawWashBag(look: { cloth: string; base: string; zip: string; decor: Shape }): Shape {
  return [
    castShadow(190),
    fillRect(212, 150, 22, 150, PAINT.lagoon, 10),
    fillRect(208, 116, 28, 62, PAINT.lagoon, 10),
    strokePath("M204 130h-12M204 142h-12M204 154h-12M204 166h-12", PAINT.slate, 6),
    drawSolid(
      "M262 148Q262 136 274 136H332Q344 136 344 148V300H262Z",
      PAINT.blush,
      fillRect(0, 176, 640, 50, PAINT.cream),
      shadeRight(318),
    ),
    fillRect(284, 108, 38, 32, PAINT.ink, 6),
    drawSolid(
      "M140 296Q140 262 174 262H466Q500 262 500 296L512 476Q512 512 476 512H164Q128 512 128 476Z",
      look.cloth,
      look.decor,
      fillRect(0, 436, 640, 90, look.base),
      shadeRight(432, 0.1),
    ),
    strokePath("M152 284H488", look.zip, 11),
    fillRect(476, 276, 18, 64, PAINT.brass, 7),
    strokePath("M506 330q48 10 44 60q-4 40-42 44", look.base, 15),
  ].join("");
}

export function drawBucketBag(look: { cloth: string; base: string; cord: string; decor: Shape }): Shape {
  const body = mirror("M320 232L438 232Q430 270 442 320L452 490Q452 512 430 512L320 512");
  return [
    castShadow(150),
    strokePath("M214 290C130 40 510 40 426 290", look.base, 18),
    fillPath("M196 236Q224 196 258 224Q290 188 320 222Q350 188 382 224Q416 196 444 236L434 262H206Z", look.cloth),
    fillPath("M196 236Q224 196 258 224Q290 188 320 222Q350 188 382 224Q416 196 444 236L434 262H206Z", PAINT.ink, 0.16),
    drawSolid(
      body,
      look.cloth,
      look.decor,
      fillRect(0, 436, 640, 90, look.base),
      strokePath("M250 240Q262 290 246 330M320 240V340M390 240Q378 290 396 330", PAINT.ink, 7, 0.12),
      shadeRight(396, 0.1),
    ),
    strokePath("M210 272Q320 296 430 272", look.cord, 10),
    ...[232, 276, 364, 408].map((x) => fillCircle(x, 277, 9, PAINT.brass)),
    strokePath("M318 286Q292 330 300 382M322 286Q350 330 342 376", look.cord, 9),
    fillRect(290, 376, 20, 34, look.base, 8),
    fillRect(332, 370, 20, 34, look.base, 8),
  ].join("");
}

export function drawLaptopSleeve(look: { felt: string; flap: string; tab: string; decor: Shape }): Shape {
  const sleeve = "M104 214Q104 190 128 190H512Q536 190 536 214V462Q536 486 512 486H128Q104 486 104 462Z";
  return turn(
    -7,
    [
      placeAt(
        "translate(28 -70)",
        fillRect(112, 190, 400, 240, PAINT.steel, 18),
        fillRect(112, 190, 400, 240, "#fff", 18, 0.25),
        fillRect(470, 190, 42, 240, PAINT.ink, 18, 0.1),
        fillCircle(312, 226, 13, PAINT.slate),
      ),
      castFlatShadow(sleeve),
      drawSolid(sleeve, look.felt, look.decor, shadeRight(478, 0.08)),
      strokePath("M120 474H520", PAINT.cream, 3, 0.6),
      drawSolid(
        "M104 214Q104 190 128 190H512Q536 190 536 214L430 300Q320 350 210 300Z",
        look.flap,
        shadeRight(478, 0.08),
      ),
      fillRect(302, 282, 36, 76, look.tab, 10),
      fillCircle(320, 336, 10, PAINT.brass),
    ].join(""),
  );
}

export function drawStringBag(look: { net: string; handle: string }): Shape {
  const sack = "M212 290C160 400 190 512 320 514C450 512 480 400 428 290Q320 330 212 290Z";
  const fruit = [
    fillRect(256, 190, 40, 220, PAINT.wood, 20),
    strokePath("M266 220l20 12M266 262l20 12M266 304l20 12", PAINT.oat, 6),
    fillCircle(264, 440, 58, PAINT.coral),
    fillCircle(366, 450, 56, PAINT.mustard),
    fillCircle(318, 372, 54, PAINT.leaf),
    fillEllipse(400, 360, 40, 56, PAINT.plum),
    fillPath("M398 306q-4-26 22-30q-2 22-22 30Z", PAINT.moss),
    fillCircle(298, 354, 13, "#fff", 0.4),
    fillCircle(244, 420, 13, "#fff", 0.4),
  ].join("");
  const knots: string[] = [];
  for (let step = -8; step <= 14; step += 1)
    knots.push(`M${100 + step * 36} 270l260 260M${100 + step * 36} 530l260-260`);
  return placeAt(
    "translate(-80 -128) scale(1.25)",
    castShadow(140),
    strokePath("M230 296C220 80 420 80 410 296", look.handle, 13),
    fruit,
    drawSolid(sack, "#ffffff14", strokePath(knots.join(""), look.net, 5)),
    strokePath("M212 290Q320 336 428 290", look.handle, 15),
    strokePath(sack, look.net, 6),
    strokePath("M222 288C204 60 436 60 418 288", look.handle, 13),
  );
}
