// What nothing costs: a server of the gateway's framework that answers a fixed page of a given size, and one that asks
// Redis once before. Started by the benchmark beside the shop, from source: a compiled one costs the same.

import { Elysia } from "elysia";
import { Redis } from "ioredis";

const { port, pageBytes, redisUrl } = JSON.parse(process.argv[2] ?? "{}") as {
  readonly port: number;
  readonly pageBytes: number;
  readonly redisUrl: string;
};
const redis = new Redis(redisUrl);
const page = JSON.stringify({ page: "x".repeat(pageBytes - 11) });
const headers = { "content-type": "application/json" };

new Elysia()
  .get("/api/v1/page", () => new Response(page, { headers }))
  .get("/api/v1/redis", async () => {
    await redis.get("floor");
    return new Response(page, { headers });
  })
  .listen({ port, hostname: "127.0.0.1" });
