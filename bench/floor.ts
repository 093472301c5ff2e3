// What nothing costs: a server of the gateway's framework that answers fixed pages of given sizes, and one that asks
// Redis once before. Started by the benchmark beside the shop, from source: a compiled one costs the same.

import { Elysia } from "elysia";
import { Redis } from "ioredis";

const { port, listBytes, detailBytes, redisUrl } = JSON.parse(process.argv[2] ?? "{}") as {
  readonly port: number;
  readonly listBytes: number;
  readonly detailBytes: number;
  readonly redisUrl: string;
};
const redis = new Redis(redisUrl);
const pageOf = (bytes: number) => JSON.stringify({ page: "x".repeat(bytes - 11) });
const list = pageOf(listBytes);
const detail = pageOf(detailBytes);
const headers = { "content-type": "application/json" };

new Elysia()
  .get("/api/v1/list", () => new Response(list, { headers }))
  .get("/api/v1/detail", () => new Response(detail, { headers }))
  .get("/api/v1/redis", async () => {
    await redis.get("floor");
    return new Response(list, { headers });
  })
  .listen({ port, hostname: "127.0.0.1" });
