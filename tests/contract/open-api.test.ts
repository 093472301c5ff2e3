// The OpenAPI document is one that tools take: a linter of such documents finds nothing wrong with it.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { openTestShop, type TestShop } from "../e2e/test-shop.ts";

let t: TestShop;

beforeAll(async () => {
  t = await openTestShop();
}, 60_000);
afterAll(() => t.close(), 30_000);

test("the recommended rules of a linter find no error and nothing to warn of", async () => {
  const source = await (await fetch(`${t.shop.gatewayUrl}/openapi.json`)).text();
  const config = await createConfig({ extends: ["recommended"] });
  const found = await lintFromString({ source, config, absoluteRef: "openapi.json" });
  const told = found.map(
    ({ ruleId, severity, message, location }) => `${severity} ${ruleId}: ${message} at ${location[0]?.pointer}`,
  );
  expect([...new Set(told)]).toEqual([]);
});

test("the linter would find what is wrong", async () => {
  const source = JSON.stringify({
    openapi: "3.1.0",
    info: { title: "a" },
    paths: { "/a": { get: { responses: {} } } },
  });
  const found = await lintFromString({ source, config: await createConfig({ extends: ["recommended"] }) });
  expect(found.some(({ severity }) => severity === "error")).toBe(true);
});
