// The search for leaks itself, tried on what leaks; every other journey of this folder is searched when its shop ends.

import { expect, test } from "bun:test";
import { createLeaks } from "./leaks.fixture.ts";

test("each kind of secret and personal value is found wherever it is written, and told without being repeated", () => {
  const leaks = createLeaks();
  leaks.note({ email: "Marked@shoal.example", password: "marked-password", nested: [{ line1: "1 Marked Quay" }] });
  leaks.note({ payment: { provider: "simulated", token: "tok_marked" }, access_token: "marked.access.token" });
  leaks.noteHeaders({ authorization: "Bearer marked-bearer", "x-order-token": "marked-order-token" });
  leaks.keep("service token", "marked-service-token");
  const found = leaks.find({
    log: "user logged in as marked@shoal.example with marked-password at 1 Marked Quay",
    spans: "tok_marked marked.access.token marked-service-token",
    metrics: "marked-bearer marked-order-token",
    clean: "nothing of that",
  });
  const names = (place: string) =>
    found
      .filter((line) => line.startsWith(place))
      .map((line) => line.split(" as ")[1])
      .sort();
  expect(names("log")).toEqual(["email", "line1", "password"]);
  expect(names("spans")).toEqual(["access_token", "service token", "token"]);
  expect(names("metrics")).toEqual(["authorization", "x-order-token"]);
  expect(names("clean")).toEqual([]);
  expect(found.join()).not.toContain("marked");
});
