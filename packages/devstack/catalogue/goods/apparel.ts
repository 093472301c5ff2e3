/** The Apparel aisle: clothes for weather, made to be mended. */
import { drawJumper, drawRainJacket, drawTee, drawTrousers, drawVest } from "../drawing/apparel.ts";
import { PAINT } from "../drawing/palette.ts";
import { stripeRows, zigzagRows } from "../drawing/patterns.ts";
import type { Aisle } from "../product.ts";
import { HATS_AND_BOOTS } from "./hats-and-boots.ts";

const YOKE =
  zigzagRows([90, 228, 560, 300], 34, 8, PAINT.cream, 36) + stripeRows([0, 316, 640, 340], 22, 6, PAINT.cream);
const RUST_YOKE =
  zigzagRows([90, 228, 560, 300], 34, 8, PAINT.rust, 36) + stripeRows([0, 316, 640, 340], 22, 6, PAINT.navy);

export const APPAREL: Aisle = {
  category: "Apparel",
  products: [
    {
      handle: "old-harbour-jumper",
      title: "Old Harbour Jumper",
      vendor: "Long Row Knits",
      sku: "APP-JUMPER",
      tags: ["knitwear", "wool", "winter", "unisex"],
      body: `<p>A close-knitted jumper in the way of the old fishing towns: no seams at the side, a patterned yoke for warmth, and cuffs short enough to stay out of the water.</p>
<ul>
<li>Five-ply worsted wool, spun and knitted in small mills</li>
<li>The same front and back, so the elbows wear evenly</li>
<li>A length of matching yarn for repairs</li>
</ul>`,
      options: [
        { name: "Size", values: ["S", "M", "L", "XL"] },
        { name: "Colour", values: ["Navy", "Oat"] },
      ],
      grams: { S: 620, M: 680, L: 740, XL: 810 },
      price: "138.00",
      stock: [9, 6, 22, 17, 18, 14, 5, 0],
      pictures: [
        {
          alt: "Navy wool jumper with a cream zigzag yoke and ribbed cuffs",
          stage: "flat",
          drawing: drawJumper({ wool: PAINT.navy, rib: PAINT.ink, decor: YOKE }),
        },
        {
          view: "oat",
          alt: "Oat wool jumper with a rust and navy yoke and ribbed cuffs",
          stage: "flat",
          drawing: drawJumper({ wool: PAINT.oat, rib: PAINT.sand, decor: RUST_YOKE }),
        },
      ],
    },
    {
      handle: "striped-deck-tee",
      title: "Striped Deck Tee",
      vendor: "Weatherside Cloth",
      sku: "APP-TEE",
      tags: ["cotton", "tee", "stripes", "unisex"],
      body: `<p>Long sleeves, a boat neck and stripes that meet at the seams. The jersey is thick enough to stand alone in spring and to sit under a jumper the rest of the year.</p><p>Organic cotton, 230 gsm. Cut straight; take your usual size.</p>`,
      options: [
        { name: "Size", values: ["S", "M", "L"] },
        { name: "Colour", values: ["Sea", "Rust"] },
      ],
      grams: { S: 230, M: 250, L: 275 },
      price: "44.00",
      stock: [28, 15, 46, 31, 39, 1],
      pictures: [
        {
          alt: "Long-sleeved cream tee with sea blue stripes and a boat neck",
          stage: "flat",
          drawing: drawTee({
            cloth: PAINT.cream,
            trim: PAINT.sea,
            decor: stripeRows([0, 226, 640, 500], 34, 13, PAINT.sea),
          }),
        },
        {
          view: "rust",
          alt: "Long-sleeved cream tee with rust stripes and a boat neck",
          stage: "flat",
          drawing: drawTee({
            cloth: PAINT.cream,
            trim: PAINT.rust,
            decor: stripeRows([0, 226, 640, 500], 34, 13, PAINT.rust),
          }),
        },
      ],
    },
    {
      handle: "squall-rain-jacket",
      title: "Squall Rain Jacket",
      vendor: "Weatherside Cloth",
      sku: "APP-SQUALL",
      tags: ["jacket", "waterproof", "unisex", "outerwear"],
      body: `<p>A waxed-cotton feel without the wax: three layers, taped seams and a hood that turns when you do. Poppers run the whole way down, because zips and salt do not get on.</p>
<ul>
<li>Waterproof to 15,000 mm</li>
<li>Contrast lining, two bellows pockets, one dry pocket inside</li>
<li>Wash and re-proof; we do repairs</li>
</ul>`,
      options: [
        { name: "Size", values: ["S", "M", "L", "XL"] },
        { name: "Colour", values: ["Buoy Yellow", "Slate"] },
      ],
      grams: { S: 780, M: 830, L: 880, XL: 940 },
      price: "198.00",
      compareAt: { Slate: "235.00" },
      stock: [7, 5, 16, 12, 14, 9, 6, 3],
      pictures: [
        {
          alt: "Buoy yellow rain jacket with a hood, poppers and two flap pockets",
          stage: "flat",
          drawing: drawRainJacket({ shell: PAINT.mustard, lining: PAINT.navy, trim: PAINT.cream }),
        },
        {
          view: "slate",
          alt: "Slate rain jacket with a coral lining, poppers and two flap pockets",
          stage: "flat",
          drawing: drawRainJacket({ shell: PAINT.slate, lining: PAINT.coral, trim: PAINT.brass }),
        },
      ],
    },
    {
      handle: "quilted-mooring-vest",
      title: "Quilted Mooring Vest",
      vendor: "Weatherside Cloth",
      sku: "APP-VEST",
      tags: ["vest", "quilted", "layering", "unisex"],
      body: `<p>The layer for the hour when a jumper is too little and a coat too much. Recycled fill, diamond quilting, corduroy at the collar and pockets that are warm on the inside.</p><p>Cut long enough to cover the small of the back when you bend to a rope.</p>`,
      options: [{ name: "Size", values: ["S", "M", "L"] }],
      grams: { S: 360, M: 390, L: 430 },
      price: "89.00",
      stock: [13, 20, 11],
      pictures: [
        {
          alt: "Moss green quilted vest with a brown collar and a brass zip",
          stage: "flat",
          drawing: drawVest({ quilt: PAINT.moss, lining: PAINT.coffee, zip: PAINT.sand }),
        },
      ],
    },
    {
      handle: "shipwright-trousers",
      title: "Shipwright Trousers",
      vendor: "Weatherside Cloth",
      sku: "APP-TROUSERS",
      tags: ["trousers", "cotton", "workwear", "unisex"],
      body: `<p>Heavy cotton canvas with triple-stitched seams, a rule pocket on the leg and a seat made for kneeling, climbing and sitting on walls.</p>
<p>They start stiff. Give them a month.</p>
<ul>
<li>12 oz canvas, metal buttons</li>
<li>Two leg lengths, both with a deep hem to let down</li>
</ul>`,
      options: [
        { name: "Waist", values: ["30", "32", "34"] },
        { name: "Leg", values: ["Regular", "Long"] },
        { name: "Colour", values: ["Sand", "Navy"] },
      ],
      grams: { "30": 690, "32": 730, "34": 780 },
      price: "92.00",
      stock: [8, 10, 4, 6, 15, 19, 12, 9, 11, 14, 0, 7],
      pictures: [
        {
          alt: "Sand canvas work trousers with pale stitching and a rule pocket",
          stage: "flat",
          drawing: drawTrousers({ cloth: PAINT.sand, seam: PAINT.bark, button: PAINT.brass }),
        },
        {
          view: "navy",
          alt: "Navy canvas work trousers with pale stitching and a rule pocket",
          stage: "flat",
          drawing: drawTrousers({ cloth: PAINT.navy, seam: PAINT.sand, button: PAINT.brass }),
        },
      ],
    },
    ...HATS_AND_BOOTS,
  ],
};
