/** The Audio & Desk aisle: good sound and a tidy worktop. */
import { drawEarphones, drawHeadphones, drawRadio, drawSpeaker, drawTurntable } from "../drawing/audio.ts";
import { drawDeskLamp, drawDeskMat, drawKeyboard, drawOrganiser, drawPhoneStand } from "../drawing/desk.ts";
import { PAINT } from "../drawing/palette.ts";
import { drawCloseUp } from "../drawing/svg.ts";
import type { Aisle } from "../product.ts";

const TURNTABLE = drawTurntable({ plinth: PAINT.wood, label: PAINT.coral, sleeve: PAINT.lagoon, mat: PAINT.slate });

export const AUDIO_DESK: Aisle = {
  category: "Audio & Desk",
  products: [
    {
      handle: "listening-post-headphones",
      title: "Listening Post Headphones",
      vendor: "Signal Hut Sound",
      sku: "AUD-PHONES",
      tags: ["headphones", "wireless", "music"],
      body: `<p>Closed headphones that keep the room out and the music in. The sound is warm and even, the cushions are deep, and every part that wears can be replaced with one small screwdriver.</p>
<ul>
<li>35 hours on one charge</li>
<li>Wireless, or by the cable in the box</li>
<li>Folds flat into a felt case</li>
</ul>`,
      options: [{ name: "Colour", values: ["Coral", "Cream"] }],
      grams: 265,
      price: "179.00",
      compareAt: { Coral: "199.00" },
      stock: [24, 31],
      pictures: [
        {
          alt: "Coral over-ear headphones with cream cushions",
          stage: "standing",
          drawing: drawHeadphones({ shell: PAINT.coral, cushion: PAINT.oat, band: PAINT.coral }),
        },
        {
          view: "cream",
          alt: "Cream over-ear headphones with tan cushions",
          stage: "standing",
          drawing: drawHeadphones({ shell: PAINT.cream, cushion: PAINT.wood, band: PAINT.cream }),
        },
      ],
    },
    {
      handle: "cobble-portable-speaker",
      title: "Cobble Portable Speaker",
      vendor: "Signal Hut Sound",
      sku: "AUD-SPEAKER",
      tags: ["speaker", "wireless", "outdoor"],
      body: `<p>A small speaker with a large heart: one driver, one bass radiator and a woven front that shrugs off sand. It hangs from a branch by its strap and plays for a full day.</p><p>Rinse it under the tap. Two of them make a pair at the press of a button.</p>`,
      options: [{ name: "Colour", values: ["Lagoon", "Mustard"] }],
      grams: 590,
      price: "89.00",
      stock: [40, 17],
      pictures: [
        {
          alt: "Rounded lagoon blue speaker with a woven front and a wrist strap",
          stage: "standing",
          drawing: drawSpeaker({ cloth: PAINT.lagoon, frame: PAINT.foam, strap: PAINT.coral }),
        },
        {
          view: "mustard",
          alt: "Rounded mustard speaker with a woven front and a wrist strap",
          stage: "standing",
          drawing: drawSpeaker({ cloth: PAINT.mustard, frame: PAINT.butter, strap: PAINT.rust }),
        },
      ],
    },
    {
      handle: "wheelhouse-radio",
      title: "Wheelhouse Radio",
      vendor: "Signal Hut Sound",
      sku: "AUD-RADIO",
      tags: ["radio", "wood", "kitchen"],
      body: `<p>FM, digital and the shipping forecast, in a real wood case with a dial you turn. A card inside the lid reads "Gale warnings: listen". It wakes to the station you left, at the volume you left, without asking you to sign in.</p>
<p>Mains or six C cells. 29 x 17 x 12 cm, and the handle is leather.</p>`,
      options: [],
      grams: 2100,
      price: "145.00",
      stock: [11],
      pictures: [
        {
          alt: "Wooden table radio with a slatted speaker, a tuning scale and two brass dials",
          stage: "standing",
          drawing: drawRadio({ wood: PAINT.wood, front: PAINT.oat, needle: PAINT.rust }),
        },
      ],
    },
    {
      handle: "jib-desk-lamp",
      title: "Jib Desk Lamp",
      vendor: "Chart Room Desk Co",
      sku: "AUD-LAMP",
      tags: ["lighting", "lamp", "desk"],
      body: `<p>A balanced arm that stays where you put it, with a deep shade that lights the page and not your eyes. The joints are plain brass and can be tightened with a coin.</p><ul><li>Reach 64 cm, heavy round base</li><li>Warm dimmable bulb included</li></ul>`,
      options: [{ name: "Colour", values: ["Mustard", "Foam"] }],
      grams: 2250,
      price: "112.00",
      stock: [14, 20],
      pictures: [
        {
          alt: "Mustard desk lamp with a jointed arm and a lit shade",
          stage: "standing",
          drawing: drawDeskLamp({ paint: PAINT.mustard, joint: PAINT.steel }),
        },
        {
          view: "foam",
          alt: "Foam green desk lamp with a jointed arm and a lit shade",
          stage: "standing",
          drawing: drawDeskLamp({ paint: PAINT.foam, joint: PAINT.brass }),
        },
      ],
    },
    {
      handle: "boathouse-desk-organiser",
      title: "Boathouse Desk Organiser",
      vendor: "Slipway Joinery",
      sku: "AUD-ORGANISER",
      tags: ["desk", "wood", "storage"],
      body: `<p>A tall bay for pens, a long one for letters and a drawer for the things that roll. Cut from oak offcuts of the boat shed and finished with hard wax.</p>
<p>37 x 18 x 14 cm, felt underneath. Arrives in one piece; there is nothing to assemble.</p>`,
      options: [],
      grams: 1480,
      price: "58.00",
      stock: [26],
      pictures: [
        {
          alt: "Oak desk organiser holding pens, a steel rule and letters",
          stage: "standing",
          drawing: drawOrganiser({ wood: PAINT.wood, tray: PAINT.foam, accent: PAINT.coral }),
        },
      ],
    },
    {
      handle: "morse-mechanical-keyboard",
      title: "Morse Mechanical Keyboard",
      vendor: "Chart Room Desk Co",
      sku: "AUD-KEYBOARD",
      tags: ["keyboard", "desk", "computer"],
      body: `<p>A compact keyboard in a sand-cast case, with keycaps that will not shine and switches you can swap without solder. Pick the feel, then the legends.</p><ul><li><strong>Quiet:</strong> soft and silent, for shared rooms</li><li><strong>Tactile:</strong> a bump you can feel</li></ul><p>USB-C, detachable cable, no software needed.</p>`,
      options: [
        { name: "Switch", values: ["Quiet", "Tactile"] },
        { name: "Layout", values: ["US", "UK", "DE"] },
      ],
      grams: 940,
      price: { Quiet: "139.00", Tactile: "134.00" },
      stock: [18, 9, 3, 22, 13, 0],
      pictures: [
        {
          alt: "Compact keyboard with cream keys, sea blue modifiers and one coral key",
          stage: "flat",
          drawing: drawKeyboard({ body: PAINT.oat, keys: PAINT.cream, accent: PAINT.coral, mods: PAINT.lagoon }),
        },
      ],
    },
    {
      handle: "wool-felt-desk-mat",
      title: "Wool Felt Desk Mat",
      vendor: "Chart Room Desk Co",
      sku: "AUD-MAT",
      tags: ["desk", "felt", "work"],
      body: `<p>A quiet, warm surface for the whole worktop: pressed wool felt with a bound edge and a cork back that does not creep. Mice glide on it, cups do not ring on it.</p>
<p>Spills bead for a minute, which is usually long enough.</p>`,
      options: [{ name: "Size", values: ["60 x 30 cm", "90 x 40 cm"] }],
      grams: { "60 x 30 cm": 390, "90 x 40 cm": 780 },
      price: { "60 x 30 cm": "35.00", "90 x 40 cm": "52.00" },
      stock: [49, 28],
      pictures: [
        {
          alt: "Plum felt desk mat with a notebook, a pencil, a mouse and a cup on it",
          stage: "flat",
          drawing: drawDeskMat({ felt: PAINT.plum, edge: PAINT.coral, cup: PAINT.foam }),
        },
      ],
    },
    {
      handle: "slow-evening-turntable",
      title: "Slow Evening Turntable",
      vendor: "Signal Hut Sound",
      sku: "AUD-TURNTABLE",
      tags: ["turntable", "vinyl", "music"],
      body: `<p>Belt drive, two speeds, and an arm that is set up before it leaves the bench. Plug it straight into a speaker, or switch the pre-amplifier out and use your own.</p><p>The plinth is solid ash on soft feet. <em>Dust cover included;</em> record not.</p>`,
      options: [],
      grams: 4700,
      price: "265.00",
      compareAt: "310.00",
      stock: [4],
      pictures: [
        {
          alt: "Turntable with a wooden plinth playing a record with a coral label, its sleeve behind",
          stage: "flat",
          drawing: TURNTABLE,
        },
        {
          view: "close-up",
          alt: "Close-up of the turntable's arm resting on the record",
          stage: "flat",
          drawing: drawCloseUp(TURNTABLE, 400, 380, 1.9),
        },
      ],
    },
    {
      handle: "limpet-earphones",
      title: "Limpet Wireless Earphones",
      vendor: "Signal Hut Sound",
      sku: "AUD-EARPHONES",
      tags: ["earphones", "wireless", "running"],
      body: `<p>Small, light and hard to dislodge. Four sizes of tip are in the box, and one of them is yours. The case is shaped like a beach stone and charges the pair four times.</p>
<ul>
<li>7 hours, plus 28 in the case</li>
<li>Sweat and rain proof</li>
</ul>`,
      options: [{ name: "Colour", values: ["Chalk", "Pine"] }],
      grams: 52,
      price: "99.00",
      stock: [57, 36],
      pictures: [
        {
          alt: "Chalk white wireless earphones rising from a rounded open case",
          stage: "standing",
          drawing: drawEarphones({ case: PAINT.oat, bud: PAINT.cream, light: PAINT.moss }),
        },
        {
          view: "pine",
          alt: "Pine green wireless earphones rising from a rounded open case",
          stage: "standing",
          drawing: drawEarphones({ case: PAINT.moss, bud: PAINT.leaf, light: PAINT.butter }),
        },
      ],
    },
    {
      handle: "cleat-phone-stand",
      title: "Cleat Phone Stand",
      vendor: "Slipway Joinery",
      sku: "AUD-STAND",
      tags: ["desk", "wood", "phone"],
      body: `<p>A block of oak with a groove at the right angle, on a steel foot heavy enough to stay put when you tap the screen. There is a channel for the cable, so the phone can charge upright.</p><p>Fits phones in their cases, small tablets and recipe cards.</p>`,
      options: [],
      grams: 310,
      price: "24.00",
      stock: [69],
      pictures: [
        {
          alt: "Phone showing a sailing boat, upright in a wooden stand with a steel foot",
          stage: "standing",
          drawing: drawPhoneStand({ wood: PAINT.wood, phone: PAINT.ink, screen: PAINT.blush, metal: PAINT.steel }),
        },
      ],
    },
  ],
};
