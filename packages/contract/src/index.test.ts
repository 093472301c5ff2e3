import { expect, test } from "bun:test";
import type { MethodDefinition } from "@grpc/proto-loader";
import { staleFiles } from "../generate.ts";
import { cartService, inventoryService, orderService, productService, userService } from "./index.ts";

const services = [userService, productService, inventoryService, cartService, orderService];

test("the committed bundle and types say what the protos say", async () => {
  expect(await staleFiles()).toEqual([]);
});

test("int64 beyond 2^53 crosses the wire exactly", () => {
  const method = inventoryService.definition.AdjustStock;
  const bytes = method.requestSerialize({ variantId: "v", delta: "9007199254740993" });
  expect(method.requestDeserialize(bytes).delta).toBe("9007199254740993");
});

type Field = { readonly name: string; readonly type: string; readonly label: string };

test("every plain field of every request and answer crosses the wire under its own name", () => {
  const values: Record<string, unknown> = {
    ...{ TYPE_STRING: "text", TYPE_BOOL: true, TYPE_INT32: 7, TYPE_UINT32: 7, TYPE_INT64: "9007199254740993" },
    ...{ TYPE_BYTES: Buffer.from([1, 2]), TYPE_UINT64: "9007199254740993" },
  };
  let count = 0;
  for (const { definition } of services) {
    for (const method of Object.values(definition as unknown as Record<string, MethodDefinition<object, object>>)) {
      const sides = [
        [method.requestType, method.requestSerialize, method.requestDeserialize],
        [method.responseType, method.responseSerialize, method.responseDeserialize],
      ] as const;
      for (const [messageType, serialize, deserialize] of sides) {
        const fields = (messageType.type as { field: readonly Field[] }).field;
        for (const { name, type, label } of fields.filter((field) => field.type in values)) {
          const value = label === "LABEL_REPEATED" ? [values[type]] : values[type];
          expect({ name, arrived: deserialize(serialize({ [name]: value })) }).toMatchObject({
            name,
            arrived: { [name]: value },
          });
          expect(name).not.toContain("_");
          count += 1;
        }
      }
    }
  }
  expect(count).toBeGreaterThan(100);
});

test("every method says how it may be retried, and reads are marked as such", () => {
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
