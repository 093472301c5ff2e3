-- Moves a guest's lines into a customer's cart. Quantities add up to the bound, lines past the last place stay out, and
-- the guest's cart is gone after; without a guest's cart nothing changes. KEYS: the customer's cart and requests, the
-- guest's cart and requests, the note of where the guest's lines went. ARGV: the id for a new cart, ttl in ms, most
-- lines, most units, how long and how many request keys are remembered, how long the note is kept.

local cart, requests, guest, guest_requests, merged_note = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local new_id, ttl_ms, lines_max, quantity_max = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
local request_ttl_ms, requests_max, note_ttl_ms = tonumber(ARGV[5]), tonumber(ARGV[6]), ARGV[7]

local lines = list_lines(guest)
if #lines > 0 and redis.call("EXISTS", cart) == 0 then make_cart(cart, new_id) end

local has_changed = false
for _, line in ipairs(lines) do
  local place, held = read_line(cart, line.variant)
  local quantity = math.min((held or 0) + line.quantity, quantity_max)
  if quantity ~= held and (place or count_lines(cart) < lines_max) then
    write_line(cart, line.variant, place, quantity)
    has_changed = true
  end
end
if has_changed then mark_changed(cart, ttl_ms) end

-- A request of the guest that is repeated by the customer must not add a second time.
local remembered = redis.call("HGETALL", guest_requests)
for i = 1, #remembered, 2 do redis.call("HSETNX", requests, remembered[i], remembered[i + 1]) end
if #remembered > 0 then
  redis.call("PEXPIRE", requests, request_ttl_ms)
  trim_requests(requests, read_clock_ms() - request_ttl_ms, requests_max)
end

-- An order of the guest's cart may still be on its way: its lines are then to be found here.
if #lines > 0 then
  redis.call("SET", merged_note, redis.call("HGET", cart, "id") .. " " .. cart, "PX", note_ttl_ms)
end
redis.call("DEL", guest, guest_requests)
return answer("DONE", cart)
