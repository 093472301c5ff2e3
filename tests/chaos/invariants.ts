// What must hold when nothing is under way, asked of the stores by the statements that docs/checkout.md lists: the page
// is the only place where they stand.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Sql } from "postgres";

type StoreName = "shoal_order" | "shoal_product";

type Statement = {
  readonly store: StoreName;
  readonly isCompared: boolean;
  readonly what: string;
  readonly sql: string;
};

/** What was found: how much was looked at, and how much of it is wrong. */
export type Finding = {
  readonly invariant: string;
  readonly what: string;
  readonly checked: number;
  readonly wrong: number;
};

const page = join(import.meta.dir, "../../docs/checkout.md");

/** Invariants of the page with their statements, in its order. */
export function readInvariants(): ReadonlyMap<string, readonly Statement[]> {
  const section = readFileSync(page, "utf8").split("\n## Invariants\n")[1]?.split("\n## ")[0] ?? "";
  const invariants = new Map<string, Statement[]>();
  for (const part of section.split("\n### ").slice(1)) {
    const name = part.split("\n")[0] ?? "";
    const statements = Array.from(part.matchAll(/^```sql\n([\s\S]*?)^```$/gm), ([, sql = ""]) => readStatement(sql));
    if (statements.length > 0) invariants.set(name, statements);
  }
  if (invariants.size === 0) throw new Error(`${page} has no invariants`);
  return invariants;
}

function readStatement(sql: string): Statement {
  const [, store, compared, what = ""] = /^-- (shoal_order|shoal_product)(, compared)?: (.+)\n/.exec(sql) ?? [];
  if (store !== "shoal_order" && store !== "shoal_product") throw new Error(`it does not say whose it is: ${sql}`);
  return { store, isCompared: compared !== undefined, what, sql };
}

/** Asks every statement. Of a pair that is to be compared, each row that only one store has is wrong. */
export async function checkInvariants(stores: Readonly<Record<StoreName, Sql>>): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [invariant, statements] of readInvariants()) {
    for (const { store, what, sql } of statements.filter(({ isCompared }) => !isCompared)) {
      const [row] = await stores[store].unsafe<{ checked: string; wrong: string }[]>(sql);
      findings.push({ invariant, what, checked: Number(row?.checked), wrong: Number(row?.wrong) });
    }
    const compared = statements.filter(({ isCompared }) => isCompared);
    if (compared.length === 0) continue;
    const sides = await Promise.all(
      compared.map(async ({ store, sql }) => rowsAsText(await stores[store].unsafe(sql))),
    );
    const checked = new Set(sides.flatMap((side) => [...side]));
    const wrong = [...checked].filter((row) => sides.some((side) => !side.has(row)));
    findings.push({
      invariant,
      what: compared.map(({ what }) => what).join(" = "),
      checked: checked.size,
      wrong: wrong.length,
    });
  }
  return findings;
}

function rowsAsText(rows: Iterable<Readonly<Record<string, unknown>>>): Set<string> {
  return new Set(
    Array.from(rows, (row) =>
      Object.entries(row)
        .map(([name, value]) => `${name}=${value}`)
        .join(" "),
    ),
  );
}

/** The findings as lines of a table. */
export function describeFindings(findings: readonly Finding[]): string[] {
  return findings.map(
    ({ invariant, what, checked, wrong }) =>
      `${wrong === 0 ? "ok   " : "WRONG"} ${String(wrong).padStart(6)} of ${String(checked).padStart(6)}  ${invariant}: ${what}`,
  );
}
