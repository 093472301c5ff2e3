// A node of the category tree.

export type Category = {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  /** The node above, or null at the top. */
  readonly parentId: string | null;
  /** Grows by one at each change. */
  readonly version: bigint;
};

export const categoryNameBounds = { min: 1, max: 200 } as const;
