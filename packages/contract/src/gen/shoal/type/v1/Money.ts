import type { Long } from '@grpc/proto-loader';

/**
 * An exact amount of one currency. There is no fraction of a minor unit
 * anywhere in the shop.
 */
export interface Money {
  /**
   * ISO 4217 code in upper case, for example "USD".
   */
  'currencyCode'?: (string);
  /**
   * Amount in the currency's minor unit (cents for USD, yen for JPY).
   * |amount_minor| <= 2^53 - 1, so that JSON numbers stay exact.
   */
  'amountMinor'?: (number | string | Long);
}

/**
 * An exact amount of one currency. There is no fraction of a minor unit
 * anywhere in the shop.
 */
export interface Money__Output {
  /**
   * ISO 4217 code in upper case, for example "USD".
   */
  'currencyCode': (string);
  /**
   * Amount in the currency's minor unit (cents for USD, yen for JPY).
   * |amount_minor| <= 2^53 - 1, so that JSON numbers stay exact.
   */
  'amountMinor': (string);
}
