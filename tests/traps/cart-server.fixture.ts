// A process that serves carts of nothing but its own name, so that a caller sees who answered. Arguments: the name, the
// address to listen on, its port, and "limited" for a server as the house makes it, "unlimited" for a bare one, or the
// age in milliseconds that its connections reach. Writes the port once it listens.

import { Server, ServerCredentials, type ServiceDefinition } from "@grpc/grpc-js";
import { cartService } from "@shoal/contract";
import { createRpcServer, failedPrecondition, implement } from "@shoal/rpc";
import { quietLog, testTokens } from "@shoal/testkit";

const [name = "", host = "", port = "0", kind = "limited"] = process.argv.slice(2);
const cart = { id: name, version: "1", lines: [] };

async function listenLimited(): Promise<number> {
  const refuse = async () => {
    throw failedPrecondition("UNUSED", "only GetCart is asked here");
  };
  const unused = { from: ["gateway"], handle: refuse };
  const server = createRpcServer({
    log: quietLog(),
    acceptedTokens: [{ service: "gateway", token: testTokens.gateway }],
    ...(kind === "limited" ? {} : { connectionAgeMs: Number(kind) }),
    implementations: [
      implement(cartService, {
        createGuestCart: unused,
        getCart: { from: ["gateway"], handle: async () => ({ cart }) },
        addItem: unused,
        setItem: unused,
        removeItem: unused,
        clearCart: unused,
        mergeCart: unused,
        removeOrderedLines: unused,
      }),
    ],
  });
  return await server.listen(host, Number(port));
}

function listenUnlimited(): Promise<number> {
  const server = new Server();
  server.addService(cartService.definition as unknown as ServiceDefinition, {
    GetCart: (_: unknown, callback: (error: null, answer: object) => void) => callback(null, { cart }),
  });
  return new Promise((resolve, reject) => {
    server.bindAsync(`${host}:${port}`, ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
}

console.log(await (kind === "unlimited" ? listenUnlimited() : listenLimited()));
