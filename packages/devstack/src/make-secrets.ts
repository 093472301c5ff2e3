// `make-secrets.ts DIR`: random secrets for a shop in containers, in a folder for each container that needs some. What
// is there already stays, so that a second start finds the passwords that its databases were made with.

import { chmod, mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeJwtKeys, randomSecret } from "./dev-secrets.ts";
import { runMain } from "./run-main.ts";

type Secrets = Readonly<Record<string, Readonly<Record<string, string>>>>;

await runMain(async () => {
  const [dir] = process.argv.slice(2);
  if (dir === undefined) {
    console.error("usage: make-secrets.ts DIR");
    return 64;
  }
  const made: string[] = [];
  const secrets = await drawSecrets();
  // All or none: a password and the address that holds it are drawn together.
  if (!(await hasAny(dir, Object.keys(secrets)))) {
    for (const [owner, values] of Object.entries(secrets)) {
      await writeSecrets(join(dir, owner), values);
      made.push(owner);
    }
  }
  console.log(made.length === 0 ? "secrets are there already" : `made secrets for ${made.join(", ")}`);
  return 0;
});

async function hasAny(dir: string, owners: readonly string[]): Promise<boolean> {
  const found = await Promise.all(owners.map((owner) => readdir(join(dir, owner)).catch(() => [])));
  return found.some((names) => names.length > 0);
}

/** Only the container that mounts a folder sees it, and that may run under whatever user. */
async function writeSecrets(folder: string, values: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
  for (const [name, value] of Object.entries(values)) await writeFile(join(folder, name), value, { mode: 0o444 });
}

async function drawSecrets(): Promise<Secrets> {
  const [gatewayToken, orderToken] = [randomSecret(), randomSecret()];
  const serviceTokens = `gateway=${gatewayToken},order=${orderToken}`;
  const databases = { user: drawDatabase("user"), product: drawDatabase("product"), order: drawDatabase("order") };
  const redis = { cart: drawRedis("cart"), product: drawRedis("product"), gateway: drawRedis("gateway") };
  return {
    gateway: { SERVICE_TOKEN: gatewayToken, JWT_KEYS: await makeJwtKeys(), REDIS_URL: redis.gateway.url },
    user: { SERVICE_TOKENS: serviceTokens, REFRESH_TOKEN_SECRET: randomSecret(), ...databases.user.urls },
    product: { SERVICE_TOKENS: serviceTokens, REDIS_URL: redis.product.url, ...databases.product.urls },
    cart: { SERVICE_TOKENS: serviceTokens, REDIS_URL: redis.cart.url },
    order: {
      SERVICE_TOKENS: serviceTokens,
      SERVICE_TOKEN: orderToken,
      ORDER_TOKEN_SECRET: randomSecret(),
      ...databases.order.urls,
    },
    "users-postgres": databases.user.passwords,
    "products-postgres": databases.product.passwords,
    "orders-postgres": databases.order.passwords,
    "cart-redis": redis.cart.passwords,
    "product-redis": redis.product.passwords,
    "gateway-redis": redis.gateway.passwords,
    admin: { ADMIN_PASSWORD: randomSecret() },
  };
}

/** The names of roles are those that kustomize/infra/postgres/create-roles.sh makes. */
function drawDatabase(noun: "user" | "product" | "order") {
  const [owner, app] = [randomSecret(), randomSecret()];
  const url = (role: string, password: string) =>
    `postgres://shoal_${noun}_${role}:${password}@${noun}s-postgres:5432/shoal_${noun}`;
  return {
    urls: { DATABASE_URL: url("app", app), MIGRATION_DATABASE_URL: url("owner", owner) },
    passwords: { SUPERUSER_PASSWORD: randomSecret(), OWNER_PASSWORD: owner, APP_PASSWORD: app },
  };
}

function drawRedis(use: "cart" | "product" | "gateway") {
  const password = randomSecret();
  return { url: `redis://:${password}@${use}-redis:6379/0`, passwords: { PASSWORD: password } };
}
