// A process that asks for carts. Arguments: the address; "burst" and a count for that many calls at once, "bare" and a
// count for the same past guard and retry, or "steady" for a few at a time, again and again until standard input ends.
// Writes what came of it as lines of JSON.

import { credentials, Client as GrpcClient, Metadata } from "@grpc/grpc-js";
import { cartService } from "@shoal/contract";
import { Code, createChannel, createClient, createGuard, isRefusal } from "@shoal/rpc";
import { quietLog, testCall, testTokens } from "@shoal/testkit";

const [address = "", mode = "", count = "0"] = process.argv.slice(2);
const timeoutMs = 120_000;

function openClient() {
  const channel = createChannel({
    address,
    token: testTokens.gateway,
    // A machine that is busy with something else must not look like a server that has gone silent.
    guard: createGuard({ upstream: "cart", log: quietLog(), stalledAfterMs: 60_000 }),
  });
  return createClient(cartService, channel);
}

/** What a call ended with: the name of who answered, or the reason of a refusal. */
type Ask = () => Promise<string>;

function askGuarded(): Ask {
  const client = openClient();
  return async () => {
    try {
      return (await client.getCart({}, testCall(undefined, timeoutMs))).cart?.id ?? "";
    } catch (error) {
      if (isRefusal(error)) return error.reason;
      throw error;
    }
  };
}

function askBare(): Ask {
  const grpc = new GrpcClient(address, credentials.createInsecure());
  const { path, requestSerialize, responseDeserialize } = cartService.definition.GetCart;
  const metadata = new Metadata();
  metadata.set("x-shoal-token", testTokens.gateway);
  metadata.set("x-shoal-caller", "anonymous");
  return () =>
    new Promise((resolve) => {
      const options = { deadline: Date.now() + timeoutMs };
      grpc.makeUnaryRequest(path, requestSerialize, responseDeserialize, {}, metadata, options, (error, answer) =>
        resolve(error === null ? (answer?.cart?.id ?? "") : (Code[error.code] ?? "")),
      );
    });
}

function tally(outcomes: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

const ask = mode === "bare" ? askBare() : askGuarded();
if (mode === "steady") {
  let isOver = false;
  process.stdin.on("end", () => {
    isOver = true;
  });
  process.stdin.resume();
  const askOn = async () => {
    while (!isOver) {
      console.log(JSON.stringify({ outcome: await ask(), atMs: Date.now() }));
      // So that whoever reads the lines keeps up.
      await Bun.sleep(10);
    }
  };
  await Promise.all(Array.from({ length: 8 }, askOn));
} else {
  // Connected first, so that the burst meets one connection as it is in a service that runs.
  await ask();
  const outcomes = await Promise.all(Array.from({ length: Number(count) }, ask));
  const after = await ask();
  console.log(JSON.stringify({ ...tally(outcomes), after }));
}
process.exit(0);
