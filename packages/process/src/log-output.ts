// Standard output, written in batches: a write for each line costs as much as a small request costs otherwise.

/** How long a line waits for others at most; whoever reads logs does not see the difference. */
const waitMs = 20;
/** A batch of so many characters does not wait. */
const charactersMax = 32 * 1024;

export type LineWriter = {
  /** Takes a line without its newline. `isUrgent` sends it, and all before it, at once. */
  put(line: string, isUrgent: boolean): void;
  /** Sends what waits. */
  flush(): void;
};

/** Batches lines for `write`, in their order; what is left leaves when the process exits. A SIGKILL loses `waitMs`. */
export function createLineWriter(write: (text: string) => void): LineWriter {
  let waiting = "";
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (waiting === "") return;
    const text = waiting;
    waiting = "";
    write(text);
  }

  process.once("exit", flush);
  return {
    flush,
    put: (line, isUrgent) => {
      waiting += `${line}\n`;
      if (isUrgent || waiting.length >= charactersMax) flush();
      else timer ??= setTimeout(flush, waitMs).unref();
    },
  };
}

let toStdout: (LineWriter & { drained(): Promise<unknown> }) | undefined;

/** The process' one standard output; lines of all logs keep their order. */
export function stdoutLines(): LineWriter {
  toStdout ??= createStdoutLines();
  return toStdout;
}

/**
 * Bun's own sink: `process.stdout` says that text is written which it still holds (1.4.5), so whoever waits for it and
 * exits loses what a slow reader has not taken.
 */
function createStdoutLines() {
  const sink = Bun.stdout.writer();
  const send = async (text: string) => {
    try {
      await Promise.all([sink.write(text), sink.flush()]);
    } catch {
      // Nobody reads any more, or the disk is full: there is nowhere left to say so.
    }
  };
  const lines = createLineWriter((text) => void send(text));
  return { ...lines, drained: () => send("") };
}

/** A reader that takes nothing for so long is not waited for. */
const drainTimeoutMs = 2000;

/** Ends the process once its lines are written. `process.exit` alone loses those that the reader has no room for yet. */
export async function endProcess(exitCode: number): Promise<never> {
  toStdout?.flush();
  await Promise.race([toStdout?.drained(), Bun.sleep(drainTimeoutMs)]);
  process.exit(exitCode);
}
