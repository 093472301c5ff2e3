// Values of the contract to JSON and back. Total functions: whatever a service answers has a JSON form.

import {
  dateFromTimestamp,
  type Money,
  type Money__Output,
  type PostalAddress,
  type PostalAddress__Output,
  type Timestamp__Output,
} from "@shoal/contract";
import type { AddressInput, AddressView, AmountInput, MoneyView } from "../shapes/values.ts";

/** Amounts stay within 2^53 - 1 everywhere in the shop, so the number is exact. */
export function moneyToJson(money: Money__Output | null | undefined): MoneyView | null {
  return money == null ? null : { amount_minor: Number(money.amountMinor), currency_code: money.currencyCode };
}

export function moneyToProto(amount: AmountInput): Money {
  return { currencyCode: amount.currency_code, amountMinor: String(amount.amount_minor) };
}

export function timeToJson(time: Timestamp__Output | null | undefined): string {
  return (dateFromTimestamp(time) ?? new Date(0)).toISOString();
}

/** Empty texts that mean "none" in the contract are null in JSON. */
export function textOrNull(text: string): string | null {
  return text === "" ? null : text;
}

/** A list's end as JSON has it: no token on the last page. */
export function pageToJson<T>(items: readonly T[], nextPageToken: string): { items: T[]; next_page_token?: string } {
  return nextPageToken === "" ? { items: [...items] } : { items: [...items], next_page_token: nextPageToken };
}

/** What a list's query asks for. */
export function pageToProto(query: { readonly page_size?: string; readonly page_token?: string }): {
  pageSize: number;
  pageToken: string;
} {
  return { pageSize: Number(query.page_size ?? 0), pageToken: query.page_token ?? "" };
}

export function addressToProto(address: Partial<AddressInput>): PostalAddress {
  const { name, line1, line2, city, region, postal_code: postalCode, country, phone } = address;
  return {
    name: name ?? "",
    line1: line1 ?? "",
    line2: line2 ?? "",
    city: city ?? "",
    region: region ?? "",
    postalCode: postalCode ?? "",
    country: country ?? "",
    phone: phone ?? "",
  };
}

export function addressToJson(address: PostalAddress__Output): AddressView {
  const { name, line1, line2, city, region, postalCode, country, phone } = address;
  return { name, line1, line2, city, region, postal_code: postalCode, country, phone };
}
