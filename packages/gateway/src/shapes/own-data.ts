// All that the shop knows of one person, as JSON.

import { sessionSummaryShape, userShape } from "./accounts.ts";
import { listedOrderShape } from "./orders.ts";
import { t } from "./typebox.ts";
import { named, savedAddressShape, strict } from "./values.ts";

export const exportShape = named(
  "OwnData",
  strict({
    account: userShape,
    addresses: t.Array(savedAddressShape),
    sessions: t.Array(sessionSummaryShape),
    orders: t.Array(listedOrderShape),
  }),
);
export type OwnDataView = typeof exportShape.static;
