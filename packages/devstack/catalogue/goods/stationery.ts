/** The Stationery aisle: paper worth keeping and ink to put on it. */
import { PAINT } from "../drawing/palette.ts";
import { contourRings, dotGrid, WHOLE, waveRows, zigzagRows } from "../drawing/patterns.ts";
import {
  drawDeskCalendar,
  drawEnvelope,
  drawFountainPen,
  drawInkBottle,
  drawLabel,
  drawNotebook,
  drawPaperRolls,
  drawPencils,
  drawPostcards,
  drawRose,
  drawTapes,
} from "../drawing/stationery.ts";
import type { Aisle } from "../product.ts";

export const STATIONERY: Aisle = {
  category: "Stationery",
  products: [
    {
      handle: "sounding-notebook",
      title: "Sounding Notebook",
      vendor: "Low Water Paper",
      sku: "STA-NOTEBOOK",
      tags: ["notebook", "paper", "journal"],
      body: `<p>A cloth-spined notebook with depth contours pressed into the cover, after the charts that sailors made with a lead and a line. It opens flat from the first page to the last.</p>
<ul>
<li>160 pages of 100 gsm paper that takes fountain ink</li>
<li>A5, sewn in sections, elastic closure</li>
<li>Numbered pages and a blank index</li>
</ul>`,
      options: [
        { name: "Cover", values: ["Sea", "Coral"] },
        { name: "Ruling", values: ["Plain", "Lined", "Dotted"] },
      ],
      grams: 340,
      price: "19.00",
      stock: [40, 62, 55, 18, 0, 30],
      pictures: [
        {
          alt: "Sea blue notebook with contour lines, a navy spine and an elastic band",
          stage: "flat",
          drawing: drawNotebook({
            cover: PAINT.sea,
            spine: PAINT.navy,
            band: PAINT.mustard,
            decor: contourRings(336, 250, 7, 34, PAINT.lagoon),
            emblem: drawLabel(240, 400, 150, 76, PAINT.cream),
            tilt: -6,
          }),
        },
        {
          view: "coral",
          alt: "Coral notebook with contour lines, a rust spine and an elastic band",
          stage: "flat",
          drawing: drawNotebook({
            cover: PAINT.coral,
            spine: PAINT.rust,
            band: PAINT.navy,
            decor: contourRings(336, 250, 7, 34, PAINT.blush),
            emblem: drawLabel(240, 400, 150, 76, PAINT.cream),
            tilt: 5,
          }),
        },
      ],
    },
    {
      handle: "masters-log-book",
      title: "Master's Log Book",
      vendor: "Low Water Paper",
      sku: "STA-LOGBOOK",
      tags: ["notebook", "hardback", "journal", "gift"],
      body: `<p>A hardback log with columns for date, place, weather and remarks. People use it for boats, gardens, bread, births and the exact day on which the swifts come back.</p><p>240 pages, foil compass rose on the cover, one ribbon. <em>Twelve years of weather</em> if you write small.</p>`,
      options: [],
      grams: 620,
      price: "29.00",
      stock: [23],
      pictures: [
        {
          alt: "Navy hardback log book with a gold compass rose on the cover",
          stage: "flat",
          drawing: drawNotebook({
            cover: PAINT.navy,
            spine: PAINT.rust,
            band: PAINT.rust,
            decor: "",
            emblem: drawRose(318, 300, 92, PAINT.brass) + drawLabel(262, 440, 112, 56, PAINT.oat),
            tilt: 7,
          }),
        },
      ],
    },
    {
      handle: "chart-room-fountain-pen",
      title: "Chart Room Fountain Pen",
      vendor: "Chart Room Desk Co",
      sku: "STA-PEN",
      tags: ["pen", "fountain pen", "writing", "gift"],
      body: `<p>A plain barrel, a firm clip and a steel nib that starts at once. It weighs 24 g, sits well in a small hand or a large one, and takes cartridges or the converter in the box.</p>
<p>Every nib is tried on paper before it is packed; the scrap comes with the pen.</p>`,
      options: [{ name: "Nib", values: ["Fine", "Medium", "Broad"] }],
      grams: 60,
      price: "48.00",
      stock: [25, 38, 4],
      pictures: [
        {
          alt: "Rust red fountain pen with brass trim writing a blue flourish on paper",
          stage: "flat",
          drawing: drawFountainPen({ barrel: PAINT.rust, trim: PAINT.brass, ink: PAINT.navy }),
        },
      ],
    },
    {
      handle: "harbour-ink",
      title: "Harbour Ink, 40 ml",
      vendor: "Low Water Paper",
      sku: "STA-INK",
      tags: ["ink", "writing", "fountain pen"],
      body: `<p>Dye inks mixed to four colours of the harbour, well behaved in every pen we own. They dry in about eight seconds and wash out of most shirts.</p><ul><li><strong>Slack Water:</strong> a deep sea green</li><li><strong>Night Ferry:</strong> blue-black</li><li><strong>Rust Hull:</strong> warm red-brown</li><li><strong>Thrift:</strong> the pink of the cliff flower</li></ul>`,
      options: [{ name: "Colour", values: ["Slack Water", "Night Ferry", "Rust Hull", "Thrift"] }],
      grams: 170,
      price: "16.50",
      stock: [44, 70, 29, 33],
      pictures: [
        {
          alt: "Square bottle of sea green ink with a ribbed black cap and an ink blot",
          stage: "standing",
          drawing: drawInkBottle({
            ink: PAINT.sea,
            cap: PAINT.ink,
            label: PAINT.cream,
            mark: waveRows([268, 390, 360, 430], 18, 6, PAINT.sea, 34),
          }),
        },
        {
          view: "thrift",
          alt: "Square bottle of pink ink with a ribbed plum cap and an ink blot",
          stage: "standing",
          drawing: drawInkBottle({
            ink: PAINT.rose,
            cap: PAINT.plum,
            label: PAINT.cream,
            mark: waveRows([268, 390, 360, 430], 18, 6, PAINT.rose, 34),
          }),
        },
      ],
    },
    {
      handle: "deckhand-pencils",
      title: "Deckhand Pencils, Tin of Seven",
      vendor: "Chart Room Desk Co",
      sku: "STA-PENCILS",
      tags: ["pencil", "drawing", "set"],
      body: `<p>Seven cedar pencils from 2H to 4B, each dipped in its own colour so that you can find the right one without reading. They come in a wave-banded tin that stands on the desk.</p>
<p>Sharpened at both ends of the scale: hard for plans, soft for skies.</p>`,
      options: [],
      grams: 150,
      price: "14.00",
      stock: [81],
      pictures: [
        {
          alt: "Seven coloured pencils fanned out in a navy tin with a wave band",
          stage: "standing",
          drawing: drawPencils({
            paints: [PAINT.rust, PAINT.coral, PAINT.mustard, PAINT.leaf, PAINT.lagoon, PAINT.sky, PAINT.plum],
            tin: PAINT.navy,
            band: PAINT.oat,
          }),
        },
      ],
    },
    {
      handle: "greetings-postcard-set",
      title: "Greetings Postcard Set",
      vendor: "Low Water Paper",
      sku: "STA-POSTCARDS",
      tags: ["postcard", "letter", "set"],
      body: `<p>Twelve cards, three views: the ferry, the light and the painted houses on the quay. Thick uncoated board that takes any pen and most weather.</p><p>A6, four of each view, plain backs with a small ruled corner for the stamp.</p>`,
      options: [],
      grams: 110,
      price: "9.50",
      stock: [120],
      pictures: [
        {
          alt: "Three illustrated postcards: a sailing boat, a lighthouse and quayside houses",
          stage: "flat",
          drawing: drawPostcards(),
        },
      ],
    },
    {
      handle: "signal-paper-tape",
      title: "Signal Paper Tape, Three Rolls",
      vendor: "Low Water Paper",
      sku: "STA-TAPE",
      tags: ["tape", "craft", "set"],
      body: `<p>Three rolls of paper tape in signal-flag patterns: a stripe, a ray and a spot. They tear by hand, hold on card and glass, and lift off again without a mark.</p>
<p>Each roll is 15 mm wide and 10 m long.</p>`,
      options: [],
      grams: 90,
      price: "8.00",
      compareAt: "10.50",
      stock: [66],
      pictures: [
        {
          alt: "Three rolls of patterned paper tape in coral, sea and mustard",
          stage: "flat",
          drawing: drawTapes({ first: PAINT.coral, second: PAINT.sea, third: PAINT.mustard }),
        },
      ],
    },
    {
      handle: "tide-table-desk-calendar",
      title: "Tide Table Desk Calendar",
      vendor: "Low Water Paper",
      sku: "STA-CALENDAR",
      tags: ["calendar", "desk", "paper"],
      body: `<p>A standing calendar with a month to a page, moon phases, and room on the back for your own tide times. Each month has a small print of a different boat.</p><ul><li>20 x 15 cm, wire-bound</li><li>The stand is board from recycled fibre</li></ul>`,
      options: [{ name: "Starts", values: ["January", "July"] }],
      grams: 260,
      price: "18.50",
      stock: [52, 6],
      pictures: [
        {
          alt: "Standing desk calendar with a print of a red sailing boat above a grid of days",
          stage: "standing",
          drawing: drawDeskCalendar({ sky: PAINT.butter, sea: PAINT.sea, sun: PAINT.coral, stand: PAINT.plum }),
        },
      ],
    },
    {
      handle: "sealed-letter-set",
      title: "Sealed Letter Set",
      vendor: "Chart Room Desk Co",
      sku: "STA-LETTERS",
      tags: ["letter", "envelope", "gift", "set"],
      body: `<p>Twenty sheets, twenty lined envelopes and a stick of flexible wax that survives the sorting machine. The brass seal bears a small anchor and fits a waistcoat pocket.</p>
<p>For thank-yous, apologies and the kind of news that deserves a stamp.</p>`,
      options: [{ name: "Paper", values: ["Oat", "Lilac"] }],
      grams: 420,
      price: "36.00",
      stock: [17, 21],
      pictures: [
        {
          alt: "Oat envelope with a wave-patterned lining, a letter and a red wax seal with an anchor",
          stage: "flat",
          drawing: drawEnvelope({ paper: PAINT.oat, liner: PAINT.sea, seal: PAINT.rust }),
        },
        {
          view: "lilac",
          alt: "Lilac envelope with a coral lining, a letter and a plum wax seal with an anchor",
          stage: "flat",
          drawing: drawEnvelope({ paper: PAINT.lilac, liner: PAINT.coral, seal: PAINT.plum }),
        },
      ],
    },
    {
      handle: "quayside-wrapping-paper",
      title: "Quayside Wrapping Paper",
      vendor: "Low Water Paper",
      sku: "STA-WRAP",
      tags: ["wrapping", "paper", "gift", "set"],
      body: `<p>Three rolls of heavy wrapping paper that folds crisply and does not show the box beneath. Waves, spots and zigzags, printed with vegetable inks.</p><p>Each roll is 70 cm wide and 3 m long. <strong>Recyclable,</strong> and good enough to iron and use again.</p>`,
      options: [],
      grams: 680,
      price: "15.00",
      stock: [35],
      pictures: [
        {
          alt: "Three rolls of patterned wrapping paper, the middle one tied with a bow",
          stage: "flat",
          drawing: drawPaperRolls({
            papers: [PAINT.lagoon, PAINT.blush, PAINT.mustard],
            first: waveRows([260, 130, 380, 560], 42, 8, PAINT.cream, 40),
            second: dotGrid(WHOLE, 34, 12, PAINT.rose),
            third: zigzagRows([260, 140, 380, 580], 44, 8, PAINT.cream, 36),
          }),
        },
      ],
    },
  ],
};
