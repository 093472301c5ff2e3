-- Sets the units of a line that exists. KEYS: cart. ARGV: variant, quantity, ttl in ms.

local cart = KEYS[1]
local variant, quantity, ttl_ms = ARGV[1], tonumber(ARGV[2]), ARGV[3]

local place, held = read_line(cart, variant)
if not place then return answer("CART_LINE_NOT_FOUND", cart) end
if held ~= quantity then
  write_line(cart, variant, place, quantity)
  mark_changed(cart, ttl_ms)
end
return answer("DONE", cart)
