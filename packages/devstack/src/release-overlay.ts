// What a release writes: registry and digest of each of the five images, in the overlay that production applies.

import { DevstackError } from "./devstack-error.ts";
import { type Noun, nouns } from "./processes.ts";

export type Digests = Readonly<Record<Noun, string>>;

/** The overlay's kustomization with other images; everything else, comments too, stays as it is. */
export function setImages(kustomization: string, registry: string, digests: Digests): string {
  return nouns.reduce((text, noun) => {
    const entry = new RegExp(`^( *- name: shoal/${noun}\\n +newName: ).*(\\n +digest: ).*$`, "m");
    if (!entry.test(text)) throw new DevstackError(`the overlay names no image shoal/${noun} by newName and digest`);
    return text.replace(entry, (_, before: string, between: string) =>
      [before, `${registry}/${noun}`, between, digests[noun]].join(""),
    );
  }, kustomization);
}

/** Digests out of JSON that names each of the five, and nothing else. */
export function readDigests(text: string): Digests {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new DevstackError("the digests are no JSON");
  }
  const entries = Object.entries(typeof given === "object" && given !== null ? given : {});
  const strange = entries.map(([name]) => name).filter((name) => !nouns.some((noun) => noun === name));
  if (strange.length > 0) throw new DevstackError(`the digests name ${strange.join(", ")}, which is no process`);
  return digestsFrom((noun) => entries.find(([name]) => name === noun)?.[1]);
}

/** One digest for each of the five, by whatever knows it. */
export function digestsFrom(digestOf: (noun: Noun) => unknown): Digests {
  return Object.fromEntries(
    nouns.map((noun) => {
      const digest = digestOf(noun);
      if (typeof digest !== "string" || !/^sha256:[0-9a-f]{64}$/.test(digest)) {
        throw new DevstackError(`there is no digest of ${noun} (sha256: and 64 hexadecimal digits)`);
      }
      return [noun, digest];
    }),
  ) as Digests;
}

/** What CHANGELOG.md says of one version. */
export function changesOf(changelog: string, version: string): string {
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((one) => one.split("\n")[0]?.includes(version));
  if (section === undefined) throw new DevstackError(`CHANGELOG.md says nothing of ${version}`);
  return section.slice(section.indexOf("\n") + 1).trim();
}
