// The picture of ARCHITECTURE.md as connections between pods: who may call whom, and nothing else.

const calls: Readonly<Record<string, readonly string[]>> = {
  gateway: ["user:50051", "product:50051", "cart:50051", "order:50051", "gateway-redis:6379"],
  user: ["users-postgres:5432"],
  product: ["products-postgres:5432", "product-redis:6379"],
  cart: ["cart-redis:6379"],
  order: ["cart:50051", "product:50051", "orders-postgres:5432"],
};
const databases = ["users-postgres", "products-postgres", "orders-postgres"];
const nouns = Object.keys(calls);
const dns = "[kubernetes.io/metadata.name=kube-system k8s-app=kube-dns]:53";

/** Every edge there should be, given the names of all workloads. */
export function expectedEdges(workloads: readonly string[]): string[] {
  return [
    "[kubernetes.io/metadata.name=nginx-ingress] → gateway:8080",
    "[shoal.example/scrapes-metrics=true] → jaeger:8888",
    ...nouns.flatMap((noun) => [...(calls[noun] ?? []), "jaeger:4317"].map((called) => `${noun} → ${called}`)),
    ...databases.flatMap((store) => ["backup", "restore"].map((job) => `${store}-${job} → ${store}:5432`)),
    ...workloads.map((name) => `${name} → ${dns}`),
  ].sort();
}
