import { expect, test } from "bun:test";
import { staleFiles } from "../generate.ts";
import { cartService, inventoryService, orderService, productService, userService } from "./index.ts";

test("the committed bundle and types say what the protos say", async () => {
  expect(await staleFiles()).toEqual([]);
});

test("int64 beyond 2^53 crosses the wire exactly", () => {
  const method = inventoryService.definition.AdjustStock;
  const bytes = method.requestSerialize({ variantId: "v", delta: "9007199254740993" });
  expect(method.requestDeserialize(bytes).delta).toBe("9007199254740993");
});

test("every method says how it may be retried, and reads are marked as such", () => {
  const services = [userService, productService, inventoryService, cartService, orderService];
  const reads = services.flatMap((service) =>
    Object.entries(service.definition as unknown as Record<string, { options?: { idempotency_level?: string } }>)
      .filter(([, method]) => method.options?.idempotency_level === "NO_SIDE_EFFECTS")
      .map(([name]) => name),
  );
  expect(reads.length).toBeGreaterThan(10);
  expect(reads.filter((name) => !/^(Get|List|BatchGet|Quote)/.test(name))).toEqual([]);
});

test("no price, total or discount of a caller exists in what places an order", () => {
  const fields = Object.keys(orderService.definition.PlaceOrder.requestType.type).length;
  expect(fields).toBeGreaterThan(0);
  const names = JSON.stringify(orderService.definition.PlaceOrder.requestType.type);
  expect(names).toContain("expectedTotal");
  expect(names).not.toMatch(/price|discount|tax/i);
});
