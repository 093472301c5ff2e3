// For tests only: a fresh database, a fresh place in Redis, a service on a free port.

export { createTestDatabase, type TestDatabase } from "./database.ts";
export {
  createMainProcess,
  type LogLine,
  logLines,
  type MainProcess,
  type Settings,
  type StartedProcess,
  untilMessage,
} from "./main-process.ts";
export { createTestRedis, type TestRedis } from "./redis.ts";
export { createRedisProxy, type RedisProxy } from "./redis-proxy.ts";
export { admin, customer, quietLog, serveForTest, staff, type TestService, testCall, testTokens } from "./rpc.ts";
export { shortOrLong, type TestStores, testBinaries, testStores } from "./stores.ts";
export { createTcpProxy, type TcpProxy, type WireMode } from "./tcp-proxy.ts";
