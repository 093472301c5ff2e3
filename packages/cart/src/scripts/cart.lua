-- What every script knows about a cart; put before each of them. A cart is one hash: "id", "version" (changes since it
-- was made), "next" (the last place given) and, under each variant's id, "place:quantity". Places only grow, so they
-- keep the order in which lines were added.

local own_fields = 3

local function make_cart(cart, id)
  redis.call("HSET", cart, "id", id, "version", 0, "next", 0)
end

local function count_lines(cart)
  return redis.call("HLEN", cart) - own_fields
end

-- Place and quantity of a line, or nil.
local function read_line(cart, variant)
  local place, quantity = string.match(redis.call("HGET", cart, variant) or "", "^(%d+):(%d+)$")
  return tonumber(place), tonumber(quantity)
end

-- A line without a place gets the next one.
local function write_line(cart, variant, place, quantity)
  place = place or redis.call("HINCRBY", cart, "next", 1)
  redis.call("HSET", cart, variant, string.format("%d:%d", place, quantity))
end

-- Lines as { variant, place, quantity }, first added first.
local function list_lines(cart)
  local lines = {}
  local fields = redis.call("HGETALL", cart)
  for i = 1, #fields, 2 do
    local place, quantity = string.match(fields[i + 1], "^(%d+):(%d+)$")
    if place then
      lines[#lines + 1] = { variant = fields[i], place = tonumber(place), quantity = tonumber(quantity) }
    end
  end
  table.sort(lines, function(one, other) return one.place < other.place end)
  return lines
end

-- Counts a change and puts the cart's end off. Call it once, and only when something changed.
local function mark_changed(cart, ttl_ms)
  redis.call("HINCRBY", cart, "version", 1)
  redis.call("PEXPIRE", cart, ttl_ms)
end

-- Redis' own clock: all replicas of the service share it.
local function read_clock_ms()
  local time = redis.call("TIME")
  return tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
end

-- Keys of requests that a cart has carried out: a hash of digest to "time:effect". Forgets what is older than the
-- window, and the oldest beyond the bound.
local function trim_requests(requests, since_ms, requests_max)
  local entries = {}
  local fields = redis.call("HGETALL", requests)
  for i = 1, #fields, 2 do
    entries[#entries + 1] = { digest = fields[i], at_ms = tonumber(string.match(fields[i + 1], "^%d+")) }
  end
  table.sort(entries, function(one, other) return one.at_ms > other.at_ms end)
  for rank, entry in ipairs(entries) do
    if rank > requests_max or entry.at_ms <= since_ms then redis.call("HDEL", requests, entry.digest) end
  end
end

-- What each script answers: the outcome and the cart's fields as they are now.
local function answer(outcome, cart)
  return { outcome, redis.call("HGETALL", cart) }
end
