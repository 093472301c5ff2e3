// What the commands that move a catalogue have in common: one file, a shop, and who signs in.

import { readFile } from "node:fs/promises";
import { type ParseArgsConfig, parseArgs } from "node:util";
import { devPassword, devStaffEmail } from "./dev-accounts.ts";

export type ShopArgs = {
  readonly file: string;
  readonly url: string;
  readonly email: string;
  readonly password: string;
  readonly values: Readonly<Record<string, unknown>>;
};

/** Reads the command line; undefined when it is none that the command takes. */
export async function parseShopArgs(own: NonNullable<ParseArgsConfig["options"]> = {}): Promise<ShopArgs | undefined> {
  const parsed = parse(own);
  const [file] = parsed?.positionals ?? [];
  if (parsed === undefined || file === undefined) return undefined;
  const { values } = parsed;
  return { file, url: String(values["url"]), email: String(values["email"]), password: await readPassword(), values };
}

function parse(own: NonNullable<ParseArgsConfig["options"]>) {
  try {
    return parseArgs({
      args: process.argv.slice(2),
      allowPositionals: true,
      options: {
        url: { type: "string", default: process.env["SHOAL_URL"] ?? "http://localhost:8080" },
        email: { type: "string", default: devStaffEmail },
        ...own,
      },
    });
  } catch {
    return undefined;
  }
}

async function readPassword(): Promise<string> {
  const file = process.env["SHOAL_PASSWORD_FILE"];
  if (file !== undefined) return (await readFile(file, "utf8")).trimEnd();
  return process.env["SHOAL_PASSWORD"] ?? devPassword;
}
