// The real process of a package, started from its main.ts with the settings of a test and no others.

export type Settings = Readonly<Record<string, string>>;

export type MainProcess = {
  /** Starts a subcommand; `input` is what it reads from standard input. */
  start(args: readonly string[], settings: Settings, input?: string): StartedProcess;
  /** Runs a subcommand to its end. */
  runToEnd(
    args: readonly string[],
    settings: Settings,
    input?: string,
  ): Promise<{ readonly code: number; readonly out: string; readonly error: string }>;
};

export type StartedProcess = ReturnType<typeof spawn>;

/** For the main.ts at a path. */
export function createMainProcess(main: string): MainProcess {
  return {
    start: (args, settings, input = "") => spawn(main, args, settings, input),
    runToEnd: async (args, settings, input = "") => {
      const child = spawn(main, args, settings, input);
      const [out, error, code] = await Promise.all([
        new Response(child.stdout).text(),
        new Response(child.stderr).text(),
        child.exited,
      ]);
      return { code, out, error };
    },
  };
}

function spawn(main: string, args: readonly string[], settings: Settings, input: string) {
  return Bun.spawn([process.execPath, main, ...args], {
    env: { PATH: process.env["PATH"] ?? "", ...settings },
    stdin: Buffer.from(input),
    stdout: "pipe",
    stderr: "pipe",
  });
}

export type LogLine = Record<string, unknown>;

/** Lines of a process' log, one at a time. */
export async function* logLines(stream: ReadableStream<Uint8Array>): AsyncGenerator<LogLine> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of stream) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts) yield JSON.parse(part) as LogLine;
  }
}

/** The next line with that message; throws when the process ends without it. */
export async function untilMessage(lines: AsyncGenerator<LogLine>, message: string): Promise<LogLine> {
  for (;;) {
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`the process ended before it said "${message}"`);
    if (value["message"] === message) return value;
  }
}
