-- Starts an empty cart. KEYS: cart. ARGV: its id, ttl in ms.

local cart = KEYS[1]
make_cart(cart, ARGV[1])
redis.call("PEXPIRE", cart, ARGV[2])
return answer("DONE", cart)
