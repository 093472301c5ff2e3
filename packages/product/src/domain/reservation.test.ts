import { expect, test } from "bun:test";
import fc from "fast-check";
import { planRestock, type Reservation, type ReservationState, replyToReserve } from "./reservation.ts";

const line = (variantId: string, quantity: number) => ({
  variantId,
  quantity,
  productId: "p",
  sku: "s",
  title: "t",
  unitPriceMinor: 100n,
  weightGrams: 1,
});

function stored(state: ReservationState, over: Partial<Reservation> = {}): Reservation {
  const lines = [line("a", 2), line("b", 1)];
  return { orderId: "o", attempt: 1, state, expiresAt: new Date(0), isLapsed: false, lines, restocks: [], ...over };
}

const asked = (attempt: number) => ({
  attempt,
  lines: [
    { variantId: "b", quantity: 1 },
    { variantId: "a", quantity: 2 },
  ],
});
const refused = (why: string) => ({ kind: "refused", why });

test("every stored state has one answer to each attempt", () => {
  const cases = [
    [undefined, 1, { kind: "short" }],
    [undefined, 2, refused("no_first_attempt")],
    [stored("held"), 1, { kind: "stored" }],
    [stored("held"), 2, refused("still_held")],
    [stored("held", { isLapsed: true }), 1, { kind: "stored" }],
    [stored("held", { isLapsed: true }), 2, { kind: "end_lapsed" }],
    [stored("expired"), 1, { kind: "stored" }],
    [stored("expired"), 2, { kind: "short" }],
    [stored("held", { attempt: 2 }), 1, refused("attempt_over")],
    [stored("expired", { attempt: 2 }), 1, refused("attempt_over")],
    [stored("expired", { attempt: 2 }), 2, { kind: "stored" }],
    [stored("committed"), 1, refused("closed")],
    [stored("committed", { attempt: 2 }), 2, refused("closed")],
    [stored("released", { attempt: 0, lines: [] }), 1, refused("closed")],
    [stored("released"), 2, refused("closed")],
  ] as const;
  for (const [reservation, attempt, reply] of cases) {
    expect(replyToReserve(reservation, asked(attempt)) as object).toEqual(reply);
  }
});

test("other lines than before are refused: another quantity, another variant, one less, one more", () => {
  for (const lines of [
    [{ variantId: "a", quantity: 2 }],
    [...asked(1).lines, { variantId: "c", quantity: 1 }],
    [asked(1).lines[0], { variantId: "a", quantity: 3 }],
    [asked(1).lines[0], { variantId: "c", quantity: 2 }],
  ]) {
    const given = lines.filter((each) => each !== undefined);
    for (const attempt of [1, 2]) {
      expect(replyToReserve(stored("expired"), { attempt, lines: given })).toEqual({
        kind: "refused",
        why: "other_lines",
      });
    }
  }
});

test("whatever comes back in whatever portions, no variant comes back more often than it was sold", () => {
  const portion = fc.array(
    fc.record({ variantId: fc.constantFrom("a", "b", "c"), quantity: fc.integer({ min: 1, max: 3 }) }),
    {
      maxLength: 3,
    },
  );
  fc.assert(
    fc.property(fc.array(portion, { maxLength: 6 }), (portions) => {
      let reservation = stored("committed");
      for (const [index, lines] of portions.entries()) {
        const plan = planRestock(
          reservation,
          lines.filter((each, at) => lines.findIndex((other) => other.variantId === each.variantId) === at),
        );
        if (plan.kind === "too_many") continue;
        reservation = {
          ...reservation,
          restocks: [...reservation.restocks, { requestId: `${index}`, lines: plan.lines }],
        };
      }
      const rest = planRestock(reservation, []);
      if (rest.kind !== "planned") throw new Error("the rest can always come back");
      const back = new Map<string, number>();
      for (const each of [...reservation.restocks.flatMap(({ lines }) => lines), ...rest.lines]) {
        back.set(each.variantId, (back.get(each.variantId) ?? 0) + each.quantity);
      }
      expect(Object.fromEntries(back)).toEqual({ a: 2, b: 1 });
    }),
  );
});
