import { expect, test } from "bun:test";
import { wantedSignal, whileWanted } from "@shoal/process";
import { createSingleFlight } from "./single-flight.ts";

test("what several wait for is done once, and does not end with the one who asked first", async () => {
  const share = createSingleFlight();
  const first = new AbortController();
  let finish = (_value: string) => {};
  let count = 0;
  const work = async () => {
    count += 1;
    const value = await new Promise<string>((resolve) => {
      finish = resolve;
    });
    return { value, endsWith: wantedSignal() };
  };
  const answers = [whileWanted(first.signal, () => share("key", work)), share("key", work)];
  first.abort();
  finish("done");
  expect(await Promise.all(answers)).toEqual([
    { value: "done", endsWith: undefined },
    { value: "done", endsWith: undefined },
  ]);
  expect(count).toBe(1);
});
