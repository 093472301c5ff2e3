import { expect, test } from "bun:test";
import fc from "fast-check";
import { orderNumber, readOrderNumber } from "./order-number.ts";

const random = fc.uint8Array({ minLength: 10, maxLength: 10 });

test("a number is ten characters that cannot be mistaken for one another", () => {
  fc.assert(
    fc.property(random, (bytes) => expect(orderNumber(bytes)).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)),
  );
});

test("a number is found again however it was typed", () => {
  const look = fc.constantFrom(
    (text: string) => text.toLowerCase(),
    (text: string) => text.replace("-", ""),
    (text: string) => ` ${text.replace("-", " ")} `,
    (text: string) => text.replaceAll("0", "O").replaceAll("1", "l"),
    (text: string) => text.replaceAll("0", "o").replaceAll("1", "I"),
  );
  fc.assert(
    fc.property(random, look, (bytes, typed) => {
      expect(readOrderNumber(typed(orderNumber(bytes)))).toBe(orderNumber(bytes));
    }),
  );
});
