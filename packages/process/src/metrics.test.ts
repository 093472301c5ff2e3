import { expect, test } from "bun:test";
import { counter, gauge, secondsHistogram } from "./index.ts";
import { showMetrics } from "./metrics.ts";
import { serveMetrics } from "./metrics-server.ts";

const orders = counter({ name: "test_orders_total", help: "Orders", labels: ["outcome"] });
const durations = secondsHistogram({ name: "test_duration_seconds", help: "Durations" });
const age = gauge({ name: "test_age_seconds", help: "An age" });
gauge({ name: "test_breaker", help: "State", labels: ["upstream"], read: () => [[{ upstream: "cart" }, 1]] });

test("without a port nothing is counted; with one the page shows what was counted, the runtime's own and nothing else", async () => {
  expect(serveMetrics({ service: "order", host: "127.0.0.1", port: undefined }).port).toBeUndefined();
  orders({ outcome: "confirmed" });
  expect((await showMetrics()).text).not.toContain("confirmed");

  const server = serveMetrics({ service: "order", host: "127.0.0.1", port: 0 });
  orders({ outcome: "confirmed" });
  orders({ outcome: "confirmed" }, 2);
  durations({}, 20);
  age.set({}, 7);
  const page = async () => await (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();
  const text = await page();
  expect(text).toContain('test_orders_total{outcome="confirmed",service="order"} 3');
  expect(text).toContain('test_duration_seconds_bucket{le="0.025",service="order"} 1');
  expect(text).toContain('test_breaker{upstream="cart",service="order"} 1');
  expect(text).toContain('test_age_seconds{service="order"} 7');
  for (const name of ["process_resident_memory_bytes", "nodejs_eventloop_lag_p99_seconds", "process_cpu_seconds_total"])
    expect(text).toMatch(new RegExp(`^${name}\\{[^}]*\\} [\\d.e+-]+$`, "m"));
  age.forget();
  expect(await page()).not.toMatch(/^test_age_seconds\{/m);
  expect((await fetch(`http://127.0.0.1:${server.port}/`)).status).toBe(404);
  await server.stop();
});

test("a metrics port that is taken is an error at the start", async () => {
  const taken = serveMetrics({ service: "order", host: "127.0.0.1", port: 0 });
  expect(() => serveMetrics({ service: "order", host: "127.0.0.1", port: taken.port })).toThrow();
  await taken.stop();
});
