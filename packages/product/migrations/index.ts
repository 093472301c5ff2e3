// Every migration of the catalogue's database, in order, embedded in the binary.

import type { Migration } from "@shoal/postgres";
import m0001 from "./0001_create_catalogue.sql" with { type: "text" };
import m0002 from "./0002_create_inventory.sql" with { type: "text" };
import m0003 from "./0003_create_audit_and_imports.sql" with { type: "text" };

export const migrations: readonly Migration[] = [
  { name: "0001_create_catalogue", sql: m0001 },
  { name: "0002_create_inventory", sql: m0002 },
  { name: "0003_create_audit_and_imports", sql: m0003 },
];
