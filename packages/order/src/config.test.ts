import { expect, test } from "bun:test";
import { readMigrateConfig, readServeConfig } from "./config.ts";

const common = {
  DATABASE_URL: "postgres://order@db.example/shoal_order",
  SERVICE_TOKENS: `gateway=${"g".repeat(24)}`,
  SERVICE_TOKEN: "o".repeat(24),
  CART_ADDRESS: "cart:50051",
  PRODUCT_ADDRESS: "product:50051",
  SHOP_CURRENCY: "EUR",
  ORDER_TOKEN_SECRET: "s".repeat(32),
};
const stripe = {
  PAYMENT_PROVIDER: "stripe",
  STRIPE_SECRET_KEY: "sk_live_0123456789abcdef",
  STRIPE_RETURN_URL: "https://shop.example/orders/{order_id}",
};

test("production takes money through Stripe, and refuses whatever takes none", () => {
  expect(readServeConfig({ ...common, ...stripe })).toMatchObject(stripe);
  expect(() => readServeConfig({ ...common, PAYMENT_PROVIDER: "simulated" })).toThrow("PAYMENT_PROVIDER must not be");
  const testKey = { ...stripe, STRIPE_SECRET_KEY: "sk_test_0123456789abcdef" };
  expect(() => readServeConfig({ ...common, ...testKey })).toThrow("STRIPE_SECRET_KEY must not be a test key");
  expect(readServeConfig({ ...common, ...testKey, SHOAL_ENV: "dev" })).toMatchObject(testKey);
});

test("what Stripe needs is asked for with its name, and only then", () => {
  expect(() => readServeConfig({ ...common, PAYMENT_PROVIDER: "stripe" })).toThrow(
    "STRIPE_SECRET_KEY is required (or STRIPE_SECRET_KEY_FILE, a file that holds it); STRIPE_RETURN_URL is required",
  );
  expect(() => readServeConfig({ ...common, ...stripe, STRIPE_SECRET_KEY: "pk_live_0123456789abcdef" })).toThrow(
    "STRIPE_SECRET_KEY must be a secret or restricted key of Stripe",
  );
  expect(() => readServeConfig({ ...common, ...stripe, SHOP_CURRENCY: "KWD" })).toThrow("SHOP_CURRENCY is a currency");
  expect(readServeConfig({ ...common, SHOAL_ENV: "dev", SHOP_CURRENCY: "KWD" }).PAYMENT_PROVIDER).toBe("simulated");
});

test("migrate lays out what the named provider keeps, and nothing for one that may not be used", () => {
  const payments = (environment: Record<string, string>) => readMigrateConfig({ ...common, ...environment }).payments;
  expect(payments(stripe)).toEqual({ provider: "stripe", url: common.DATABASE_URL });
  expect(payments({ SHOAL_ENV: "dev" })?.provider).toBe("simulated");
  expect(payments({ PAYMENT_PROVIDER: "simulated" })).toBeUndefined();
});
