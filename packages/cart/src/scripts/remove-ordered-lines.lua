-- Subtracts what an order took, once per order. KEYS: cart, orders seen, the note of where the ordered cart's lines
-- went. ARGV: id of the ordered cart, order, ttl in ms, how long orders are remembered, then variant and quantity of
-- each line.

local owners_cart, orders, merged_note = KEYS[1], KEYS[2], KEYS[3]
local cart_id, order, ttl_ms, order_ttl_ms = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])

-- The cart that holds what was ordered: the owner's, unless it was made anew since; or the customer's cart that a
-- guest's cart was merged into after it was ordered.
local function find_ordered_cart()
  if redis.call("HGET", owners_cart, "id") == cart_id then return owners_cart end
  local id, cart = string.match(redis.call("GET", merged_note) or "", "^(%S+) (.+)$")
  if id and redis.call("HGET", cart, "id") == id then return cart end
  return nil
end

local cart = find_ordered_cart()
if not cart then return answer("DONE", owners_cart) end

local now_ms = read_clock_ms()
local seen_at_ms = redis.call("ZSCORE", orders, order)
if seen_at_ms and tonumber(seen_at_ms) > now_ms - order_ttl_ms then return answer("DONE", owners_cart) end
redis.call("ZADD", orders, now_ms, order)
redis.call("ZREMRANGEBYSCORE", orders, "-inf", now_ms - order_ttl_ms)
redis.call("PEXPIRE", orders, order_ttl_ms)

local has_changed = false
for i = 5, #ARGV, 2 do
  local variant, ordered = ARGV[i], tonumber(ARGV[i + 1])
  local place, held = read_line(cart, variant)
  if place then
    if held > ordered then
      write_line(cart, variant, place, held - ordered)
    else
      redis.call("HDEL", cart, variant)
    end
    has_changed = true
  end
end
if has_changed then mark_changed(cart, ttl_ms) end
return answer("DONE", owners_cart)
