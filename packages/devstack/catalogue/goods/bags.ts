/** The Bags aisle: canvas, leather and cord, from a string bag to a week away. */
import {
  drawBackpack,
  drawBucketBag,
  drawDuffel,
  drawHipPack,
  drawLaptopSleeve,
  drawSatchel,
  drawStringBag,
  drawTote,
  drawWashBag,
} from "../drawing/bags.ts";
import { PAINT } from "../drawing/palette.ts";
import { flecks, stripeColumns, stripeRows, waveRows } from "../drawing/patterns.ts";
import { drawCloseUp, fillPath, type Shape } from "../drawing/svg.ts";
import type { Aisle } from "../product.ts";

const SATCHEL = drawSatchel({ leather: PAINT.wood, flap: PAINT.bark, strap: PAINT.coffee });

/** Six small fish, swimming left. */
function drawShoal(colour: string): Shape {
  const noses = ["190 324", "282 316", "362 340", "226 372", "316 382", "266 418"];
  return fillPath(noses.map((nose) => `M${nose}q26-26 60 0l18-14v28l-18-14q-34 26-60 0Z`).join(""), colour);
}

export const BAGS: Aisle = {
  category: "Bags",
  products: [
    {
      handle: "shoal-canvas-tote",
      title: "Shoal Canvas Tote",
      vendor: "Sail Locker Bags",
      sku: "BAG-TOTE",
      tags: ["tote", "canvas", "shopping"],
      body: `<p>Our house bag: a shoal of fish printed by hand on 16 oz canvas, with a waterproof base that can stand on a wet quay. The handles fit over a winter coat.</p>
<ul>
<li>38 x 40 x 14 cm</li>
<li>Inside pocket and key clip</li>
</ul>`,
      options: [{ name: "Colour", values: ["Oat", "Coral"] }],
      grams: 480,
      price: "34.00",
      stock: [100, 45],
      pictures: [
        {
          alt: "Oat canvas tote printed with a shoal of sea blue fish",
          stage: "standing",
          drawing: drawTote({ canvas: PAINT.oat, handle: PAINT.wood, base: PAINT.sea, print: drawShoal(PAINT.sea) }),
        },
        {
          view: "coral",
          alt: "Coral canvas tote printed with a shoal of cream fish",
          stage: "standing",
          drawing: drawTote({
            canvas: PAINT.coral,
            handle: PAINT.coffee,
            base: PAINT.plum,
            print: drawShoal(PAINT.cream),
          }),
        },
      ],
    },
    {
      handle: "ferryman-backpack",
      title: "Ferryman Backpack",
      vendor: "Sail Locker Bags",
      sku: "BAG-BACKPACK",
      tags: ["backpack", "canvas", "travel", "laptop"],
      body: `<p>A two-strap backpack with a deep flap, so rain has nowhere to go. There is a padded sleeve for a laptop, a pocket for a flask on either side, and a front pocket for everything you will need at the gate.</p><p>22 litres. Waxed canvas, bridle leather, solid brass. <strong>Repairs are free</strong> for as long as you own it.</p>`,
      options: [{ name: "Colour", values: ["Moss", "Navy"] }],
      grams: 1280,
      price: "148.00",
      compareAt: { Navy: "175.00" },
      stock: [21, 15],
      pictures: [
        {
          alt: "Moss green canvas backpack with leather straps and brass buckles",
          stage: "standing",
          drawing: drawBackpack({ cloth: PAINT.moss, flap: PAINT.pine, strap: PAINT.wood }),
        },
        {
          view: "navy",
          alt: "Navy canvas backpack with leather straps and brass buckles",
          stage: "standing",
          drawing: drawBackpack({ cloth: PAINT.sea, flap: PAINT.navy, strap: PAINT.wood }),
        },
      ],
    },
    {
      handle: "overnight-duffel",
      title: "Overnight Duffel",
      vendor: "Sail Locker Bags",
      sku: "BAG-DUFFEL",
      tags: ["duffel", "travel", "canvas"],
      body: `<p>A bag for one night, or for three if you are good at it. The straps run right under the base, so the weight hangs from canvas and not from stitches.</p>
<ul>
<li>Small fits under an airline seat</li>
<li>Large takes wellingtons at one end</li>
</ul>`,
      options: [
        { name: "Size", values: ["Small", "Large"] },
        { name: "Colour", values: ["Rust", "Slate"] },
      ],
      grams: { Small: 980, Large: 1450 },
      price: { Small: "96.00", Large: "128.00" },
      stock: [12, 19, 8, 4],
      pictures: [
        {
          alt: "Rust canvas duffel with oat straps and dark ends",
          stage: "standing",
          drawing: drawDuffel({ cloth: PAINT.rust, ends: PAINT.coffee, strap: PAINT.sand }),
        },
        {
          view: "slate",
          alt: "Slate canvas duffel with butter straps and dark ends",
          stage: "standing",
          drawing: drawDuffel({ cloth: PAINT.slate, ends: PAINT.ink, strap: PAINT.butter }),
        },
      ],
    },
    {
      handle: "post-office-satchel",
      title: "Post Office Satchel",
      vendor: "Sail Locker Bags",
      sku: "BAG-SATCHEL",
      tags: ["satchel", "leather", "work"],
      body: `<p>Vegetable-tanned leather, cut in eight pieces and stitched with linen thread. It carries a laptop, two files and lunch, and it closes with two buckles that hide a pair of magnets.</p><p>38 x 28 x 10 cm. It will darken where your hand goes; that is the point.</p>`,
      options: [],
      grams: 1650,
      price: "220.00",
      stock: [5],
      pictures: [
        {
          alt: "Tan leather satchel with a darker flap, pale stitching and two brass buckles",
          stage: "standing",
          drawing: SATCHEL,
        },
        {
          view: "close-up",
          alt: "Close-up of a brass buckle and pale stitching on tan leather",
          stage: "standing",
          drawing: drawCloseUp(SATCHEL, 430, 390, 2.1),
        },
      ],
    },
    {
      handle: "shoreway-hip-pack",
      title: "Shoreway Hip Pack",
      vendor: "Far Headland Gear",
      sku: "BAG-HIP",
      tags: ["hip pack", "running", "travel"],
      body: `<p>Three litres of room for keys, phone, snack and wind shirt, worn at the waist or across the chest. Both zips run wet, both pockets have a bright lining so you can see what is in them.</p>
<p>Recycled ripstop. Fits waists from 65 to 120 cm.</p>`,
      options: [{ name: "Colour", values: ["Lilac", "Lagoon"] }],
      grams: 210,
      price: "39.00",
      stock: [30, 27],
      pictures: [
        {
          alt: "Lilac hip pack with a plum panel, a mustard zip and a waist strap",
          stage: "flat",
          drawing: drawHipPack({ cloth: PAINT.lilac, panel: PAINT.plum, strap: PAINT.charcoal, zip: PAINT.mustard }),
        },
        {
          view: "lagoon",
          alt: "Lagoon hip pack with a navy panel, a coral zip and a waist strap",
          stage: "flat",
          drawing: drawHipPack({ cloth: PAINT.lagoon, panel: PAINT.navy, strap: PAINT.charcoal, zip: PAINT.coral }),
        },
      ],
    },
    {
      handle: "cabin-wash-bag",
      title: "Cabin Wash Bag",
      vendor: "Sail Locker Bags",
      sku: "BAG-WASH",
      tags: ["wash bag", "travel", "gift"],
      body: `<p>Stands open by itself on a narrow shelf, wipes clean inside and has a loop for the hook on the cabin door. Striped cotton outside, a waxed base below.</p><p>24 x 17 x 10 cm, with one inner pocket for the small things that always sink.</p>`,
      options: [],
      grams: 190,
      price: "29.00",
      stock: [54],
      pictures: [
        {
          alt: "Striped wash bag with a brass zip pull, a toothbrush and a bottle behind it",
          stage: "standing",
          drawing: drawWashBag({
            cloth: PAINT.cream,
            base: PAINT.navy,
            zip: PAINT.brass,
            decor: stripeColumns([140, 260, 520, 512], 34, 14, PAINT.coral),
          }),
        },
      ],
    },
    {
      handle: "bosun-bucket-bag",
      title: "Bosun Bucket Bag",
      vendor: "Sail Locker Bags",
      sku: "BAG-BUCKET",
      tags: ["bucket bag", "canvas", "everyday"],
      body: `<p>The shape of a sailmaker's bag, made smaller for the street. A drawcord through brass eyelets closes the top, and the round leather base keeps it upright on the bus.</p>
<p>26 cm tall, 22 cm across. The strap adjusts from shoulder to cross-body.</p>`,
      options: [{ name: "Colour", values: ["Butter", "Sky"] }],
      grams: 560,
      price: "74.00",
      stock: [16, 0],
      pictures: [
        {
          alt: "Butter yellow bucket bag with a wave pattern, a leather base and a drawcord",
          stage: "standing",
          drawing: drawBucketBag({
            cloth: PAINT.butter,
            base: PAINT.bark,
            cord: PAINT.coffee,
            decor: waveRows([180, 350, 460, 420], 34, 6, PAINT.brass, 54),
          }),
        },
        {
          view: "sky",
          alt: "Sky blue bucket bag with a row of stripes, a leather base and a drawcord",
          stage: "standing",
          drawing: drawBucketBag({
            cloth: PAINT.sky,
            base: PAINT.coffee,
            cord: PAINT.cream,
            decor: stripeRows([0, 360, 640, 420], 24, 8, PAINT.white),
          }),
        },
      ],
    },
    {
      handle: "felt-laptop-sleeve",
      title: "Felt Laptop Sleeve",
      vendor: "Chart Room Desk Co",
      sku: "BAG-SLEEVE",
      tags: ["laptop", "felt", "work"],
      body: `<p>Five millimetres of wool felt, folded like an envelope and closed with a leather tab. It takes knocks without adding bulk and slides easily into any bag.</p><ul><li>Pocket on the back for a cable</li><li>Brush it clean and keep it from moths</li></ul>`,
      options: [
        { name: "Size", values: ["13 inch", "15 inch"] },
        { name: "Colour", values: ["Grey", "Pine"] },
      ],
      grams: { "13 inch": 220, "15 inch": 270 },
      price: { "13 inch": "42.00", "15 inch": "46.00" },
      stock: [37, 22, 25, 18],
      pictures: [
        {
          alt: "Grey felt laptop sleeve with a darker flap and a leather tab, a laptop sliding out",
          stage: "flat",
          drawing: drawLaptopSleeve({
            felt: "#9aa7b2",
            flap: PAINT.slate,
            tab: PAINT.wood,
            decor: flecks([104, 190, 536, 486], 90, 4, "#ffffff80"),
          }),
        },
        {
          view: "pine",
          alt: "Pine felt laptop sleeve with a moss flap and a leather tab, a laptop sliding out",
          stage: "flat",
          drawing: drawLaptopSleeve({
            felt: PAINT.moss,
            flap: PAINT.pine,
            tab: PAINT.wood,
            decor: flecks([104, 190, 536, 486], 90, 4, "#ffffff60"),
          }),
        },
      ],
    },
    {
      handle: "market-string-bag",
      title: "Market String Bag",
      vendor: "Slipway Basketry",
      sku: "BAG-STRING",
      tags: ["shopping", "cotton", "everyday"],
      body: `<p>Netted from cotton cord with the knot that mends herring nets. It lives in a pocket, stretches to hold a week of fruit and lets potatoes breathe at home.</p>
<p>Carries 15 kg. Machine wash in a pillowcase.</p>`,
      options: [],
      grams: 75,
      price: "13.00",
      stock: [88],
      pictures: [
        {
          alt: "Cotton string bag full of fruit and a loaf of bread",
          stage: "standing",
          drawing: drawStringBag({ net: PAINT.wood, handle: PAINT.rust }),
        },
      ],
    },
  ],
};
