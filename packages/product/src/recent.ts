// A bounded map that forgets what was used least recently: keeps what a process has seen without growing for ever.

export type Recent<Value> = {
  /** Answers a value and counts as a use. */
  get(key: string): Value | undefined;
  /** `size` is what the value counts towards the bound; one larger than the bound is not kept. */
  set(key: string, value: Value, size?: number): void;
  delete(key: string): void;
  clear(): void;
};

/** Keeps values whose sizes (1 each unless given) add up to at most `sizeMax`. */
export function createRecent<Value>(sizeMax: number): Recent<Value> {
  const entries = new Map<string, { readonly value: Value; readonly size: number }>();
  let total = 0;

  function remove(key: string): void {
    total -= entries.get(key)?.size ?? 0;
    entries.delete(key);
  }

  return {
    get: (key) => {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },
    set: (key, value, size = 1) => {
      remove(key);
      if (size > sizeMax) return;
      entries.set(key, { value, size });
      total += size;
      for (const oldest of entries.keys()) {
        if (total <= sizeMax) break;
        remove(oldest);
      }
    },
    delete: remove,
    clear: () => {
      entries.clear();
      total = 0;
    },
  };
}
