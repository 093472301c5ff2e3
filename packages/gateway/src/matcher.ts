// Finds the policy's route for a method and a path, before anything else is known of a request. A fixed segment wins
// over a parameter, as it does in the router behind.

import { type Route, routes } from "./policy.ts";

type Node = { readonly fixed: Map<string, Node>; parameter: Node | undefined; route: Route | undefined };

const treeOfMethod = new Map<string, Node>();
for (const route of routes) {
  let node = treeOfMethod.get(route.method) ?? emptyNode();
  treeOfMethod.set(route.method, node);
  for (const segment of segmentsOf(route.path)) node = childFor(node, segment);
  node.route = route;
}

/** The route that serves a request; HEAD is served by GET. */
export function findRoute(method: string, path: string): Route | undefined {
  const tree = treeOfMethod.get(method === "HEAD" ? "GET" : method);
  return tree === undefined ? undefined : walk(tree, segmentsOf(path), 0);
}

/** Methods that a path takes; empty for a path that does not exist. */
export function allowedMethods(path: string): readonly string[] {
  const methods = [...treeOfMethod.keys()].filter((method) => findRoute(method, path) !== undefined);
  return methods.includes("GET") ? [...methods, "HEAD", "OPTIONS"] : methods.length > 0 ? [...methods, "OPTIONS"] : [];
}

function walk(node: Node, segments: readonly string[], index: number): Route | undefined {
  const segment = segments[index];
  if (segment === undefined) return node.route;
  const fixed = node.fixed.get(segment);
  const found = fixed === undefined ? undefined : walk(fixed, segments, index + 1);
  if (found !== undefined || node.parameter === undefined || segment === "") return found;
  return walk(node.parameter, segments, index + 1);
}

/** One slash at the end does not count. */
function segmentsOf(path: string): readonly string[] {
  const end = path.length > 1 && path.endsWith("/") ? path.length - 1 : path.length;
  return end === 1 ? [] : path.slice(1, end).split("/");
}

function childFor(node: Node, segment: string): Node {
  if (segment.startsWith(":")) {
    node.parameter ??= emptyNode();
    return node.parameter;
  }
  const child = node.fixed.get(segment) ?? emptyNode();
  node.fixed.set(segment, child);
  return child;
}

function emptyNode(): Node {
  return { fixed: new Map(), parameter: undefined, route: undefined };
}
