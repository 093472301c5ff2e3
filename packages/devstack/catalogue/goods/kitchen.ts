/** The Kitchen aisle: what a small galley needs, and what lasts in it. */
import {
  drawApron,
  drawBoard,
  drawBowls,
  drawEgg,
  drawMill,
  drawMug,
  drawOysterKnife,
  drawSkillet,
  drawStockpot,
  drawTeaTowels,
} from "../drawing/kitchen.ts";
import { PAINT } from "../drawing/palette.ts";
import { checkGrid, dotGrid, flecks, stripeColumns, stripeRows, WHOLE, waveRows } from "../drawing/patterns.ts";
import type { Aisle } from "../product.ts";

export const KITCHEN: Aisle = {
  category: "Kitchen",
  products: [
    {
      handle: "breakwater-mug",
      title: "Breakwater Mug",
      vendor: "Old Kiln Yard",
      sku: "KIT-MUG",
      tags: ["pottery", "mug", "handmade", "gift"],
      body: `<p>A stoneware mug with a handle that takes three fingers, and a wave drawn round it while the clay is still wet. It holds 350 ml, which is one good coffee or one and a half polite ones.</p>
<ul>
<li>Dishwasher and microwave safe</li>
<li>Glazed inside and out, bare clay foot</li>
</ul>`,
      options: [{ name: "Glaze", values: ["Sea", "Oat", "Rust"] }],
      grams: 390,
      price: "18.00",
      stock: [96, 64, 2],
      pictures: [
        {
          alt: "Sea blue stoneware mug with pale waves, full of hot coffee",
          stage: "standing",
          drawing: drawMug({
            glaze: PAINT.sea,
            rim: PAINT.foam,
            drink: PAINT.coffee,
            decor: waveRows([180, 350, 420, 400], 30, 8, PAINT.foam, 54),
          }),
        },
        {
          view: "rust",
          alt: "Rust red stoneware mug with cream waves, full of hot coffee",
          stage: "standing",
          drawing: drawMug({
            glaze: PAINT.rust,
            rim: PAINT.coral,
            drink: PAINT.coffee,
            decor: waveRows([180, 350, 420, 400], 30, 8, PAINT.cream, 54),
          }),
        },
      ],
    },
    {
      handle: "galley-cast-iron-skillet",
      title: "Galley Cast Iron Skillet",
      vendor: "North Quay Kitchen",
      sku: "KIT-SKILLET",
      tags: ["cookware", "cast iron", "stovetop"],
      body: `<p>Poured in one piece, ground smooth and seasoned three times with flax oil before it leaves the foundry. Eggs slide on the first morning; by the second winter it is the best pan in the house.</p><p>Works on gas, induction, embers and in the oven. <strong>No soap, no soaking:</strong> hot water, a brush, a wipe of oil.</p>`,
      options: [{ name: "Size", values: ["20 cm", "26 cm"] }],
      grams: { "20 cm": 1500, "26 cm": 2600 },
      price: { "20 cm": "39.00", "26 cm": "58.00" },
      stock: [31, 18],
      pictures: [
        {
          alt: "Black cast iron skillet with two fried eggs, seen from above",
          stage: "flat",
          drawing: drawSkillet({ iron: PAINT.charcoal, food: drawEgg(240, 320) + drawEgg(330, 420) }),
        },
      ],
    },
    {
      handle: "ash-chopping-board",
      title: "Ash Chopping Board",
      vendor: "Slipway Joinery",
      sku: "KIT-BOARD",
      tags: ["wood", "board", "serving"],
      body: `<p>One plank of ash, cut with the grain and oiled until it stops drinking. The handle has a hole for a hook, and the edges are rounded so that the board is easy to lift with wet hands.</p>
<p>46 x 21 cm, 2 cm thick. Use one side for onions and the other for cheese.</p>`,
      options: [],
      grams: 1120,
      price: "34.00",
      stock: [40],
      pictures: [
        {
          alt: "Ash chopping board with lemon slices and a sprig of herbs",
          stage: "flat",
          drawing: drawBoard({ wood: PAINT.wood, grain: PAINT.bark }),
        },
      ],
    },
    {
      handle: "oyster-knife",
      title: "Oyster Knife",
      vendor: "North Quay Kitchen",
      sku: "KIT-OYSTER",
      tags: ["knife", "seafood", "gift"],
      body: `<p>A short, stiff blade with a brass collar and a beech handle shaped for pushing and turning. It opens an oyster at the hinge and it never needs to be sharp.</p><ul><li>Stainless blade, 6 cm</li><li>Comes with a printed card that shows how, in four drawings</li></ul>`,
      options: [],
      grams: 95,
      price: "21.00",
      stock: [27],
      pictures: [
        {
          alt: "Oyster knife with a brass collar beside an open oyster with a pearl",
          stage: "flat",
          drawing: drawOysterKnife({ handle: PAINT.bark, steel: PAINT.steel }),
        },
      ],
    },
    {
      handle: "fishmonger-apron",
      title: "Fishmonger Apron",
      vendor: "Weatherside Cloth",
      sku: "KIT-APRON",
      tags: ["apron", "cotton", "workwear"],
      body: `<p>The butcher's stripe, drawn finer for the fish counter. Heavy cotton twill with a split pocket, a towel loop and ties long enough to knot at the front.</p>
<p>One size, adjustable at the neck. Machine wash; it looks better every time.</p>`,
      options: [{ name: "Colour", values: ["Navy", "Moss"] }],
      grams: 380,
      price: "42.00",
      compareAt: { Moss: "48.00" },
      stock: [33, 11],
      pictures: [
        {
          alt: "Navy apron with fine cream stripes, a split pocket and a wooden spoon",
          stage: "flat",
          drawing: drawApron({ cloth: PAINT.navy, strap: PAINT.sand, decor: stripeColumns(WHOLE, 32, 4, PAINT.oat) }),
        },
        {
          view: "moss",
          alt: "Moss green apron with fine cream stripes and a split pocket",
          stage: "flat",
          drawing: drawApron({ cloth: PAINT.moss, strap: PAINT.wood, decor: stripeColumns(WHOLE, 32, 4, PAINT.cream) }),
        },
      ],
    },
    {
      handle: "linen-tea-towel-pair",
      title: "Linen Tea Towel Pair",
      vendor: "Weatherside Cloth",
      sku: "KIT-TEATOWEL",
      tags: ["linen", "towel", "gift"],
      body: `<p>Two towels, one checked and one spotted, woven from washed linen that dries glasses without leaving a trace. Each has a loop for the hook by the sink.</p><p>50 x 70 cm. Linen starts out firm and softens for years.</p>`,
      options: [],
      grams: 210,
      price: "26.00",
      stock: [58],
      pictures: [
        {
          alt: "A checked and a spotted linen tea towel hanging from a peg rail",
          stage: "flat",
          drawing: drawTeaTowels({
            left: PAINT.cream,
            right: PAINT.lagoon,
            leftDecor: checkGrid(WHOLE, 46, 16, PAINT.rust),
            rightDecor: dotGrid(WHOLE, 34, 11, PAINT.cream),
          }),
        },
      ],
    },
    {
      handle: "nesting-mixing-bowls",
      title: "Nesting Mixing Bowls",
      vendor: "Old Kiln Yard",
      sku: "KIT-BOWLS",
      tags: ["pottery", "baking", "set"],
      body: `<p>Three bowls that live in the space of one. The largest takes a double batch of bread, the middle one whips cream, and the smallest is for the last of the olives.</p>
<ul>
<li>4 l, 2.2 l and 1 l</li>
<li>Glazed stoneware, safe in the oven and the dishwasher</li>
<li>Beech spoon included</li>
</ul>`,
      options: [],
      grams: 3400,
      price: "76.00",
      compareAt: "89.00",
      stock: [13],
      pictures: [
        {
          alt: "Three stoneware mixing bowls nested in one another with a beech spoon",
          stage: "standing",
          drawing: drawBowls({ outer: PAINT.sea, middle: PAINT.coral, inner: PAINT.cream, band: "#ffffff80" }),
        },
      ],
    },
    {
      handle: "turned-mill-and-salt-pot",
      title: "Turned Mill and Salt Pot",
      vendor: "Slipway Joinery",
      sku: "KIT-MILL",
      tags: ["wood", "seasoning", "gift", "set"],
      body: `<p>A pepper mill turned from one length of walnut, with a ceramic grinder that runs from dust to gravel, and a ribbed stoneware pot for flake salt with a spoon of its own.</p><p>The mill stands 24 cm tall. Fill it from the top: the brass knob lifts off.</p>`,
      options: [],
      grams: 760,
      price: "64.00",
      stock: [22],
      pictures: [
        {
          alt: "Turned walnut pepper mill beside a ribbed pot heaped with salt",
          stage: "standing",
          drawing: drawMill({ wood: PAINT.bark, cap: PAINT.brass, salt: PAINT.lagoon }),
        },
      ],
    },
    {
      handle: "enamel-stockpot",
      title: "Enamel Stockpot",
      vendor: "North Quay Kitchen",
      sku: "KIT-STOCKPOT",
      tags: ["cookware", "enamel", "stovetop"],
      body: `<p>Vitreous enamel on heavy steel, with a lid that fits and handles that stay put. Light enough to lift full, quick to heat, and happy to go from the hob to the table.</p>
<p>Made for chowder; good for jam, beans, dye baths and boiling the odd crab.</p>`,
      options: [
        { name: "Size", values: ["4 litre", "7 litre"] },
        { name: "Colour", values: ["Cream", "Navy"] },
      ],
      grams: { "4 litre": 1700, "7 litre": 2400 },
      price: { "4 litre": "52.00", "7 litre": "68.00" },
      stock: [20, 24, 7, 10],
      pictures: [
        {
          alt: "Cream enamel stockpot with a navy rim and a row of navy stripes",
          stage: "standing",
          drawing: drawStockpot({
            enamel: PAINT.cream,
            rim: PAINT.navy,
            knob: PAINT.navy,
            decor: stripeRows([0, 424, 640, 460], 20, 7, PAINT.navy),
          }),
        },
        {
          view: "navy",
          alt: "Navy enamel stockpot with pale flecks and a rust red rim",
          stage: "standing",
          drawing: drawStockpot({
            enamel: PAINT.navy,
            rim: PAINT.rust,
            knob: PAINT.brass,
            decor: flecks([150, 310, 490, 512], 60, 5, PAINT.foam),
          }),
        },
      ],
    },
  ],
};
