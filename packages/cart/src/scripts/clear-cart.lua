-- Removes all lines; the cart itself stays, with its id. KEYS: cart. ARGV: ttl in ms.

local cart = KEYS[1]
local lines = list_lines(cart)
for _, line in ipairs(lines) do redis.call("HDEL", cart, line.variant) end
if #lines > 0 then mark_changed(cart, ARGV[1]) end
return answer("DONE", cart)
