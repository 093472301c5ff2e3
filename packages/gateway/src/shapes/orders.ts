// Quotes and orders as JSON.

import { integer, oneOf, t } from "./typebox.ts";
import {
  addressInput,
  addressShape,
  amountInput,
  countShape,
  idShape,
  listOf,
  moneyShape,
  named,
  nullable,
  pageOf,
  paging,
  strict,
  textOf,
  timeShape,
} from "./values.ts";

const orderStatus = oneOf(["pending", "confirmed", "shipped", "delivered", "cancelled"]);
const paymentStatus = oneOf([
  "pending",
  "authorised",
  "captured",
  "partially_refunded",
  "refunded",
  "voided",
  "failed",
]);
const choices = {
  shipping_address_id: t.Optional(idShape),
  shipping_method: t.Optional(textOf(50)),
  coupon_code: t.Optional(textOf(50)),
};

/** Only country and region of the address matter for a quote, so it may be a part of one. */
export const quoteInput = strict({
  ...choices,
  shipping_address: t.Optional(t.Partial(addressInput, { additionalProperties: false })),
});

export const orderInput = strict({
  ...choices,
  shipping_address: t.Optional(addressInput),
  expected_total: t.Optional(amountInput),
  email: t.Optional(textOf(254, 3)),
  payment: strict({
    provider: t.String({ minLength: 1, maxLength: 50, examples: ["simulated"] }),
    token: t.String({ minLength: 1, maxLength: 500, examples: ["tok_ok"] }),
  }),
});

const lineFields = {
  variant_id: idShape,
  product_id: idShape,
  sku: t.String(),
  title: t.String(),
  quantity: t.Number(),
  unit_price: nullable(moneyShape),
  line_total: nullable(moneyShape),
};
export const totalsShape = named(
  "Totals",
  strict({
    subtotal: nullable(moneyShape),
    discount: nullable(moneyShape),
    shipping: nullable(moneyShape),
    tax: nullable(moneyShape),
    total: nullable(moneyShape),
  }),
);
export type TotalsView = typeof totalsShape.static;

export const quoteShape = named("Quote", strict({ lines: t.Array(strict(lineFields)), totals: nullable(totalsShape) }));
export type QuoteView = typeof quoteShape.static;

const orderFields = {
  id: idShape,
  number: t.String(),
  status: orderStatus,
  cancel_reason: nullable(t.String()),
  lines: t.Array(strict({ ...lineFields, refunded_quantity: t.Number() })),
  totals: nullable(totalsShape),
  payment: strict({
    status: paymentStatus,
    provider: t.String(),
    next_action: nullable(t.String()),
    captured: nullable(moneyShape),
    refunded: nullable(moneyShape),
  }),
  shipping_address: nullable(addressShape),
  shipping_method: t.String(),
  buyer: strict({ user_id: nullable(idShape), email: t.String() }),
  created_at: timeShape,
  version: countShape,
};
export const listedOrderShape = named("OrderSummary", strict(orderFields));
export type ListedOrderView = typeof listedOrderShape.static;

export const orderShape = named(
  "Order",
  strict({ ...orderFields, timeline: t.Array(strict({ at: timeShape, type: t.String(), note: t.String() })) }),
);
export type OrderView = typeof orderShape.static;

/** A guest also gets what lets them see their order again. */
export const placedOrderShape = named(
  "PlacedOrder",
  strict({ ...orderShape.properties, order_token: t.Optional(t.String()) }),
);
export const ordersPage = pageOf(listedOrderShape);

export const orderParams = strict({ order_id: idShape });
export const ordersQuery = strict({
  status: t.Optional(orderStatus),
  query: t.Optional(textOf(254)),
  user_id: t.Optional(idShape),
  ...paging,
});
export const noteInput = strict({ note: t.Optional(textOf(200)) });
export const refundInput = strict({
  lines: t.Optional(listOf(strict({ variant_id: idShape, quantity: integer(1, 999) }), 100, 1)),
  restock: t.Optional(t.Boolean()),
  note: t.Optional(textOf(200)),
});
