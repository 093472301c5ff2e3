/** The whole shop, aisle by aisle, in the order in which it is shown and imported. */
import { APPAREL } from "./goods/apparel.ts";
import { AUDIO_DESK } from "./goods/audio-desk.ts";
import { BAGS } from "./goods/bags.ts";
import { HOME } from "./goods/home.ts";
import { KITCHEN } from "./goods/kitchen.ts";
import { OUTDOOR } from "./goods/outdoor.ts";
import { STATIONERY } from "./goods/stationery.ts";
import { TEA_COFFEE } from "./goods/tea-coffee.ts";
import type { Aisle } from "./product.ts";

export const AISLES: readonly Aisle[] = [HOME, KITCHEN, STATIONERY, OUTDOOR, APPAREL, BAGS, AUDIO_DESK, TEA_COFFEE];
