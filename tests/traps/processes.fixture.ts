// Processes of a trap's test: a server of carts and those who ask it, each on its own, so that one that dies is seen.

import { join } from "node:path";

type Output = ReadableStream<Uint8Array>;

export type Running = {
  readonly lines: AsyncGenerator<string>;
  readonly process: Bun.Subprocess<"pipe", "pipe", "pipe">;
};

/** Starts a fixture of this folder with its arguments. */
export function startFixture(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Running {
  const child = Bun.spawn([process.execPath, join(import.meta.dir, `${name}.fixture.ts`), ...args], {
    env: { PATH: process.env["PATH"] ?? "", ...env },
    stdin: "pipe",
    stdout: "pipe",
    stderr: "pipe",
  });
  return { lines: linesOf(child.stdout), process: child };
}

/** Lines of a stream, one at a time. */
export async function* linesOf(stream: Output): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of stream) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = parts.pop() ?? "";
    yield* parts;
  }
}

/** The next line; throws with what the process wrote to its error output when it ends without one. */
export async function nextLine({ lines, process: child }: Running): Promise<string> {
  const { value, done } = await lines.next();
  if (done !== true) return value;
  const error = await new Response(child.stderr).text();
  throw new Error(`the process ended with ${await child.exited}: ${error.slice(-500)}`);
}

/** Ends a process that the test started. */
export async function end({ process: child }: Running): Promise<void> {
  child.kill("SIGKILL");
  await child.exited;
}
