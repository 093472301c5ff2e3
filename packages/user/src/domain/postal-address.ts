// Where a parcel goes, and what makes one acceptable.

export type PostalAddress = {
  readonly name: string;
  readonly line1: string;
  readonly line2: string;
  readonly city: string;
  readonly region: string;
  readonly postalCode: string;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country: string;
  readonly phone: string;
};

export type SavedAddress = {
  readonly id: string;
  readonly postalAddress: PostalAddress;
  readonly createdAt: Date;
  /** Whether it is the one to offer first. */
  readonly isDefault: boolean;
};

/** How many addresses one account may save. */
export const addressesMax = 50;

/** Most characters of each field. */
export const addressFieldLengthMax = 200;

/** Fields by their name in the contract; `min` is 1 where a parcel cannot do without it. */
export const addressFields: readonly {
  readonly key: Exclude<keyof PostalAddress, "country">;
  readonly name: string;
  readonly min: 0 | 1;
}[] = [
  { key: "name", name: "name", min: 1 },
  { key: "line1", name: "line1", min: 1 },
  { key: "line2", name: "line2", min: 0 },
  { key: "city", name: "city", min: 1 },
  { key: "region", name: "region", min: 0 },
  { key: "postalCode", name: "postal_code", min: 0 },
  { key: "phone", name: "phone", min: 0 },
];

const countries: ReadonlySet<string> = new Set(
  `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
   CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
   GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO
   JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR
   MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO
   RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV
   TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`.split(/\s+/),
);

/** Whether a code is one of the 249 that ISO 3166-1 assigns. */
export function isCountry(code: string): boolean {
  return countries.has(code);
}

/** How many codes are known; the standard assigns 249. */
export const countryCount = countries.size;
