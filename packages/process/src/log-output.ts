// Standard output, written in batches: a write for each line costs as much as a small request costs otherwise.

/** How long a line waits for others at most; whoever reads logs does not see the difference. */
const waitMs = 20;
/** A batch of so many characters does not wait. */
const charactersMax = 32 * 1024;

export type LineWriter = {
  /** Takes a line without its newline. `isUrgent` sends it, and all before it, at once. */
  put(line: string, isUrgent: boolean): void;
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
    put: (line, isUrgent) => {
      waiting += `${line}\n`;
      if (isUrgent || waiting.length >= charactersMax) flush();
      else timer ??= setTimeout(flush, waitMs).unref();
    },
  };
}

let toStdout: LineWriter | undefined;

/** The process' one standard output; lines of all logs keep their order. */
export function stdoutLines(): LineWriter {
  toStdout ??= createLineWriter((text) => void process.stdout.write(text));
  return toStdout;
}
