/** The Home aisle: light, warmth and somewhere to put things. */
import {
  drawBasket,
  drawBlanket,
  drawCandle,
  drawClock,
  drawCushion,
  drawLantern,
  drawPlantPot,
  drawTableLamp,
  drawVase,
} from "../drawing/home.ts";
import { PAINT } from "../drawing/palette.ts";
import { checkGrid, stripeRows, WHOLE, waveRows, zigzagRows } from "../drawing/patterns.ts";
import type { Aisle } from "../product.ts";

export const HOME: Aisle = {
  category: "Home",
  products: [
    {
      handle: "harbour-storm-lantern",
      title: "Harbour Storm Lantern",
      vendor: "Lantern Lane Works",
      sku: "HOM-LANTERN",
      tags: ["lighting", "lantern", "garden", "gift"],
      body: `<p>A proper paraffin lantern with a wind-proof globe, made for porches, pontoons and long suppers outdoors. The burner lifts out with half a turn, so filling it is a clean job even in the dark.</p>
<ul>
<li>Powder-coated steel frame, heat-proof glass globe</li>
<li>Burns for about 18 hours on one fill</li>
<li>32 cm tall to the top of the handle</li>
</ul>
<p>Spare wicks and globes are kept in stock, because a lantern should last <em>decades</em>, not seasons.</p>`,
      options: [{ name: "Colour", values: ["Signal Red", "Sea Green", "Mustard"] }],
      grams: 980,
      price: "46.00",
      stock: [34, 21, 8],
      pictures: [
        {
          alt: "Storm lantern with a signal red frame and a lit flame",
          stage: "standing",
          drawing: drawLantern({ frame: PAINT.rust, tank: PAINT.rust }),
        },
        {
          view: "sea-green",
          alt: "Storm lantern with a sea green frame",
          stage: "standing",
          drawing: drawLantern({ frame: PAINT.sea, tank: PAINT.sea }),
        },
      ],
    },
    {
      handle: "quiet-tide-candle",
      title: "Quiet Tide Candle",
      vendor: "Lantern Lane Works",
      sku: "HOM-CANDLE",
      tags: ["candle", "scent", "gift"],
      body: `<p>Poured by hand in small batches from rapeseed and coconut wax, with a cotton wick that burns clean to the bottom of the glass. Three scents, all of them gentle enough for the supper table.</p><ul><li><strong>Driftwood:</strong> cedar, salt, a little smoke</li><li><strong>Sea Fennel:</strong> green, fresh, faintly aniseed</li><li><strong>Beeswax:</strong> honey and nothing else</li></ul><p>Burns for 45 hours. The glass makes a good tumbler afterwards, and the ash lid a good coaster.</p>`,
      options: [{ name: "Scent", values: ["Driftwood", "Sea Fennel", "Beeswax"] }],
      grams: 540,
      price: { Driftwood: "24.00", "Sea Fennel": "24.00", Beeswax: "28.00" },
      stock: [60, 4, 37],
      pictures: [
        {
          alt: "Lit candle in a tinted glass with a cream label and an ash lid beside it",
          stage: "standing",
          drawing: drawCandle({
            glass: "#9cc4c4",
            wax: PAINT.oat,
            label: PAINT.cream,
            mark: waveRows([282, 402, 346, 430], 15, 5, PAINT.sea, 32),
          }),
        },
      ],
    },
    {
      handle: "saltglaze-bud-vase",
      title: "Saltglaze Bud Vase",
      vendor: "Old Kiln Yard",
      sku: "HOM-BUDVASE",
      tags: ["pottery", "vase", "handmade"],
      body: `<p>A narrow neck and a round belly: enough room for three stems from the garden, and no need for an arrangement. Each one is thrown on the wheel and dipped twice, so the line between the glazes is never the same.</p>
<p>Holds water without sweating on the sill. Height 17 cm. <em>Wash by hand.</em></p>`,
      options: [],
      grams: 420,
      price: "32.00",
      stock: [19],
      pictures: [
        {
          alt: "Round stoneware vase in two glazes holding three pink flowers",
          stage: "standing",
          drawing: drawVase({ glaze: PAINT.oat, dip: PAINT.sea, flower: PAINT.rose }),
        },
      ],
    },
    {
      handle: "long-row-wool-throw",
      title: "Long Row Wool Throw",
      vendor: "Long Row Knits",
      sku: "HOM-THROW",
      tags: ["wool", "throw", "bedroom", "winter"],
      body: `<p>Woven from lambswool in a broad check, washed soft and finished with a twisted fringe. Heavy enough to hold the heat, light enough to carry out to the bench.</p><p>130 x 190 cm. Pure wool, undyed warp. Air it often, wash it seldom, and it will outlive the sofa.</p>`,
      options: [{ name: "Colour", values: ["Heather", "Lagoon"] }],
      grams: 1150,
      price: "118.00",
      compareAt: { Heather: "145.00" },
      stock: [12, 26],
      pictures: [
        {
          alt: "Heather wool throw with a check, hanging from a wooden rail",
          stage: "flat",
          drawing: drawBlanket({ cloth: PAINT.lilac, edge: PAINT.plum, decor: checkGrid(WHOLE, 62, 24, PAINT.plum) }),
        },
        {
          view: "lagoon",
          alt: "Lagoon wool throw with a check, hanging from a wooden rail",
          stage: "flat",
          drawing: drawBlanket({ cloth: PAINT.foam, edge: PAINT.sea, decor: checkGrid(WHOLE, 62, 24, PAINT.sea) }),
        },
      ],
    },
    {
      handle: "sail-stripe-cushion",
      title: "Sail Stripe Cushion",
      vendor: "Weatherside Cloth",
      sku: "HOM-CUSHION",
      tags: ["cushion", "cotton", "sofa"],
      body: `<p>Sailcloth-weight cotton with a woven stripe that goes all the way through, so both sides look the same. The cover comes off by a hidden zip and goes in the machine at 40 degrees.</p>
<ul>
<li>Feather pad included</li>
<li>Contrast piping, sewn rather than glued</li>
</ul>`,
      options: [{ name: "Size", values: ["45 cm", "60 cm"] }],
      grams: { "45 cm": 620, "60 cm": 980 },
      price: { "45 cm": "38.00", "60 cm": "54.00" },
      stock: [48, 15],
      pictures: [
        {
          alt: "Square cushion with navy and cream stripes and rust piping",
          stage: "standing",
          drawing: drawCushion({
            cloth: PAINT.cream,
            piping: PAINT.rust,
            decor: stripeRows(WHOLE, 50, 24, PAINT.navy),
          }),
        },
      ],
    },
    {
      handle: "porthole-wall-clock",
      title: "Porthole Wall Clock",
      vendor: "Lantern Lane Works",
      sku: "HOM-CLOCK",
      tags: ["clock", "brass", "wall", "gift"],
      body: `<p>A brass rim with eight bolts, a cream dial and a sweep hand that does not tick. It takes its looks from a wheelhouse porthole and its manners from a library.</p><p>28 cm across, silent quartz movement, one AA cell included. The brass is not lacquered: polish it weekly or let it go its own way.</p>`,
      options: [],
      grams: 1320,
      price: "84.00",
      compareAt: "98.00",
      stock: [9],
      pictures: [
        {
          alt: "Round wall clock with a bolted brass rim and a cream dial",
          stage: "flat",
          drawing: drawClock({ rim: PAINT.brass, face: PAINT.cream, hand: PAINT.rust }),
        },
      ],
    },
    {
      handle: "keeper-table-lamp",
      title: "Keeper Table Lamp",
      vendor: "Lantern Lane Works",
      sku: "HOM-LAMP",
      tags: ["lighting", "lamp", "bedroom", "pottery"],
      body: `<p>A stoneware base, a linen shade and a pull cord that finds your hand. Named for the lighthouse keeper, who also liked to read in bed.</p>
<p>42 cm tall. Takes one small screw bulb of up to 9 W; a warm one is included. The flex is 2 m of braided cotton.</p>`,
      options: [{ name: "Base", values: ["Sea", "Chalk"] }],
      grams: 1840,
      price: "92.00",
      stock: [14, 3],
      pictures: [
        {
          alt: "Table lamp with a cream linen shade and a sea blue stoneware base",
          stage: "standing",
          drawing: drawTableLamp({
            shade: PAINT.cream,
            base: PAINT.sea,
            trim: PAINT.rust,
            decor: zigzagRows([210, 430, 430, 460], 40, 7, PAINT.foam, 40),
          }),
        },
        {
          view: "chalk",
          alt: "Table lamp with a butter yellow shade and a chalk white base",
          stage: "standing",
          drawing: drawTableLamp({
            shade: PAINT.butter,
            base: PAINT.oat,
            trim: PAINT.wood,
            decor: stripeRows([0, 424, 640, 470], 22, 5, PAINT.sand),
          }),
        },
      ],
    },
    {
      handle: "coiled-rope-basket",
      title: "Coiled Rope Basket",
      vendor: "Slipway Basketry",
      sku: "HOM-BASKET",
      tags: ["storage", "basket", "cotton"],
      body: `<p>Thick cotton rope, coiled and stitched by people who know knots. It stands up by itself, washes by hand and takes blankets, boots, bread or a sleeping cat.</p><ul><li>Small: 22 cm across, for the hall table</li><li>Medium: 32 cm, for toys and towels</li><li>Large: 44 cm, for logs and laundry</li></ul>`,
      options: [{ name: "Size", values: ["Small", "Medium", "Large"] }],
      grams: { Small: 460, Medium: 880, Large: 1600 },
      price: { Small: "22.00", Medium: "36.00", Large: "58.00" },
      stock: [75, 42, 0],
      pictures: [
        {
          alt: "Coiled rope basket with a terracotta band and folded blankets inside",
          stage: "standing",
          drawing: drawBasket({ rope: PAINT.sand, band: PAINT.coral, stitch: PAINT.wood }),
        },
      ],
    },
    {
      handle: "windowsill-plant-pot",
      title: "Windowsill Plant Pot",
      vendor: "Old Kiln Yard",
      sku: "HOM-POT",
      tags: ["pottery", "plants", "handmade", "garden"],
      body: `<p>A thrown pot with a thick rim, a drainage hole and its own saucer hidden in the foot, so the sill stays dry. The waves are painted on with one brush and a steady hand.</p>
<p>Plant not included, but anything with leaves looks well in it.</p>`,
      options: [
        { name: "Size", values: ["12 cm", "18 cm"] },
        { name: "Glaze", values: ["Terracotta", "Foam"] },
      ],
      grams: { "12 cm": 640, "18 cm": 1480 },
      price: { "12 cm": "19.50", "18 cm": "34.00" },
      stock: [55, 28, 17, 5],
      pictures: [
        {
          alt: "Terracotta plant pot with painted waves and broad green leaves",
          stage: "standing",
          drawing: drawPlantPot({
            pot: PAINT.coral,
            rim: PAINT.rust,
            decor: waveRows([190, 412, 450, 470], 34, 7, PAINT.cream, 50),
            leaf: PAINT.leaf,
          }),
        },
        {
          view: "foam",
          alt: "Pale foam plant pot with painted waves and broad green leaves",
          stage: "standing",
          drawing: drawPlantPot({
            pot: PAINT.cream,
            rim: PAINT.lagoon,
            decor: waveRows([190, 412, 450, 470], 34, 7, PAINT.lagoon, 50),
            leaf: PAINT.moss,
          }),
        },
      ],
    },
  ],
};
