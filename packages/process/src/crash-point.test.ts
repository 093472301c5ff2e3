import { expect, test } from "bun:test";
import { crashPlan } from "./crash-point.ts";
import { type Environment, parseEnvironment } from "./env.ts";

function problemOf(value: string, environment: Environment = { SHOAL_ENV: "test" }): string {
  const settings = { ...environment, CRASH_POINT: value };
  try {
    return JSON.stringify(parseEnvironment(settings, { CRASH_POINT: crashPlan(["a.place"], environment) }).CRASH_POINT);
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
}

test("a crash point says where, what and how often, and anything else is refused", () => {
  expect(problemOf("a.place:kill")).toBe('{"point":"a.place","act":"kill","times":1}');
  expect(problemOf("a.place:pause:3")).toBe('{"point":"a.place","act":"pause","times":3}');
  for (const wrong of ["a.place", "another.place:kill", "a.place:stop", "a.place:kill:0", "a.place:kill:many"]) {
    expect(problemOf(wrong)).toContain("CRASH_POINT must be a crash point of this process");
  }
});

test("production refuses every crash point, and production is what is assumed", () => {
  for (const environment of [{ SHOAL_ENV: "production" }, {}]) {
    expect(problemOf("a.place:kill", environment)).toContain("must not be set while SHOAL_ENV is production");
  }
});
