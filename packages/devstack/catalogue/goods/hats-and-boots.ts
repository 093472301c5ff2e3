/** The rest of the Apparel aisle: what goes on heads, necks and feet. */
import { drawBeanie, drawBoots, drawCap, drawScarf, drawSocks } from "../drawing/apparel.ts";
import { PAINT } from "../drawing/palette.ts";
import { checkGrid, slantedLines, stripeRows, WHOLE } from "../drawing/patterns.ts";
import { drawRose } from "../drawing/stationery.ts";
import type { Product } from "../product.ts";

export const HATS_AND_BOOTS: readonly Product[] = [
  {
    handle: "ribbed-watch-cap",
    title: "Ribbed Watch Cap",
    vendor: "Long Row Knits",
    sku: "APP-BEANIE",
    tags: ["hat", "wool", "winter"],
    body: `<p>A close cap with a deep cuff that turns down over the ears when the ferry turns into the wind. Merino, so it does not itch, and knitted double where it counts.</p><p>One size fits most heads. The bobble comes off if you would rather.</p>`,
    options: [{ name: "Colour", values: ["Coral", "Pine", "Mustard"] }],
    grams: 95,
    price: "28.00",
    stock: [43, 50, 26],
    pictures: [
      {
        alt: "Coral knitted cap with a deep ribbed cuff and a mustard bobble",
        stage: "flat",
        drawing: drawBeanie({ wool: PAINT.coral, cuff: PAINT.rust, label: PAINT.cream, pompom: PAINT.mustard }),
      },
      {
        view: "pine",
        alt: "Pine green knitted cap with a deep ribbed cuff and no bobble",
        stage: "flat",
        drawing: drawBeanie({ wool: PAINT.pine, cuff: PAINT.moss, label: PAINT.cream, pompom: "" }),
      },
    ],
  },
  {
    handle: "boot-room-socks",
    title: "Boot Room Socks",
    vendor: "Long Row Knits",
    sku: "APP-SOCKS",
    tags: ["socks", "wool", "gift"],
    body: `<p>Thick-soled wool socks with a cushioned foot, a reinforced heel and a cuff that stays up by itself. They go inside boots by day and instead of slippers by night.</p>
<p>70% wool, 28% nylon, 2% elastane. Machine wash cool, dry flat.</p>`,
    options: [
      { name: "Size", values: ["36-40", "41-46"] },
      { name: "Colour", values: ["Oat", "Lagoon"] },
    ],
    grams: { "36-40": 110, "41-46": 130 },
    price: "17.00",
    stock: [72, 58, 90, 64],
    pictures: [
      {
        alt: "Pair of oat wool socks with rust stripes, heels and toes",
        stage: "flat",
        drawing: drawSocks({
          wool: PAINT.oat,
          toe: PAINT.rust,
          decor: stripeRows([0, 180, 640, 260], 26, 9, PAINT.coral),
        }),
      },
      {
        view: "lagoon",
        alt: "Pair of lagoon wool socks with cream stripes and navy heels and toes",
        stage: "flat",
        drawing: drawSocks({
          wool: PAINT.lagoon,
          toe: PAINT.navy,
          decor: stripeRows([0, 180, 640, 260], 26, 9, PAINT.cream),
        }),
      },
    ],
  },
  {
    handle: "quay-cotton-cap",
    title: "Quay Cotton Cap",
    vendor: "Weatherside Cloth",
    sku: "APP-CAP",
    tags: ["hat", "cotton", "summer"],
    body: `<p>A soft six-panel cap in washed cotton with a peak you can bend to suit yourself. The compass rose is embroidered, the strap is cloth and brass, and it folds into a pocket.</p><p>Adjustable, 54 to 61 cm.</p>`,
    options: [],
    grams: 85,
    price: "26.00",
    stock: [61],
    pictures: [
      {
        alt: "Sea blue cotton cap with a sand peak and an embroidered compass rose",
        stage: "flat",
        drawing: drawCap({ cloth: PAINT.sea, peak: PAINT.sand, badge: drawRose(376, 304, 50, PAINT.cream) }),
      },
    ],
  },
  {
    handle: "north-wind-scarf",
    title: "North Wind Scarf",
    vendor: "Long Row Knits",
    sku: "APP-SCARF",
    tags: ["scarf", "wool", "winter", "gift"],
    body: `<p>Two metres of lambswool, long enough to go round twice and still tuck in. The cloth is brushed on both sides and the fringe is twisted by hand.</p>
<p>30 x 200 cm. Cold wash, no wringing.</p>`,
    options: [{ name: "Colour", values: ["Plum", "Moss"] }],
    grams: 240,
    price: "54.00",
    compareAt: "62.00",
    stock: [19, 24],
    pictures: [
      {
        alt: "Plum checked wool scarf with blush stripes and a twisted fringe",
        stage: "flat",
        drawing: drawScarf({ wool: PAINT.plum, stripe: PAINT.blush, decor: checkGrid(WHOLE, 44, 10, PAINT.rose) }),
      },
      {
        view: "moss",
        alt: "Moss green wool scarf with butter stripes and a twisted fringe",
        stage: "flat",
        drawing: drawScarf({
          wool: PAINT.moss,
          stripe: PAINT.butter,
          decor: slantedLines([170, 100, 470, 540], 36, 5, "#00000024", true),
        }),
      },
    ],
  },
  {
    handle: "tideline-boots",
    title: "Tideline Rubber Boots",
    vendor: "Far Headland Gear",
    sku: "APP-BOOTS",
    tags: ["boots", "waterproof", "unisex"],
    body: `<p>Natural rubber over a cotton lining, with a sole cut for wet stone and a kick-off heel so that nobody has to bend. They reach to mid-calf: above most waves, below most hems.</p><ul><li>Hand-laid rubber, no plastic</li><li>Sizes run large; between two, take the smaller</li></ul>`,
    options: [{ name: "Size", values: ["37", "39", "41", "43", "45"] }],
    grams: { "37": 1650, "39": 1750, "41": 1880, "43": 2000, "45": 2120 },
    price: "79.00",
    stock: [6, 14, 18, 13, 2],
    pictures: [
      {
        alt: "Pair of sea green rubber boots with mustard bands and pale soles",
        stage: "standing",
        drawing: drawBoots({ rubber: PAINT.sea, sole: PAINT.sand, band: PAINT.mustard }),
      },
    ],
  },
];
