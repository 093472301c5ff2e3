// The rules and dashboards that watch the shop, and the programs that they are tried with.

import { expect } from "bun:test";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findPrometheusTool, repositoryRoot } from "@shoal/devstack";

const folder = join(repositoryRoot, "kustomize/components/observability");

export type Rule = {
  readonly alert?: string;
  readonly record?: string;
  readonly expr: string;
  readonly annotations?: { runbook: string };
};
export type Panel = { readonly title: string; readonly targets: { readonly expr: string }[] };
export type Dashboard = { readonly title: string; readonly panels: readonly Panel[] };

export const rulePaths = ["journeys.yaml", "invariants.yaml"].map((name) => join(folder, "rules", name));

/** What Prometheus is told to scrape, in compose and on a cluster. */
export const configPaths = ["compose.yaml", "kubernetes.yaml"].map((name) => join(folder, "prometheus", name));

export function rulesOf(path: string): Rule[] {
  const { groups } = Bun.YAML.parse(readFileSync(path, "utf8")) as { groups: { rules: Rule[] }[] };
  return groups.flatMap((group) => group.rules);
}

export const dashboards = readdirSync(join(folder, "grafana/dashboards")).map(
  (name) => JSON.parse(readFileSync(join(folder, "grafana/dashboards", name), "utf8")) as Dashboard,
);

/** The program's path. Where it can be had it must be used; elsewhere the test says that it did not check. */
export async function findTool(name: "promtool" | "prometheus"): Promise<string | undefined> {
  const found = await findPrometheusTool(name, join(repositoryRoot, process.env["SHOAL_DATA_DIR"] ?? ".dev"));
  if ("path" in found) return found.path;
  const { missing } = found;
  const isCi = process.env["CI"] !== undefined;
  expect({ missing, isCi, hasApt: Bun.which("apt-get") !== null }).toEqual({ missing, isCi: false, hasApt: false });
  console.warn(`NOT CHECKED, since ${missing}`);
  return undefined;
}
