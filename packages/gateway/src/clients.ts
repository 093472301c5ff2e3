// The four services as the gateway sees them: one connection and one guard for each, so that a slow one cannot take
// the others along.

import { cartService, inventoryService, orderService, productService, userService } from "@shoal/contract";
import type { Log } from "@shoal/process";
import { type ClientOf, createChannel, createClient, createGuard, type Guard } from "@shoal/rpc";

export const upstreams = ["user", "product", "cart", "order"] as const;
export type Upstream = (typeof upstreams)[number];

export type Clients = {
  readonly user: ClientOf<typeof userService>;
  readonly product: ClientOf<typeof productService>;
  readonly inventory: ClientOf<typeof inventoryService>;
  readonly cart: ClientOf<typeof cartService>;
  readonly order: ClientOf<typeof orderService>;
  readonly guards: Readonly<Record<Upstream, Guard>>;
  close(): void;
};

export type ClientOptions = {
  readonly addresses: Readonly<Record<Upstream, string>>;
  /** Proves to the services that the gateway calls. */
  readonly token: string;
  readonly log: Log;
};

/** Silence of a service is noticed after so long. Order asks others itself, and must be able to give up on them first. */
const stalledAfterMs: Readonly<Record<Upstream, number>> = { user: 1000, product: 1000, cart: 1000, order: 3000 };

export function createClients({ addresses, token, log }: ClientOptions): Clients {
  const connect = (upstream: Upstream) => {
    const guard = createGuard({ upstream, log, stalledAfterMs: stalledAfterMs[upstream] });
    return createChannel({ address: addresses[upstream], token, guard });
  };
  const channels = {
    user: connect("user"),
    product: connect("product"),
    cart: connect("cart"),
    order: connect("order"),
  };
  const { user, product, cart, order } = channels;
  return {
    user: createClient(userService, user),
    product: createClient(productService, product),
    inventory: createClient(inventoryService, product),
    cart: createClient(cartService, cart),
    order: createClient(orderService, order),
    guards: { user: user.guard, product: product.guard, cart: cart.guard, order: order.guard },
    close: () => {
      for (const channel of Object.values(channels)) channel.close();
    },
  };
}
