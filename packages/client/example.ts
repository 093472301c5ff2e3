import { bodyOf, createClient } from "@shoal/client";

const baseUrl = process.argv[2] ?? "http://localhost:8080";
const login = { email: "customer@shoal.example", password: "correct-horse-battery" };
const { access_token: token } = await bodyOf(createClient({ baseUrl }).POST("/api/v1/auth/login", { body: login }));
const shop = createClient({ baseUrl, token });

const { items } = await bodyOf(shop.GET("/api/v1/products", { params: { query: { in_stock: true, page_size: 20 } } }));
const variant = items.flatMap(({ variants }) => variants).find(({ available }) => available > 0);
if (variant === undefined) throw new Error("everything is sold");

const line = { variant_id: variant.id, quantity: 1 };
const { subtotal } = await bodyOf(shop.POST("/api/v1/cart/items", { body: line }));
console.log(`In the cart: ${subtotal?.amount_minor} ${subtotal?.currency_code}.`);

const order = await bodyOf(
  shop.POST("/api/v1/orders", {
    params: { header: { "Idempotency-Key": crypto.randomUUID() } },
    body: {
      shipping_address: { name: "Casey", line1: "1 Quay Street", city: "Bergen", postal_code: "5003", country: "NO" },
      payment: { provider: "simulated", token: "tok_ok" },
    },
  }),
);
console.log(`Order ${order.number} is ${order.status}.`);
