/** The colours of the house, named as they are on the paint shelf; no drawing mixes its own. */
export const PAINT = {
  ink: "#1f2d3d",
  navy: "#27496d",
  sea: "#3b7a8c",
  lagoon: "#5aa6a6",
  foam: "#b5dad6",
  sky: "#8fbfd9",
  cream: "#fbf5e9",
  oat: "#ecdfc8",
  sand: "#dcc49c",
  rust: "#c4533a",
  coral: "#e88b6e",
  blush: "#f2bfae",
  mustard: "#e3a835",
  butter: "#f6d987",
  moss: "#6c8a57",
  pine: "#2f5d50",
  leaf: "#8fb07a",
  plum: "#6b4a6e",
  lilac: "#b3a4d3",
  rose: "#d67f8a",
  brass: "#c79a45",
  wood: "#bd8654",
  bark: "#8a5a38",
  coffee: "#5a3c2c",
  slate: "#5d6d7e",
  steel: "#c3cdd4",
  charcoal: "#37424e",
  white: "#ffffff",
} as const;

/** The paper, light shape and table that stand behind every product of one category. */
export interface Setting {
  readonly paper: string;
  readonly light: string;
  readonly table: string;
}

export const SETTINGS = {
  Home: { paper: "#d3e6e4", light: "#e9f4f2", table: "#a9cbc8" },
  Kitchen: { paper: "#fae6b9", light: "#fdf4dc", table: "#ecc983" },
  Stationery: { paper: "#e0daf0", light: "#f1eef9", table: "#c6bce0" },
  Outdoor: { paper: "#c3e0ec", light: "#e4f2f7", table: "#93b98b" },
  Apparel: { paper: "#f8dbd0", light: "#fdefe9", table: "#ebb8a6" },
  Bags: { paper: "#dce6c6", light: "#eef4e1", table: "#b9cc97" },
  "Audio & Desk": { paper: "#2c4863", light: "#3a5873", table: "#1d3146" },
  "Tea & Coffee": { paper: "#efcdae", light: "#f9e5d1", table: "#d9a77c" },
} as const satisfies Record<string, Setting>;

/** The shop's categories, in the order in which the shop shows them. */
export type Category = keyof typeof SETTINGS;
