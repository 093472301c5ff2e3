// Exact amounts of money: integer minor units as bigint, always with their currency. No operation here can make a
// fraction of a unit appear or vanish, and none takes or answers a float.

/** An exact amount. `amountMinor` counts minor units: cents for USD, yen for JPY. */
export type Money = { readonly currency: string; readonly amountMinor: bigint };

/** |amountMinor| stays within what a JSON number holds exactly. */
export const amountMinorMax = 2n ** 53n - 1n;

/** An amount out of bounds, two currencies in one sum, or a text that is no amount. */
export class MoneyError extends Error {
  override readonly name = "MoneyError";
}

/** Makes an amount. Throws MoneyError beyond `amountMinorMax` or for a code that is not three capital letters. */
export function money(currency: string, amountMinor: bigint): Money {
  if (!/^[A-Z]{3}$/.test(currency)) throw new MoneyError("a currency is three capital letters");
  if (amountMinor > amountMinorMax || amountMinor < -amountMinorMax) throw new MoneyError("amount out of bounds");
  return { currency, amountMinor };
}

export function zero(currency: string): Money {
  return money(currency, 0n);
}

export function add(left: Money, right: Money): Money {
  return money(sameCurrency(left, right), left.amountMinor + right.amountMinor);
}

export function subtract(left: Money, right: Money): Money {
  return money(sameCurrency(left, right), left.amountMinor - right.amountMinor);
}

/** `count` is a whole number of units, as a quantity is. */
export function multiply(amount: Money, count: number): Money {
  if (!Number.isSafeInteger(count)) throw new MoneyError("a quantity is a whole number");
  return money(amount.currency, amount.amountMinor * BigInt(count));
}

/** Sum of a list, which may be empty. */
export function sum(currency: string, amounts: readonly Money[]): Money {
  return amounts.reduce(add, zero(currency));
}

/** Negative, zero or positive, as a sort wants it. */
export function compare(left: Money, right: Money): number {
  sameCurrency(left, right);
  if (left.amountMinor === right.amountMinor) return 0;
  return left.amountMinor < right.amountMinor ? -1 : 1;
}

export function equals(left: Money, right: Money): boolean {
  return left.currency === right.currency && left.amountMinor === right.amountMinor;
}

/**
 * A share of an amount in basis points (1/10,000), rounded half away from zero to a minor unit, as tax and discount
 * rates are.
 */
export function share(amount: Money, basisPoints: number): Money {
  if (!Number.isSafeInteger(basisPoints)) throw new MoneyError("basis points are a whole number");
  const product = amount.amountMinor * BigInt(basisPoints);
  const half = product < 0n ? -5000n : 5000n;
  return money(amount.currency, (product + half) / 10_000n);
}

/**
 * Splits an amount in proportion to weights so that the parts add up to it exactly: each part is rounded down and the
 * units left go to the largest remainders, earlier parts first. Weights are not negative; all zero counts as equal.
 */
export function allocate(amount: Money, weights: readonly bigint[]): Money[] {
  if (weights.length === 0) throw new MoneyError("nothing to allocate to");
  if (weights.some((weight) => weight < 0n)) throw new MoneyError("a weight is negative");
  const given = weights.reduce((total, weight) => total + weight, 0n);
  const used = given === 0n ? weights.map(() => 1n) : weights;
  const total = given === 0n ? BigInt(weights.length) : given;
  const sign = amount.amountMinor < 0n ? -1n : 1n;
  const whole = amount.amountMinor * sign;
  const parts = used.map((weight) => (whole * weight) / total);
  const byRemainder = used
    .map((weight, index) => ({ index, remainder: (whole * weight) % total }))
    .sort((left, right) =>
      left.remainder === right.remainder ? left.index - right.index : left.remainder < right.remainder ? 1 : -1,
    );
  let left = whole - parts.reduce((sumOfParts, part) => sumOfParts + part, 0n);
  for (const { index } of byRemainder) {
    if (left === 0n) break;
    parts[index] = (parts[index] ?? 0n) + 1n;
    left -= 1n;
  }
  return parts.map((part) => money(amount.currency, part * sign));
}

/** Digits after the point that a currency uses: 2 for USD, 0 for JPY, 3 for KWD (CLDR data of the runtime). */
export function minorDigits(currency: string): number {
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/**
 * Reads a plain decimal such as "19.99" or "50" exactly. Throws MoneyError for anything else: signs other than a
 * leading minus, thousands separators, exponents, or more digits than the currency has.
 */
export function parseDecimal(currency: string, text: string): Money {
  const digits = minorDigits(currency);
  const match = /^(-?)(\d{1,16})(?:\.(\d{1,6}))?$/.exec(text.trim());
  if (match === null) throw new MoneyError("not a decimal amount");
  const fraction = match[3] ?? "";
  if (/[1-9]/.test(fraction.slice(digits))) throw new MoneyError(`more than ${digits} digits after the point`);
  const units = BigInt(`${match[2]}${fraction.slice(0, digits).padEnd(digits, "0")}`);
  return money(currency, match[1] === "-" ? -units : units);
}

/** The plain decimal that `parseDecimal` reads: "19.99", "50" for yen. */
export function toDecimal(amount: Money): string {
  const digits = minorDigits(amount.currency);
  const sign = amount.amountMinor < 0n ? "-" : "";
  const units = (amount.amountMinor < 0n ? -amount.amountMinor : amount.amountMinor)
    .toString()
    .padStart(digits + 1, "0");
  const cut = units.length - digits;
  return digits === 0 ? `${sign}${units}` : `${sign}${units.slice(0, cut)}.${units.slice(cut)}`;
}

function sameCurrency(left: Money, right: Money): string {
  if (left.currency !== right.currency) throw new MoneyError("two currencies in one operation");
  return left.currency;
}
