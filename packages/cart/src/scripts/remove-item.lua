-- Removes a line; one that is not there changes nothing. KEYS: cart. ARGV: variant, ttl in ms.

local cart = KEYS[1]
if redis.call("HDEL", cart, ARGV[1]) == 1 then mark_changed(cart, ARGV[2]) end
return answer("DONE", cart)
