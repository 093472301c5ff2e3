/** The Tea & Coffee aisle: leaves, beans and what brews them. */
import { PAINT } from "../drawing/palette.ts";
import {
  contourRings,
  dotGrid,
  flecks,
  slantedLines,
  stripeColumns,
  stripeRows,
  WHOLE,
  waveRows,
} from "../drawing/patterns.ts";
import { fillCircle, fillPath } from "../drawing/svg.ts";
import {
  drawBean,
  drawCoffeeBag,
  drawDripper,
  drawGooseneck,
  drawGrinder,
  drawPress,
  drawSprig,
  drawTeapot,
  drawTin,
} from "../drawing/tea-coffee.ts";
import type { Aisle } from "../product.ts";

const SAIL = fillPath("M316 284V356H268ZM326 296V356H368ZM260 364H380L360 386H280Z", PAINT.rust);
const SUNRISE =
  fillCircle(320, 348, 40, PAINT.mustard) +
  fillPath("M256 348H384V392H256Z", PAINT.cream) +
  waveRows([262, 366, 368, 384], 16, 5, PAINT.sea, 32);

export const TEA_COFFEE: Aisle = {
  category: "Tea & Coffee",
  products: [
    {
      handle: "first-bell-breakfast-tea",
      title: "First Bell Breakfast Tea",
      vendor: "Second Bell Tea",
      sku: "TEA-BREAKFAST",
      tags: ["tea", "black tea", "breakfast"],
      body: `<p>A strong, round blend that takes milk and forgives a long stand in the pot. Whole leaf from two gardens, blended every month to taste the same as the month before.</p>
<p>One spoon a cup, boiling water, four minutes. <em>Milk second,</em> but we do not argue.</p>`,
      options: [{ name: "Size", values: ["125 g tin", "250 g tin"] }],
      grams: { "125 g tin": 230, "250 g tin": 390 },
      price: { "125 g tin": "13.50", "250 g tin": "23.00" },
      stock: [92, 47],
      pictures: [
        {
          alt: "Navy tea tin with fine stripes and a cream label showing a tea sprig",
          stage: "standing",
          drawing: drawTin({
            paint: PAINT.navy,
            lid: PAINT.ink,
            label: PAINT.cream,
            decor: stripeColumns(WHOLE, 26, 5, PAINT.sea),
            mark: drawSprig(320, 336, PAINT.pine),
          }),
        },
      ],
    },
    {
      handle: "watch-fire-smoked-tea",
      title: "Watch Fire Smoked Tea",
      vendor: "Second Bell Tea",
      sku: "TEA-SMOKED",
      tags: ["tea", "black tea", "smoked"],
      body: `<p>Large leaves dried over pine embers: tar, rope and raisins in the cup. Drink it outdoors without milk, or put a spoonful in a marinade.</p><p>100 g in a tin that keeps the smoke where it should be.</p>`,
      options: [],
      grams: 200,
      price: "15.00",
      stock: [38],
      pictures: [
        {
          alt: "Rust tea tin with slanted lines and a label showing a small sailing boat",
          stage: "standing",
          drawing: drawTin({
            paint: PAINT.rust,
            lid: PAINT.coffee,
            label: PAINT.butter,
            decor: slantedLines(WHOLE, 40, 7, PAINT.coral),
            mark: SAIL,
          }),
        },
      ],
    },
    {
      handle: "sea-mint-infusion",
      title: "Sea Mint Infusion",
      vendor: "Second Bell Tea",
      sku: "TEA-MINT",
      tags: ["tea", "herbal", "caffeine free"],
      body: `<p>Peppermint, fennel seed and a little kelp, which sounds odd and tastes like a clean morning. No caffeine, so it is the last pot of the night.</p>
<ul>
<li>60 g loose, about 40 cups</li>
<li>Grown, dried and packed by four people and a tractor</li>
</ul>`,
      options: [],
      grams: 150,
      price: "11.00",
      stock: [0],
      pictures: [
        {
          alt: "Foam green tea tin with dots and a cream label showing a mint sprig",
          stage: "standing",
          drawing: drawTin({
            paint: PAINT.lagoon,
            lid: PAINT.pine,
            label: PAINT.cream,
            decor: dotGrid(WHOLE, 32, 8, PAINT.foam),
            mark: drawSprig(320, 336, PAINT.moss),
          }),
        },
      ],
    },
    {
      handle: "winch-house-espresso",
      title: "Winch House Espresso",
      vendor: "Winch House Roasters",
      sku: "TEA-ESPRESSO",
      tags: ["coffee", "beans", "espresso"],
      body: `<p>Our house roast: dark chocolate, toasted nuts and enough backbone for milk. Roasted every Tuesday and posted on Wednesday, with the date stamped on the bag.</p><ul><li>Beans from two growers whom we name on the label</li><li>The bag has a valve and can be composted</li></ul>`,
      options: [
        { name: "Size", values: ["250 g", "1 kg"] },
        { name: "Grind", values: ["Whole Bean", "Espresso", "Filter"] },
      ],
      grams: { "250 g": 275, "1 kg": 1040 },
      price: { "250 g": "14.50", "1 kg": "48.00" },
      stock: [105, 60, 54, 33, 12, 15],
      pictures: [
        {
          alt: "Plum coffee bag with a folded top, a cream label and loose beans",
          stage: "standing",
          drawing: drawCoffeeBag({
            paper: PAINT.plum,
            label: PAINT.cream,
            fold: PAINT.ink,
            decor: contourRings(320, 350, 6, 44, "#ffffff26"),
            mark: drawBean(296, 330, 24) + drawBean(346, 336, -20),
          }),
        },
      ],
    },
    {
      handle: "early-ferry-filter-coffee",
      title: "Early Ferry Filter Coffee",
      vendor: "Winch House Roasters",
      sku: "TEA-FILTER",
      tags: ["coffee", "beans", "filter"],
      body: `<p>A light roast for slow brewing: apricot, black tea and honey. It is at its best a week after roasting, which is about when it reaches you.</p>
<p>Try 15 g to 250 ml at 94 degrees, and change nothing until you have tasted it.</p>`,
      options: [{ name: "Grind", values: ["Whole Bean", "Filter"] }],
      grams: 275,
      price: "16.00",
      stock: [76, 5],
      pictures: [
        {
          alt: "Coral coffee bag with pale waves and a label showing a sunrise over the sea",
          stage: "standing",
          drawing: drawCoffeeBag({
            paper: PAINT.coral,
            label: PAINT.cream,
            fold: PAINT.rust,
            decor: waveRows([170, 230, 480, 500], 44, 7, PAINT.blush, 64),
            mark: SUNRISE,
          }),
        },
      ],
    },
    {
      handle: "heron-gooseneck-kettle",
      title: "Heron Gooseneck Kettle",
      vendor: "North Quay Kitchen",
      sku: "TEA-KETTLE",
      tags: ["kettle", "coffee", "stovetop"],
      body: `<p>A slim spout that pours a thread of water exactly where you want it. Brushed steel, a cool beech handle and a lid that stays on when you tip it.</p><p>900 ml, for gas, electric and induction hobs. The thermometer in the lid reads without lifting it.</p>`,
      options: [{ name: "Finish", values: ["Steel", "Pine"] }],
      grams: 780,
      price: { Steel: "68.00", Pine: "74.00" },
      stock: [29, 16],
      pictures: [
        {
          alt: "Steel gooseneck kettle with a wooden handle and a brass trim",
          stage: "standing",
          drawing: drawGooseneck({ metal: PAINT.steel, handle: PAINT.bark, trim: PAINT.brass }),
        },
        {
          view: "pine",
          alt: "Pine green gooseneck kettle with a wooden handle and a brass trim",
          stage: "standing",
          drawing: drawGooseneck({ metal: PAINT.pine, handle: PAINT.coffee, trim: PAINT.brass }),
        },
      ],
    },
    {
      handle: "round-hull-teapot",
      title: "Round Hull Teapot",
      vendor: "Old Kiln Yard",
      sku: "TEA-POT",
      tags: ["teapot", "pottery", "handmade"],
      body: `<p>Thrown round as a boat's hull, with a spout that does not drip: we throw away the ones that do. A steel basket sits inside for loose leaf and lifts out when the tea is ready.</p>
<ul>
<li>Two cups or six</li>
<li>Stoneware, dishwasher safe</li>
</ul>`,
      options: [
        { name: "Size", values: ["500 ml", "1.2 litre"] },
        { name: "Glaze", values: ["Sea", "Butter"] },
      ],
      grams: { "500 ml": 620, "1.2 litre": 1100 },
      price: { "500 ml": "46.00", "1.2 litre": "62.00" },
      stock: [18, 14, 10, 2],
      pictures: [
        {
          alt: "Round sea blue teapot with pale stripes and a bark brown handle",
          stage: "standing",
          drawing: drawTeapot({
            glaze: PAINT.sea,
            lid: PAINT.navy,
            handle: PAINT.bark,
            decor: stripeRows([0, 350, 640, 410], 28, 8, PAINT.foam),
          }),
        },
        {
          view: "butter",
          alt: "Round butter yellow teapot with brown flecks and a rust lid",
          stage: "standing",
          drawing: drawTeapot({
            glaze: PAINT.butter,
            lid: PAINT.rust,
            handle: PAINT.rust,
            decor: flecks([166, 270, 474, 510], 60, 6, PAINT.wood),
          }),
        },
      ],
    },
    {
      handle: "slack-tide-pour-over-set",
      title: "Slack Tide Pour-Over Set",
      vendor: "North Quay Kitchen",
      sku: "TEA-POUROVER",
      tags: ["coffee", "filter", "set", "gift"],
      body: `<p>A ribbed stoneware cone, a glass server with a wooden collar and forty paper filters. Three minutes of doing nothing but pouring, which is the best part of the morning.</p><p>Makes up to 600 ml. Everything but the collar goes in the dishwasher.</p>`,
      options: [],
      grams: 890,
      price: "56.00",
      compareAt: "64.00",
      stock: [20],
      pictures: [
        {
          alt: "Coral pour-over cone on a glass server half full of coffee",
          stage: "standing",
          drawing: drawDripper({ cone: PAINT.coral, paper: PAINT.cream, coffee: PAINT.coffee }),
        },
      ],
    },
    {
      handle: "capstan-hand-grinder",
      title: "Capstan Hand Grinder",
      vendor: "Winch House Roasters",
      sku: "TEA-GRINDER",
      tags: ["coffee", "grinder", "travel"],
      body: `<p>Steel burrs, two bearings and a long arm: forty turns for one cup, and no motor to wake the house. The setting clicks, so yesterday's grind is easy to find again.</p>
<p>Holds 25 g. Comes apart without tools for brushing out.</p>`,
      options: [],
      grams: 520,
      price: "82.00",
      stock: [15],
      pictures: [
        {
          alt: "Hand coffee grinder with a sea blue body, a steel arm and a glass jar of ground coffee",
          stage: "standing",
          drawing: drawGrinder({ body: PAINT.sea, band: PAINT.brass, knob: PAINT.bark }),
        },
      ],
    },
    {
      handle: "bell-buoy-coffee-press",
      title: "Bell Buoy Coffee Press",
      vendor: "North Quay Kitchen",
      sku: "TEA-PRESS",
      tags: ["coffee", "press", "glass"],
      body: `<p>The simplest way to make coffee for a table: grounds, water, patience, push. Heat-proof glass in a steel cage, with a double mesh that keeps the last sip clean.</p><ul><li>Spare glass always in stock</li><li>Works for cold tea in July</li></ul>`,
      options: [{ name: "Size", values: ["3 cup", "8 cup"] }],
      grams: { "3 cup": 430, "8 cup": 720 },
      price: { "3 cup": "29.00", "8 cup": "41.00" },
      stock: [34, 25],
      pictures: [
        {
          alt: "Glass coffee press in a rust red frame, half full of coffee",
          stage: "standing",
          drawing: drawPress({ frame: PAINT.rust, coffee: PAINT.coffee, knob: PAINT.wood }),
        },
      ],
    },
  ],
};
