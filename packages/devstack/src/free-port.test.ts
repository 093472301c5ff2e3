// Ports for servers that are started, ended and started again.

import { expect, test } from "bun:test";
import { findFreePort } from "./free-port.ts";

test("many who look at once get ports of their own, none that an outgoing connection could be given", async () => {
  const ports = await Promise.all(Array.from({ length: 500 }, () => findFreePort()));
  expect(new Set(ports).size).toBe(500);
  for (const port of ports) expect(port).toBeWithin(10_000, 32_768);
});
