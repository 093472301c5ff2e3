// The last line of defence: one tiny `sh` that holds a pipe from us and ends what we started when the pipe closes.
// The pipe closes however we die, kill -9 included, on Linux and macOS alike; a parent-death signal exists on Linux only
// and is lost when the child changes its user, which PostgreSQL under root does.

import type { Subprocess } from "bun";

/** Something to end when we are gone: a process (first with `signal`, then harder), or a container by its name. */
export type Charge = { kind: "process"; pid: number; signal: "INT" | "TERM" } | { kind: "container"; name: string };

// Asks politely, after 2.5 s sends QUIT to what was sent INT (PostgreSQL's immediate stop, safe by its log) and KILL to
// the others, and after 4 s KILL to all. Runs in a session of its own, so that Ctrl-C does not reach it.
const script = `
trap '' INT TERM HUP QUIT
list=''
while read -r op entry; do
  if [ "$op" = + ]; then list="$list $entry"; continue; fi
  kept=''
  for e in $list; do [ "$e" = "$entry" ] || kept="$kept $e"; done
  list=$kept
done
each() {
  alive=''
  for e in $list; do
    kind=\${e%%:*}; rest=\${e#*:}; id=\${rest%%:*}; how=\${rest#*:}
    if [ "$kind" = process ] && kill -0 "$id" 2>/dev/null; then
      alive=1
      [ "$1" = hard ] && { [ "$how" = INT ] && how=QUIT || how=KILL; }
      [ "$1" = kill ] && { kill -s KILL -- "-$id" 2>/dev/null; how=KILL; }
      [ "$1" = look ] || kill -s "$how" "$id" 2>/dev/null
    fi
    if [ "$kind" = container ] && [ "$1" = ask ]; then docker stop -t 2 "$id" >/dev/null 2>&1 & fi
  done
}
linger() { n=0; while [ $n -lt "$1" ]; do each look; [ "$alive" ] || exit 0; sleep 0.1; n=$((n + 1)); done; }
each ask; linger 25; each hard; linger 15; each kill
`;

type Janitor = Subprocess<"pipe", "ignore", "ignore">;

const charges = new Set<string>();
let janitor: Janitor | undefined;

/** From now until `forgetCharge` the charge is ended when this process is gone, whatever ended it. */
export function entrustCharge(charge: Charge): void {
  const entry = describeCharge(charge);
  charges.add(entry);
  if (janitor === undefined) hireJanitor();
  else tellJanitor(janitor, "+", entry);
}

/** To be called as soon as the charge has ended: its process id may be given to another process. */
export function forgetCharge(charge: Charge): void {
  const entry = describeCharge(charge);
  if (charges.delete(entry) && janitor !== undefined) tellJanitor(janitor, "-", entry);
}

function hireJanitor(): void {
  const hired = Bun.spawn(["/bin/sh", "-c", script], {
    cwd: "/",
    stdin: "pipe",
    stdout: "ignore",
    stderr: "ignore",
    detached: true,
    onExit: () => {
      // Somebody ended it: the next one takes over the whole list.
      if (janitor !== hired) return;
      janitor = undefined;
      if (charges.size > 0) hireJanitor();
    },
  });
  hired.unref();
  janitor = hired;
  for (const entry of charges) tellJanitor(hired, "+", entry);
}

function tellJanitor(to: Janitor, op: "+" | "-", entry: string): void {
  to.stdin.write(`${op} ${entry}\n`);
  to.stdin.flush();
}

function describeCharge(charge: Charge): string {
  return charge.kind === "process" ? `process:${charge.pid}:${charge.signal}` : `container:${charge.name}:stop`;
}
