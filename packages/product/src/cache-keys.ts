// Names, layout and scripts of the catalogue's cache in Redis. Each script is one atomic step, so that no reader with
// an old row can slip between a check and a write.

/** Random text that every catalogue write replaces. */
export const generationKey = "generation";
/** A body: what is shown under a name. */
export const bodyKey = (name: string) => `body:${name}`;
/** Units that can be sold of each variant shown under a name. */
export const stockKey = (name: string) => `stock:${name}`;
/** The version below which a product must not be put back. */
export const floorKey = (name: string) => `floor:${name}`;

export const productName = (id: string) => `product:${id}`;

/** The tag of a product is its version, that of anything else the generation it was read under. */
export type Body = { readonly tag: string; readonly loadedAtMs: number; readonly json: string };

/** `<tag> <when it was read, ms since the epoch>\n<json>` */
export function writeBody({ tag, loadedAtMs, json }: Body): string {
  return `${tag} ${loadedAtMs}\n${json}`;
}

export function readBody(text: string): Body {
  const end = text.indexOf("\n");
  const [tag = "", loadedAt = ""] = text.slice(0, end).split(" ");
  return { tag, loadedAtMs: Number(loadedAt), json: text.slice(end + 1) };
}

/** KEYS: body, floor. ARGV: version, body, ttl in ms. Answers 1, or 0 when a newer version is known. */
export const fillProductLua = `
local version = tonumber(ARGV[1])
local floor = redis.call("GET", KEYS[2])
if floor and tonumber(floor) > version then return 0 end
local present = string.match(redis.call("GETRANGE", KEYS[1], 0, 20), "^%d+")
if present and tonumber(present) > version then return 0 end
redis.call("SET", KEYS[1], ARGV[2], "PX", ARGV[3])
return 1
`;

/** KEYS: generation, then body, stock and floor of each product. ARGV: generation, floor ttl in ms, then versions. */
export const noteWritesLua = `
redis.call("SET", KEYS[1], ARGV[1])
for index = 3, #ARGV do
  local at = (index - 3) * 3 + 2
  local floor = redis.call("GET", KEYS[at + 2])
  if not floor or tonumber(floor) < tonumber(ARGV[index]) then
    redis.call("SET", KEYS[at + 2], ARGV[index], "PX", ARGV[2])
    redis.call("UNLINK", KEYS[at], KEYS[at + 1])
  end
end
return 1
`;
