// Objects against the schemas of Kubernetes' own API description. Those let unknown fields pass, which the API server
// would drop in silence or refuse; so it is also watched which fields a schema asks for: it asks for all it knows.

import type { KubernetesObject } from "./objects.fixture.ts";

type Model = { readonly prototype: { validate(this: unknown): void } };

/** What is wrong with the shapes of the objects. */
export async function schemaProblems(objects: readonly KubernetesObject[]): Promise<string[]> {
  const problems = await Promise.all(objects.map(problemsOf));
  return problems.flat();
}

async function problemsOf(object: KubernetesObject): Promise<string[]> {
  const title = `${object.kind} ${object.metadata.name}`;
  if (!/(^|\/)v\d+$/.test(object.apiVersion)) return [`${title}: ${object.apiVersion} is no stable API`];
  const models: Record<string, Model> = await import(`kubernetes-models/${object.apiVersion}/${object.kind}`).catch(
    () => ({}),
  );
  const model = models[object.kind];
  if (model === undefined) return [`${title}: there is no ${object.apiVersion} ${object.kind}`];
  const asked = new Set<string>();
  const watched = watch(withPlainData(object), "", asked);
  try {
    model.prototype.validate.call(watched);
  } catch (error) {
    return [`${title}: ${error instanceof Error ? error.message : String(error)}`];
  }
  return pathsOf(object, "")
    .filter((path) => !asked.has(path))
    .map((path) => `${title}: ${path} is no field`);
}

/** kustomize folds long base64 over several lines, which Kubernetes reads and the schema does not. */
function withPlainData(object: KubernetesObject): KubernetesObject {
  if (object.kind !== "Secret" || object.data === undefined) return object;
  const plain = Object.entries(object.data).map(([key, value]) => [key, value.replaceAll(/\s/g, "")]);
  return { ...object, data: Object.fromEntries(plain) };
}

function watch(value: object, path: string, asked: Set<string>): object {
  return new Proxy(value, {
    get(target, key, receiver) {
      const found: unknown = Reflect.get(target, key, receiver);
      if (typeof key !== "string" || !Object.hasOwn(target, key)) return found;
      asked.add(`${path}/${key}`);
      return typeof found === "object" && found !== null ? watch(found, `${path}/${key}`, asked) : found;
    },
  });
}

function pathsOf(value: object, path: string): string[] {
  return Object.entries(value).flatMap(([key, found]: [string, unknown]) => {
    const here = `${path}/${key}`;
    return typeof found === "object" && found !== null ? [here, ...pathsOf(found, here)] : [here];
  });
}
