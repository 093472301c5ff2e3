/** The Outdoor aisle: for the headland, the beach and the night in between. */
import { drawMug } from "../drawing/kitchen.ts";
import {
  drawBinoculars,
  drawBlanketRoll,
  drawCampChair,
  drawCompass,
  drawDryBag,
  drawFlask,
  drawStove,
  drawTent,
  drawTorch,
} from "../drawing/outdoor.ts";
import { PAINT } from "../drawing/palette.ts";
import { checkGrid, flecks, WHOLE, zigzagRows } from "../drawing/patterns.ts";
import { drawCloseUp, fillPath, strokeCircle } from "../drawing/svg.ts";
import type { Aisle } from "../product.ts";

const COMPASS = drawCompass({ metal: PAINT.brass, face: PAINT.cream, north: PAINT.rust });

const BADGE = strokeCircle(320, 366, 62, PAINT.cream, 9);
const PEAK = fillPath("M282 392L312 342L328 366L340 350L362 392Z", PAINT.cream);

export const OUTDOOR: Aisle = {
  category: "Outdoor",
  products: [
    {
      handle: "headland-two-person-tent",
      title: "Headland Two-Person Tent",
      vendor: "Far Headland Gear",
      sku: "OUT-TENT",
      tags: ["tent", "camping", "shelter"],
      body: `<p>A ridge tent that goes up in the wind with two poles and one person. The fly pitches first, so the inner stays dry, and the porch is deep enough for boots, packs and a wet dog.</p>
<ul>
<li>Sleeps two and their luggage, 118 cm high at the ridge</li>
<li>Packs to 44 x 15 cm</li>
<li>Taped seams, spare guy lines and a repair kit</li>
</ul>
<p>We have sat out a <em>full gale</em> in ours.</p>`,
      options: [{ name: "Colour", values: ["Mustard", "Pine"] }],
      grams: 2650,
      price: "289.00",
      compareAt: { Pine: "340.00" },
      stock: [10, 6],
      pictures: [
        {
          alt: "Mustard ridge tent pitched on a green hillside with its door open",
          stage: "standing",
          drawing: drawTent({ fly: PAINT.mustard, side: PAINT.rust, inner: PAINT.ink }),
        },
        {
          view: "pine",
          alt: "Pine green ridge tent pitched on a hillside with its door open",
          stage: "standing",
          drawing: drawTent({ fly: PAINT.lagoon, side: PAINT.pine, inner: PAINT.ink }),
        },
      ],
    },
    {
      handle: "roll-top-dry-bag",
      title: "Roll-Top Dry Bag",
      vendor: "Far Headland Gear",
      sku: "OUT-DRYBAG",
      tags: ["waterproof", "paddling", "storage"],
      body: `<p>Welded seams, a stiff lip and three turns of the top: what goes in dry comes out dry. The shoulder strap comes off and the base is reinforced for slipways and gravel.</p><p>Floats when closed with air inside. Tested at one metre for half an hour.</p>`,
      options: [
        { name: "Size", values: ["10 litre", "20 litre", "40 litre"] },
        { name: "Colour", values: ["Signal Red", "Sky"] },
      ],
      grams: { "10 litre": 310, "20 litre": 430, "40 litre": 690 },
      price: { "10 litre": "29.00", "20 litre": "39.00", "40 litre": "55.00" },
      stock: [44, 38, 51, 27, 0, 9],
      pictures: [
        {
          alt: "Red roll-top dry bag with a white mountain badge and a shoulder strap",
          stage: "standing",
          drawing: drawDryBag({ skin: PAINT.rust, strap: PAINT.ink, emblem: BADGE + PEAK }),
        },
        {
          view: "sky",
          alt: "Sky blue roll-top dry bag with a white mountain badge and a shoulder strap",
          stage: "standing",
          drawing: drawDryBag({ skin: "#5b9cc4", strap: PAINT.ink, emblem: BADGE + PEAK }),
        },
      ],
    },
    {
      handle: "long-watch-flask",
      title: "Long Watch Flask",
      vendor: "Far Headland Gear",
      sku: "OUT-FLASK",
      tags: ["flask", "steel", "hot drinks"],
      body: `<p>Double-walled steel that keeps tea hot for the whole watch and soup warm for the walk home. The lid is a real cup and the stopper pours without being taken out.</p>
<p>All of it comes apart for washing. Spare seals cost very little and are always in stock.</p>`,
      options: [
        { name: "Size", values: ["500 ml", "1 litre"] },
        { name: "Colour", values: ["Pine", "Cream"] },
      ],
      grams: { "500 ml": 410, "1 litre": 620 },
      price: { "500 ml": "32.00", "1 litre": "44.00" },
      stock: [36, 41, 23, 5],
      pictures: [
        {
          alt: "Pine green steel flask with a cream zigzag band, a cup lid and a handle",
          stage: "standing",
          drawing: drawFlask({
            body: PAINT.pine,
            cup: PAINT.cream,
            band: PAINT.brass,
            decor: zigzagRows([220, 400, 420, 430], 26, 8, PAINT.butter, 34),
          }),
        },
        {
          view: "cream",
          alt: "Cream steel flask with a rust zigzag band, a cup lid and a handle",
          stage: "standing",
          drawing: drawFlask({
            body: PAINT.cream,
            cup: PAINT.rust,
            band: PAINT.brass,
            decor: zigzagRows([220, 400, 420, 430], 26, 8, PAINT.rust, 34),
          }),
        },
      ],
    },
    {
      handle: "night-slip-hand-torch",
      title: "Night Slip Hand Torch",
      vendor: "Signal Hut Supply",
      sku: "OUT-TORCH",
      tags: ["light", "torch", "camping"],
      body: `<p>An aluminium torch with a beam you can narrow from a room to a mooring buoy. The switch works in gloves, and the tail ring clips to a lanyard.</p><ul><li>400 lumens, or 20 for 60 hours</li><li>Charges by USB-C behind a screwed cap</li><li>Waterproof to two metres</li></ul>`,
      options: [],
      grams: 185,
      price: "37.00",
      stock: [47],
      pictures: [
        {
          alt: "Yellow hand torch with a ridged grip casting a wide beam",
          stage: "flat",
          drawing: drawTorch({ barrel: PAINT.mustard, grip: PAINT.charcoal, ring: PAINT.steel }),
        },
      ],
    },
    {
      handle: "foredeck-folding-chair",
      title: "Foredeck Folding Chair",
      vendor: "Slipway Joinery",
      sku: "OUT-CHAIR",
      tags: ["chair", "camping", "beach", "wood"],
      body: `<p>Ash frame, canvas seat, brass pins. It folds flat under an arm, stands level on sand and holds a large person with a large book.</p>
<p>The canvas unbuttons for washing. Seat height 38 cm; rated to 120 kg.</p>`,
      options: [{ name: "Canvas", values: ["Navy", "Coral"] }],
      grams: 3900,
      price: "98.00",
      stock: [16, 12],
      pictures: [
        {
          alt: "Folding wooden chair with navy canvas and a cream stripe",
          stage: "standing",
          drawing: drawCampChair({ canvas: PAINT.navy, stripe: PAINT.cream, wood: PAINT.wood }),
        },
        {
          view: "coral",
          alt: "Folding wooden chair with coral canvas and a cream stripe",
          stage: "standing",
          drawing: drawCampChair({ canvas: PAINT.coral, stripe: PAINT.cream, wood: PAINT.bark }),
        },
      ],
    },
    {
      handle: "pocket-compass",
      title: "Brass Pocket Compass",
      vendor: "Signal Hut Supply",
      sku: "OUT-COMPASS",
      tags: ["compass", "brass", "navigation", "gift"],
      body: `<p>A liquid-filled compass in a solid brass case, with a needle that settles in two seconds and a dial you can read at arm's length. No batteries, no updates, no bars of signal.</p><p>5 cm across. Comes in a felt pouch, with a card on declination that explains it in one paragraph.</p>`,
      options: [],
      grams: 130,
      price: "44.00",
      stock: [29],
      pictures: [
        {
          alt: "Brass pocket compass with a cream dial and a red needle",
          stage: "flat",
          drawing: COMPASS,
        },
        {
          view: "close-up",
          alt: "Close-up of the compass needle pointing north on its dial",
          stage: "flat",
          drawing: drawCloseUp(COMPASS, 352, 318, 2),
        },
      ],
    },
    {
      handle: "cove-camp-stove-set",
      title: "Cove Camp Stove Set",
      vendor: "Far Headland Gear",
      sku: "OUT-STOVE",
      tags: ["stove", "camping", "cookware", "set"],
      body: `<p>A small screw-on burner and a one-litre pan that nest together with a folded cloth to stop the rattle. Boils two mugs of water in about three minutes, even with cold hands.</p>
<p><strong>Gas is not included,</strong> since it may not travel by post; any standard screw cartridge fits.</p>`,
      options: [],
      grams: 540,
      price: "67.00",
      compareAt: "79.00",
      stock: [18],
      pictures: [
        {
          alt: "Camp stove with a blue flame under a steaming pan",
          stage: "standing",
          drawing: drawStove({ pan: PAINT.slate, burner: PAINT.steel, can: PAINT.coral }),
        },
      ],
    },
    {
      handle: "shoreline-picnic-blanket",
      title: "Shoreline Picnic Blanket",
      vendor: "Weatherside Cloth",
      sku: "OUT-PICNIC",
      tags: ["blanket", "picnic", "wool", "beach"],
      body: `<p>Wool on top, waxed cotton underneath, and two bridle-leather straps with a handle to carry it by. Damp sand and wet grass stay where they belong.</p><ul><li>150 x 200 cm, room for four and a hamper</li><li>Shake, brush, air; sponge the back</li></ul>`,
      options: [],
      grams: 1900,
      price: "128.00",
      stock: [8],
      pictures: [
        {
          alt: "Rolled checked picnic blanket with two leather straps and a handle",
          stage: "standing",
          drawing: drawBlanketRoll({
            cloth: PAINT.rust,
            strap: PAINT.coffee,
            decor: checkGrid(WHOLE, 48, 18, PAINT.cream),
          }),
        },
      ],
    },
    {
      handle: "lookout-binoculars",
      title: "Lookout Binoculars 8x32",
      vendor: "Signal Hut Supply",
      sku: "OUT-BINOS",
      tags: ["optics", "birdwatching", "walking"],
      body: `<p>Bright, light and quick to focus: eight times is as much as most hands can hold still. The glass is fully coated, and the body is sealed and filled with nitrogen so that it never mists inside.</p>
<p>Twist-up eyecups for people with spectacles. Case, strap and cloth included.</p>`,
      options: [],
      grams: 480,
      price: "165.00",
      stock: [7],
      pictures: [
        {
          alt: "Pair of green binoculars with ridged grips and a leather strap",
          stage: "standing",
          drawing: drawBinoculars({ body: PAINT.pine, grip: PAINT.charcoal, trim: PAINT.ink }),
        },
      ],
    },
    {
      handle: "speckled-enamel-mug",
      title: "Speckled Enamel Mug",
      vendor: "North Quay Kitchen",
      sku: "OUT-MUG",
      tags: ["mug", "enamel", "camping"],
      body: `<p>The one that goes on the hook of the pack. Enamelled steel, rolled rim, 400 ml, and no harm done when it falls off a rock.</p><p>Sits on embers or a stove. The chips it collects are yours to be proud of.</p>`,
      options: [{ name: "Colour", values: ["Cream", "Sky"] }],
      grams: 180,
      price: "12.00",
      stock: [110, 85],
      pictures: [
        {
          alt: "Cream enamel mug with dark speckles and a navy rim",
          stage: "standing",
          drawing: drawMug({
            glaze: PAINT.cream,
            rim: PAINT.navy,
            drink: PAINT.wood,
            decor: flecks([190, 250, 410, 512], 60, 6, PAINT.navy),
          }),
        },
        {
          view: "sky",
          alt: "Sky blue enamel mug with white speckles and a white rim",
          stage: "standing",
          drawing: drawMug({
            glaze: PAINT.sky,
            rim: PAINT.white,
            drink: PAINT.wood,
            decor: flecks([190, 250, 410, 512], 60, 6, PAINT.white),
          }),
        },
      ],
    },
  ],
};
