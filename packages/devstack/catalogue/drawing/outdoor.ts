/** Drawings for the Outdoor category: shelter, light and warmth. `look` names the paint of each part. */
import { PAINT } from "./palette.ts";
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

export function drawTent(look: { fly: string; side: string; inner: string }): Shape {
  return [
    fillEllipse(320, 516, 260, 18, PAINT.ink, 0.16),
    strokePath("M240 190L70 508M470 232L586 506", PAINT.cream, 5),
    fillPath("M250 180Q420 190 484 240L574 512H420Z", look.side),
    drawSolid(
      "M250 180L440 512H84Z",
      look.fly,
      fillPath("M250 180L300 512H440Z", PAINT.ink, 0.1),
      fillPath("M250 180L150 512H84Z", "#fff", 0.12),
    ),
    fillPath("M250 248L326 512H178Z", look.inner),
    fillPath("M250 248L214 376Q206 450 178 512Z", look.side),
    fillPath("M250 248L290 376Q300 450 326 512Z", look.side),
    strokePath("M250 182V512", PAINT.ink, 4, 0.25),
    strokePath("M250 180L236 158M250 180L266 160", PAINT.bark, 8),
    strokePath("M352 240Q420 250 468 274M386 330Q450 336 512 352", PAINT.ink, 5, 0.16),
    strokePath("M60 512l14-8M592 512l-10-8", PAINT.bark, 8),
  ].join("");
}

export function drawDryBag(look: { skin: string; strap: string; emblem: Shape }): Shape {
  const bag = mirror("M320 190L412 190Q440 240 446 320Q450 470 428 496Q410 514 320 514");
  return [
    castShadow(150),
    drawSolid(
      bag,
      look.skin,
      fillPath("M190 200Q250 300 220 520L150 520V200Z", "#fff", 0.1),
      strokePath("M250 200Q262 260 240 310M388 200Q380 250 396 300", PAINT.ink, 6, 0.15),
      shadeRight(376),
    ),
    strokePath("M424 300Q510 330 470 440Q460 470 438 474", look.strap, 14),
    drawSolid(
      "M214 156Q214 146 224 146H416Q426 146 426 156V200H214Z",
      look.skin,
      fillRect(0, 168, 640, 10, PAINT.ink, 0, 0.25),
      shadeRight(376),
    ),
    strokePath("M220 160Q186 190 226 236M420 160Q454 190 414 236", look.strap, 13),
    fillRect(284, 132, 72, 34, PAINT.ink, 8),
    fillRect(304, 140, 32, 18, PAINT.slate, 5),
    look.emblem,
  ].join("");
}

export function drawFlask(look: { body: string; cup: string; band: string; decor: Shape }): Shape {
  const body = mirror("M320 246L376 246Q404 262 404 300L404 486Q404 512 376 512L320 512");
  return [
    castShadow(112),
    strokePath("M402 318H456Q476 318 476 340V432Q476 452 456 452H402", PAINT.charcoal, 17),
    drawSolid(
      body,
      look.body,
      look.decor,
      fillRect(0, 470, 640, 60, PAINT.steel),
      fillRect(0, 462, 640, 9, PAINT.ink, 0, 0.2),
      shadeRight(360),
    ),
    fillRect(262, 228, 116, 24, look.band, 6),
    drawSolid(
      "M256 124Q256 110 270 110H370Q384 110 384 124V230H256Z",
      look.cup,
      fillRect(0, 206, 640, 12, PAINT.ink, 0, 0.14),
      shadeRight(350),
    ),
    drawGleam(264, 306, 444),
    drawGleam(278, 132, 196, 9, 0.4),
  ].join("");
}

export function drawTorch(look: { barrel: string; grip: string; ring: string }): Shape {
  const grooves = [0, 1, 2, 3, 4, 5].map((at) => fillRect(352 + at * 20, 292, 9, 76, PAINT.ink, 4, 0.3));
  const torch = [
    fillPath("M196 262L-60 120V540L196 398Z", "#fff3c0", 0.5),
    fillPath("M196 282L-60 210V450L196 378Z", "#fff3c0", 0.6),
    placeAt("translate(6 16)", fillRect(190, 270, 380, 120, PAINT.ink, 24, 0.14)),
    drawSolid(
      "M190 254Q190 246 198 246H254Q266 246 276 258L308 288V372L276 402Q266 414 254 414H198Q190 414 190 406Z",
      look.barrel,
      shadeBelow(350),
    ),
    fillRect(186, 242, 26, 176, look.ring, 10),
    drawSolid("M306 288H520Q548 288 548 316V344Q548 372 520 372H306Z", look.grip, shadeBelow(346)),
    ...grooves,
    fillRect(498, 284, 14, 92, look.ring, 5),
    fillRect(316, 276, 42, 20, look.ring, 8),
    strokePath("M548 330q34-22 40 10q-4 28-36 14", look.ring, 8),
    strokePath("M226 270H262M320 304H480", "#fff", 9, 0.4),
  ].join("");
  return placeAt("translate(-20 0)", turn(-24, torch));
}

export function drawCampChair(look: { canvas: string; stripe: string; wood: string }): Shape {
  return [
    fillEllipse(320, 514, 200, 16, PAINT.ink, 0.16),
    strokePath("M214 150L246 356L456 508M430 150L406 356L184 508", look.wood, 19),
    strokePath("M246 350L214 508M404 350L434 508", look.wood, 19),
    drawSolid(
      "M198 138Q320 172 446 138L426 306Q320 336 222 306Z",
      look.canvas,
      fillPath("M292 130L300 340H340L350 130Z", look.stripe),
      shadeRight(392, 0.1),
    ),
    drawSolid(
      "M206 354Q320 384 440 354L464 404Q320 446 178 404Z",
      look.canvas,
      fillPath("M290 340L282 450H358L352 340Z", look.stripe),
      shadeBelow(392),
    ),
    strokePath("M160 300H246M480 300H404", look.wood, 20),
    strokePath("M168 306V350Q168 362 182 366L206 374M472 306V350Q472 362 458 366L436 374", look.wood, 14),
    strokePath("M214 150L200 112M430 150L444 112", look.wood, 19),
  ].join("");
}

export function drawCompass(look: { metal: string; face: string; north: string }): Shape {
  const marks = Array.from({ length: 24 }, (_, at) =>
    turn(at * 15, fillRect(317, 228, 6, at % 6 === 0 ? 28 : 14, PAINT.ink, 3, 0.75), 320, 366),
  );
  return [
    castFlatShadow("M320 198A168 168 0 0 1 320 534A168 168 0 0 1 320 198Z"),
    strokeCircle(320, 156, 40, look.metal, 15),
    fillRect(294, 184, 52, 36, look.metal, 8),
    fillCircle(320, 366, 168, look.metal),
    drawSolid("M320 198A168 168 0 0 1 320 534A168 168 0 0 1 320 198Z", look.metal, shadeRight(372, 0.14)),
    fillCircle(320, 366, 140, look.face),
    ...marks,
    turn(
      28,
      fillPath("M320 252L350 366H290Z", look.north) +
        fillPath("M320 480L350 366H290Z", PAINT.slate) +
        fillPath("M320 252L320 480L290 366Z", "#fff", 0.2),
      320,
      366,
    ),
    fillCircle(320, 366, 15, PAINT.brass),
    strokePath("M212 336Q228 280 276 258", "#fff", 12, 0.5),
  ].join("");
}

export function drawStove(look: { pan: string; burner: string; can: string }): Shape {
  return [
    castShadow(150),
    drawSolid(
      "M236 414Q236 396 254 396H386Q404 396 404 414V490Q404 512 382 512H258Q236 512 236 490Z",
      look.can,
      fillRect(0, 436, 640, 38, PAINT.cream),
      fillPath("M320 440Q342 462 320 472Q298 462 320 440Z", look.can),
      shadeRight(360),
    ),
    fillRect(298, 360, 44, 40, look.burner),
    fillRect(270, 344, 100, 22, look.burner, 8),
    strokePath("M276 350L206 308M364 350L434 308M320 350V320", look.burner, 12),
    fillPath(
      "M262 340q-6-30 10-40q4 16 14 16q2-20 18-26q0 18 16 22q6-16 18-18q-2 16 12 22q12-4 12-14q20 20 6 38Z",
      PAINT.lagoon,
    ),
    fillPath("M290 342q-2-16 12-22q8 10 18 0q12 12 22 6q6 8 0 16Z", "#e9fbff"),
    strokePath("M440 206H560", PAINT.charcoal, 18),
    drawSolid(
      "M190 156H450V276Q450 304 420 304H220Q190 304 190 276Z",
      look.pan,
      fillRect(0, 156, 640, 22, "#fff", 0, 0.25),
      shadeRight(376),
    ),
    strokePath("M262 128q-20-22 0-44t0-44M320 120q-20-22 0-44t0-44M378 128q-20-22 0-44t0-44", "#fff", 10, 0.75),
    drawGleam(216, 200, 268),
  ].join("");
}

export function drawBlanketRoll(look: { cloth: string; strap: string; decor: Shape }): Shape {
  return [
    fillEllipse(320, 500, 230, 18, PAINT.ink, 0.16),
    strokePath("M236 316C240 214 400 214 404 316", look.strap, 20),
    drawSolid("M134 310H506A92 92 0 0 1 506 494H134Z", look.cloth, look.decor, shadeBelow(430)),
    fillEllipse(140, 402, 62, 92, look.cloth),
    fillEllipse(140, 402, 62, 92, PAINT.ink, 0.12),
    strokePath("M140 402c0-16 18-16 20 0c0 28-36 28-38 0c0-44 54-44 58 0c0 58-76 58-78 0", PAINT.cream, 7, 0.8),
    ...[220, 388].map(
      (x) =>
        drawSolid(`M${x} 304H${x + 34}V500H${x}Z`, look.strap, shadeBelow(430)) +
        fillRect(x - 5, 352, 44, 40, PAINT.brass, 6) +
        fillRect(x + 6, 362, 22, 20, look.strap, 3),
    ),
  ].join("");
}

export function drawBinoculars(look: { body: string; grip: string; trim: string }): Shape {
  const barrel =
    "M150 304Q152 286 170 280L176 214H282L290 284Q304 296 304 320V474Q304 488 290 488H156Q142 488 142 474Z";
  const half = [
    drawSolid(barrel, look.body, drawSolid("M142 330H304V430H142Z", look.grip), shadeRight(252)),
    fillRect(164, 176, 130, 44, look.trim, 12),
    fillRect(132, 470, 182, 42, look.trim, 12),
    drawGleam(172, 336, 420, 10, 0.3),
  ].join("");
  return [
    castShadow(200),
    strokePath("M160 230C60 240 60 420 96 506M480 230C580 240 580 420 544 506", PAINT.bark, 10),
    fillRect(292, 286, 56, 62, look.trim, 8),
    fillRect(292, 392, 56, 46, look.trim, 8),
    half,
    placeAt("translate(194 0)", half),
    fillRect(304, 236, 32, 62, PAINT.steel, 8),
    strokePath("M304 252h32M304 266h32M304 280h32", PAINT.ink, 4, 0.4),
  ].join("");
}
