// The contract as TypeScript: service definitions to serve and call, and the message types they speak.
// `X` is what may be sent (every field optional), `X__Output` what arrives (every field present).

import type { CartServiceDefinition, CartServiceHandlers } from "./gen/shoal/cart/v1/CartService.ts";
import type { OrderServiceDefinition, OrderServiceHandlers } from "./gen/shoal/order/v1/OrderService.ts";
import type { InventoryServiceDefinition, InventoryServiceHandlers } from "./gen/shoal/product/v1/InventoryService.ts";
import type { ProductServiceDefinition, ProductServiceHandlers } from "./gen/shoal/product/v1/ProductService.ts";
import type { UserServiceDefinition, UserServiceHandlers } from "./gen/shoal/user/v1/UserService.ts";
import { loadService } from "./load.ts";

export const userService = loadService<UserServiceDefinition, UserServiceHandlers>("shoal.user.v1.UserService");
export const productService = loadService<ProductServiceDefinition, ProductServiceHandlers>(
  "shoal.product.v1.ProductService",
);
export const inventoryService = loadService<InventoryServiceDefinition, InventoryServiceHandlers>(
  "shoal.product.v1.InventoryService",
);
export const cartService = loadService<CartServiceDefinition, CartServiceHandlers>("shoal.cart.v1.CartService");
export const orderService = loadService<OrderServiceDefinition, OrderServiceHandlers>("shoal.order.v1.OrderService");

export type * from "./gen/types.ts";
export type { Service } from "./load.ts";
export { dateFromTimestamp, durationFromMs, durationToMs, timestampFromDate } from "./timestamp.ts";
