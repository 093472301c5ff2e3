// Times every command of a connection and gives it its span, at the one place that all commands pass. Keys and values
// never reach either.

import { errorType, markFailed, observeCommand, startCommandSpan } from "@shoal/process";
import type { Redis } from "ioredis";

/** Digest and text of each script → its name. */
const scriptNames = new Map<string, string>();

/** What a script is called in spans and metrics. */
export function nameScript(name: string, digest: string, lua: string): void {
  scriptNames.set(digest, name).set(lua, name);
}

type Sent = Parameters<Redis["sendCommand"]>[0];

export function observeCommands(redis: Redis): void {
  const send = redis.sendCommand.bind(redis);
  redis.sendCommand = (sent, stream) => {
    const operation = sent.name.toUpperCase();
    const script = scriptOf(sent);
    const name = script ?? operation;
    const span = startCommandSpan(name, {
      "db.system.name": "redis",
      "db.operation.name": operation,
      ...(script === undefined ? {} : { "db.stored_procedure.name": script }),
    });
    const startedAtMs = performance.now();
    const settle = (failure: string) => {
      span?.end();
      const labels = { db_system_name: "redis", db_operation_name: name, error_type: failure };
      observeCommand(labels, performance.now() - startedAtMs);
    };
    const answer = send(sent, stream);
    sent.promise.then(
      () => settle(""),
      (error: unknown) => {
        if (span !== undefined) markFailed(span, error);
        settle(errorType(error));
      },
    );
    return answer;
  };
}

function scriptOf({ name, args }: Sent): string | undefined {
  if (name !== "evalsha" && name !== "eval") return undefined;
  const [script] = args;
  return typeof script === "string" ? scriptNames.get(script) : undefined;
}
