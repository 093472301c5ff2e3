// Watches the sources of the shop and says what a change means: which processes start anew, whether the contract is
// generated or a database migrated first. Events are gathered for a moment, since editors write more than once.

import { type FSWatcher, watch } from "node:fs";
import { join } from "node:path";
import { migratedNouns, type Noun, nouns, repositoryRoot } from "./processes.ts";

export type Change = {
  /** A proto changed: generate before anything else. */
  readonly generate: boolean;
  /** Services whose migrations changed. */
  readonly migrate: readonly Noun[];
  /** Processes to start anew. */
  readonly restart: readonly Noun[];
  /** The first path, for the terminal. */
  readonly path: string;
};

const gatherMs = 80;
const sharedPackages = ["contract", "rpc", "process", "postgres", "redis", "money", "mail"];

/** Calls `onChange` one change at a time; what comes while it works is gathered for the next. */
export function watchSources(onChange: (change: Change) => Promise<void>): { close(): void } {
  let pending = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWorking = false;

  async function work(): Promise<void> {
    if (isWorking || pending.size === 0) return;
    const paths = [...pending];
    pending = new Set();
    const change = changeOf(paths);
    if (change === undefined) return;
    isWorking = true;
    await onChange(change);
    isWorking = false;
    schedule();
  }

  function schedule(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void work(), gatherMs);
  }

  const note = (folder: string) => (_event: string, name: string | null) => {
    if (name === null) return;
    pending.add(join(folder, name));
    schedule();
  };
  const watchers: FSWatcher[] = ["packages", "proto"].map((folder) =>
    watch(join(repositoryRoot, folder), { recursive: true }, note(folder)),
  );
  watchers.push(watch(repositoryRoot, note("")));
  return {
    close: () => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}

/** What a set of changed paths (relative to the repository) means; undefined when it means nothing to the shop. */
export function changeOf(paths: readonly string[]): Change | undefined {
  const relevant = paths.filter(isRelevant);
  const [path] = relevant;
  if (path === undefined) return undefined;
  const generate = relevant.some((name) => name.startsWith("proto/"));
  const isForAll =
    generate ||
    relevant.some((name) => name === ".env" || sharedPackages.some((owner) => name.startsWith(`packages/${owner}/`)));
  const touched = (noun: Noun, part: string) => relevant.some((name) => name.startsWith(`packages/${noun}/${part}`));
  return {
    generate,
    migrate: migratedNouns.filter((noun) => touched(noun, "migrations/")),
    restart: nouns.filter((noun) => isForAll || touched(noun, "src/") || touched(noun, "migrations/")),
    path,
  };
}

function isRelevant(path: string): boolean {
  if (path === ".env") return true;
  if (/\.(test|fixture)\.ts$|node_modules|~$|\.swp$/.test(path)) return false;
  // Written by the generator: the proto that caused it was seen already.
  if (path.startsWith("packages/contract/src/gen/")) return false;
  return (
    /^packages\/[a-z]+\/(src|migrations)\/.+\.(ts|sql|lua|json|proto|txt)$/.test(path) ||
    /^proto\/.+\.proto$/.test(path)
  );
}
