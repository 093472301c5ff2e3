-- Adds units to a line. KEYS: cart, requests. ARGV: variant, quantity, the id for a new cart (empty: the cart must
-- exist), digest of the request's key (empty: none), ttl in ms, most lines, most units, how long and how many request
-- keys are remembered.

local cart, requests = KEYS[1], KEYS[2]
local variant, quantity, new_id, request = ARGV[1], tonumber(ARGV[2]), ARGV[3], ARGV[4]
local ttl_ms, lines_max, quantity_max = ARGV[5], tonumber(ARGV[6]), tonumber(ARGV[7])
local request_ttl_ms, requests_max = tonumber(ARGV[8]), tonumber(ARGV[9])

local exists = redis.call("EXISTS", cart) == 1
if not exists and new_id == "" then return answer("CART_NOT_FOUND", cart) end

local now_ms = read_clock_ms()
local effect = variant .. ":" .. quantity
if exists and request ~= "" then
  local at_ms, past_effect = string.match(redis.call("HGET", requests, request) or "", "^(%d+):(.+)$")
  if at_ms and tonumber(at_ms) > now_ms - request_ttl_ms then
    return answer(past_effect == effect and "DONE" or "IDEMPOTENCY_KEY_REUSED", cart)
  end
end

local place, held = read_line(cart, variant)
if (held or 0) + quantity > quantity_max then return answer("CART_QUANTITY_LIMIT", cart) end
if exists and not place and count_lines(cart) >= lines_max then return answer("CART_LINE_LIMIT", cart) end

-- From here on nothing is refused. A Redis that is full refuses the first write below, or none.
if not exists then make_cart(cart, new_id) end
write_line(cart, variant, place, (held or 0) + quantity)
mark_changed(cart, ttl_ms)
if request ~= "" then
  redis.call("HSET", requests, request, string.format("%.0f:%s", now_ms, effect))
  redis.call("PEXPIRE", requests, request_ttl_ms)
  if redis.call("HLEN", requests) > requests_max then
    trim_requests(requests, now_ms - request_ttl_ms, requests_max)
  end
end
return answer("DONE", cart)
