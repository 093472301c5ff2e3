import { expect, test } from "bun:test";

import { findLaunchers, isLauncher } from "./launchers.ts";

test("runners and one-command shells are launchers; a terminal's shell and a script are not", () => {
  const launchers = [
    ["/usr/bin/node", "/usr/bin/npx", "bun"],
    ["npm exec bun@1.4.5 run dev"],
    ["/home/someone/.npm/_npx/1/node_modules/bun/bin/bun.exe", "run", "dev"],
    ["sh", "-c", "bun run dev"],
    ["/bin/bash", "-ec", "bun run dev"],
  ];
  const others = [
    ["-bash"],
    ["bash", "start.sh"],
    ["/usr/bin/zsh", "-l"],
    ["bash", "--rcfile", "x"],
    ["python3", "-c"],
    [],
  ];
  expect(launchers.filter((command) => !isLauncher({ command }))).toEqual([]);
  expect(others.filter((command) => isLauncher({ command }))).toEqual([]);
});

test("the chain above us is followed through launchers, to the first other process unless we are in the background", () => {
  const inForeground = findLaunchers(process.pid, false);
  const inBackground = findLaunchers(process.pid, true);
  expect(inForeground.slice(0, inBackground.length)).toEqual(inBackground);
  expect(inForeground.length - inBackground.length).toBeLessThanOrEqual(1);
});
