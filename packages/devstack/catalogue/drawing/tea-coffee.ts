/** Drawings for the Tea & Coffee category: leaves, beans and what brews them. `look` names each part's paint. */
import { PAINT } from "./palette.ts";
import {
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
  strokePath,
  turn,
} from "./svg.ts";

/** A sprig of two leaves and a bud, the mark of picked tea. */
export function drawSprig(x: number, y: number, colour: string): Shape {
  const d = `M${x} ${y + 26}q-42-4-46-44q42 2 46 44ZM${x} ${y + 26}q42-4 46-44q-42 2-46 44ZM${x} ${y}q-16-26 0-48q16 22 0 48Z`;
  return fillPath(d, colour) + strokePath(`M${x} ${y + 40}v-40`, colour, 5);
}

/** A coffee bean with its seam. */
export function drawBean(x: number, y: number, degrees: number, colour: string = PAINT.coffee): Shape {
  return turn(
    degrees,
    fillEllipse(x, y, 24, 33, colour) + strokePath(`M${x} ${y - 26}q-12 26 0 26t0 26`, "#fff", 4, 0.45),
    x,
    y,
  );
}

export function drawTin(look: { paint: string; lid: string; label: string; decor: Shape; mark: Shape }): Shape {
  return [
    castShadow(140),
    drawSolid("M196 216H444V484Q444 512 416 512H224Q196 512 196 484Z", look.paint, look.decor, shadeRight(380)),
    drawSolid(
      "M186 158Q186 138 206 138H434Q454 138 454 158V232H186Z",
      look.lid,
      fillRect(0, 214, 640, 20, PAINT.ink, 0, 0.16),
      shadeRight(380),
    ),
    fillPath("M252 270H388L404 290V424L388 444H252L236 424V290Z", look.label),
    look.mark,
    strokePath("M272 406h96M292 424h56", PAINT.ink, 5, 0.5),
    drawGleam(216, 262, 480),
    drawGleam(208, 162, 204, 10, 0.4),
  ].join("");
}

export function drawCoffeeBag(look: { paper: string; label: string; fold: string; decor: Shape; mark: Shape }): Shape {
  const bag = "M188 196L452 196L464 486Q464 512 438 512H202Q176 512 176 486Z";
  return [
    castShadow(186, 512, 340),
    drawSolid(
      bag,
      look.paper,
      look.decor,
      fillPath("M188 196L222 260L216 512H176Z", PAINT.ink, 0.12),
      fillPath("M452 196L418 260L424 512H464Z", PAINT.ink, 0.2),
    ),
    drawSolid(
      "M184 116Q184 106 194 106H446Q456 106 456 116V200H184Z",
      look.fold,
      fillRect(0, 150, 640, 12, PAINT.ink, 0, 0.18),
      shadeRight(400),
    ),
    fillRect(170, 172, 300, 22, PAINT.mustard, 6),
    fillCircle(320, 226, 9, PAINT.ink, 0.4),
    fillRect(238, 262, 164, 190, look.label, 10),
    look.mark,
    strokePath("M268 396h104M288 420h64", PAINT.ink, 6, 0.5),
    drawBean(494, 490, 60),
    drawBean(540, 500, -40),
    drawBean(128, 496, 80),
  ].join("");
}

export function drawGooseneck(look: { metal: string; handle: string; trim: string }): Shape {
  const body = mirror("M320 246L398 246Q404 262 410 290L448 474Q452 512 414 512L320 512");
  return placeAt(
    "translate(24 0)",
    castShadow(150),
    strokePath("M204 452C110 440 176 300 130 244Q116 226 84 230", look.metal, 27),
    strokePath("M196 446C124 428 184 304 142 244", PAINT.ink, 5, 0.12),
    strokePath("M402 266C500 196 560 280 500 420", look.handle, 26),
    drawSolid(body, look.metal, shadeRight(368), shadeBelow(494)),
    drawSolid(mirror("M320 206L376 212Q400 222 400 250L320 250"), look.metal, shadeRight(352)),
    fillRect(232, 242, 176, 12, look.trim, 6),
    fillRect(306, 186, 28, 24, look.trim),
    fillCircle(320, 176, 22, look.handle),
    strokePath("M256 290L226 460", "#fff", 13, 0.45),
  );
}

export function drawTeapot(look: { glaze: string; lid: string; decor: Shape; handle: string }): Shape {
  const body = mirror("M320 254Q468 250 474 376Q472 480 400 512L320 512");
  return [
    castShadow(150),
    strokePath("M450 296C572 258 586 440 448 456", look.handle, 28),
    fillPath("M196 450C110 436 128 330 76 296L108 270C176 296 170 350 212 370Z", look.glaze),
    fillEllipse(92, 283, 20, 9, PAINT.ink, 0.35),
    drawSolid(body, look.glaze, look.decor, shadeRight(384)),
    fillRect(244, 500, 152, 14, PAINT.ink, 6, 0.18),
    drawSolid(mirror("M320 214Q398 216 406 262L320 270"), look.lid, shadeRight(360)),
    fillCircle(320, 200, 22, look.lid),
    fillCircle(313, 193, 7, "#fff", 0.5),
    strokePath("M196 340Q204 300 236 282", "#fff", 12, 0.45),
    strokePath("M76 244q-18-20 0-40t0-40", "#fff", 10, 0.7),
  ].join("");
}

export function drawDripper(look: { cone: string; paper: string; coffee: string }): Shape {
  return [
    castShadow(140),
    strokePath("M424 350C506 350 506 470 420 474", PAINT.wood, 19),
    drawSolid(
      mirror("M320 318L380 318Q380 336 404 360Q444 410 430 480Q424 512 394 512L320 512"),
      "#ffffff99",
      fillRect(0, 414, 640, 110, look.coffee),
      fillEllipse(320, 414, 130, 12, "#fff", 0.2),
      shadeRight(376, 0.08),
    ),
    strokePath("M216 404Q204 440 212 478", "#fff", 12, 0.6),
    fillRect(238, 318, 164, 28, PAINT.wood, 8),
    strokePath("M320 320V410", look.coffee, 6),
    fillPath("M216 124L250 96L424 124L400 160H232Z", look.paper),
    drawSolid(
      "M192 146H448L368 286H272Z",
      look.cone,
      strokePath("M246 160L296 280M294 160L312 280M346 160L328 280M396 160L344 280", PAINT.ink, 6, 0.14),
      shadeRight(360),
    ),
    fillPath("M208 146H432L424 158H216Z", PAINT.coffee),
    drawSolid(
      "M222 284H418Q428 284 428 294V306Q428 318 416 318H224Q212 318 212 306V294Q212 284 222 284Z",
      look.cone,
      shadeRight(360),
    ),
    strokePath("M432 176C500 172 498 250 398 252", look.cone, 17),
    strokePath("M290 84q-18-18 0-38t0-34M346 92q-18-18 0-38t0-34", "#fff", 9, 0.8),
  ].join("");
}

export function drawGrinder(look: { body: string; band: string; knob: string }): Shape {
  return [
    castShadow(150, 512, 330),
    strokePath("M320 168V126L500 108", PAINT.steel, 14),
    fillRect(484, 76, 34, 54, look.knob, 15),
    fillCircle(320, 128, 15, PAINT.slate),
    drawSolid("M244 190Q250 160 320 158Q390 160 396 190Z", PAINT.steel, shadeRight(344)),
    drawSolid("M240 188H400V356H240Z", look.body, fillRect(0, 300, 640, 26, look.band), shadeRight(350)),
    fillRect(230, 346, 180, 26, PAINT.slate, 8),
    drawSolid(
      "M246 370H394V484Q394 512 366 512H274Q246 512 246 484Z",
      "#ffffffa6",
      fillRect(0, 426, 640, 100, PAINT.coffee),
      shadeRight(350),
    ),
    drawGleam(262, 206, 286),
    drawGleam(266, 388, 480, 10, 0.6),
    drawBean(450, 494, 70),
    drawBean(500, 484, 20),
    drawBean(186, 496, -60),
  ].join("");
}

export function drawPress(look: { frame: string; coffee: string; knob: string }): Shape {
  return [
    castShadow(140, 512, 310),
    strokePath("M408 230C520 220 520 430 408 430", look.frame, 24),
    strokePath("M310 210V84", PAINT.steel, 10),
    fillCircle(310, 78, 25, look.knob),
    drawSolid(
      "M212 210H408V512H212Z",
      "#ffffff8c",
      fillRect(0, 318, 640, 200, look.coffee),
      fillEllipse(310, 318, 98, 13, PAINT.wood),
      shadeRight(356, 0.1),
    ),
    fillRect(216, 288, 188, 17, PAINT.steel, 5),
    strokePath("M310 210V290", PAINT.steel, 9),
    fillRect(200, 470, 220, 42, look.frame, 10),
    strokePath("M212 250H408M212 392H408", look.frame, 11),
    strokePath("M226 480V230M394 480V230", look.frame, 9),
    drawSolid("M204 214Q210 168 310 166Q410 168 416 214V226H204Z", look.frame, shadeRight(356)),
    fillPath("M206 226L164 206L206 258Z", "#ffffffb3"),
    drawGleam(250, 262, 372, 12, 0.5),
  ].join("");
}
