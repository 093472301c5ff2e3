// Watches what the processes of a test write: takes their spans, keeps their lines, and searches both when they have
// ended for whatever the test has sent or was given.

import { devPassword, type ShopSettings } from "@shoal/devstack";
import { startOtlpReceiver } from "@shoal/traces";
import { createLeaks, type Leaks } from "./leaks.fixture.ts";

export type LeakWatch = {
  /** Where the processes send their spans. */
  readonly traceEndpoint: string;
  readonly leaks: Leaks;
  /** Takes one line that a process wrote. */
  line(text: string): void;
  /** Ends the watch, after the processes; throws when something secret or personal was written. */
  close(secrets: ShopSettings["secrets"], metrics?: string): void;
};

/** What tests use over and over, also where they ask a service by themselves. */
const usual = {
  email: "@shoal.example",
  password: devPassword,
  line1: "1 Quay Street",
  token: "tok_",
  access_token: "eyJhbGciOi",
} as const;

export async function startLeakWatch(): Promise<LeakWatch> {
  const leaks = createLeaks();
  for (const [name, value] of Object.entries(usual)) leaks.keep(name, value);
  const lines: string[] = [];
  // Each once, since most spans say the same.
  const spanTexts = new Set<string>();
  const receiver = await startOtlpReceiver({
    onSpans: (spans) =>
      spans.forEach(({ name, attributes }) => void spanTexts.add(`${name} ${JSON.stringify(attributes)}`)),
  });
  return {
    traceEndpoint: receiver.endpoint,
    leaks,
    line: (text) => void lines.push(text),
    close: (secrets, metrics = "") => {
      receiver.close();
      for (const [name, value] of Object.entries(secrets)) if (name !== "jwtKeys") leaks.keep(name, value);
      const found = leaks.find({ log: lines.join("\n"), spans: [...spanTexts].join("\n"), metrics });
      if (found.length > 0) throw new Error(`leaks:\n${found.join("\n")}`);
    },
  };
}
