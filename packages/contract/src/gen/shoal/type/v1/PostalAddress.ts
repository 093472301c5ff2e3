/**
 * Where a parcel goes. Fields are free text but for the country; each is at
 * most 200 characters.
 */
export interface PostalAddress {
  /**
   * Who receives the parcel. Required.
   */
  'name'?: (string);
  /**
   * Street and number. Required.
   */
  'line1'?: (string);
  /**
   * Flat, floor or company. May be empty.
   */
  'line2'?: (string);
  /**
   * City or locality. Required.
   */
  'city'?: (string);
  /**
   * State, province or region. May be empty.
   */
  'region'?: (string);
  /**
   * Postal code as the country writes it. May be empty where there is none.
   */
  'postalCode'?: (string);
  /**
   * ISO 3166-1 alpha-2 code in upper case, for example "NO". Required.
   */
  'country'?: (string);
  /**
   * Telephone number for the carrier. May be empty.
   */
  'phone'?: (string);
}

/**
 * Where a parcel goes. Fields are free text but for the country; each is at
 * most 200 characters.
 */
export interface PostalAddress__Output {
  /**
   * Who receives the parcel. Required.
   */
  'name': (string);
  /**
   * Street and number. Required.
   */
  'line1': (string);
  /**
   * Flat, floor or company. May be empty.
   */
  'line2': (string);
  /**
   * City or locality. Required.
   */
  'city': (string);
  /**
   * State, province or region. May be empty.
   */
  'region': (string);
  /**
   * Postal code as the country writes it. May be empty where there is none.
   */
  'postalCode': (string);
  /**
   * ISO 3166-1 alpha-2 code in upper case, for example "NO". Required.
   */
  'country': (string);
  /**
   * Telephone number for the carrier. May be empty.
   */
  'phone': (string);
}
