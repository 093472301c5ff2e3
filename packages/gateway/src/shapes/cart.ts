// Carts as JSON: what somebody means to buy, with what the catalogue says of it now.

import { integer, t } from "./typebox.ts";
import { countShape, idShape, moneyShape, named, nullable, strict } from "./values.ts";

export const quantityMax = 999;
const quantity = integer(1, quantityMax);

export const addItemInput = strict({ variant_id: idShape, quantity });
export const setItemInput = strict({ quantity });
export const itemParams = strict({ variant_id: idShape });

export const cartShape = named(
  "Cart",
  strict({
    id: nullable(t.String()),
    version: countShape,
    items: t.Array(
      strict({
        variant_id: idShape,
        product_id: nullable(idShape),
        product_handle: nullable(t.String()),
        sku: nullable(t.String()),
        title: nullable(t.String()),
        image_url: nullable(t.String()),
        quantity,
        unit_price: nullable(moneyShape),
        line_total: nullable(moneyShape),
        available: nullable(t.Number({ description: "units that can be sold now; null while it is not known" })),
        purchasable: nullable(t.Boolean({ description: "false when it left the shop; null while it is not known" })),
      }),
    ),
    subtotal: nullable(moneyShape),
  }),
);
export type CartView = typeof cartShape.static;
export type CartItemView = CartView["items"][number];
