// 1,020 products of two variants each, as Shopify's product CSV: as large as the catalogue that other shops were
// measured with, and with as much to say of each product as the demonstration catalogue has.

const productsCount = 1020;
const columns = [
  ...["Handle", "Title", "Body (HTML)", "Vendor", "Type", "Tags", "Published", "Option1 Name", "Option1 Value"],
  ...["Variant SKU", "Variant Grams", "Variant Inventory Qty", "Variant Price", "Status"],
];

const body =
  "<p>A proper lantern with a wind-proof globe, made for porches, pontoons and long suppers outdoors. The burner lifts " +
  "out with half a turn, so filling it is a clean job even in the dark.</p><ul><li>Burns for 20 hours</li>" +
  "<li>Globe of heat-proof glass</li><li>Folds flat for the winter</li></ul>";

export function makeCatalogue(): string {
  const rows = Array.from({ length: productsCount }, (_, index) => rowsOf(index)).flat();
  return [columns, ...rows].map((row) => row.join(",")).join("\n");
}

function rowsOf(index: number): string[][] {
  const handle = `lantern-${index}`;
  const facts = [`Lantern number ${index}`, `"${body}"`, `Vendor ${index % 20}`, `Type ${index % 12}`];
  const price = (20 + (index % 80) + 0.99).toFixed(2);
  const variant = (size: string) => [size, `LANTERN-${index}-${size}`, "900", "1000000", price];
  return [
    [handle, ...facts, `"light, tag ${index % 30}"`, "TRUE", "Size", ...variant("small"), "active"],
    [handle, "", "", "", "", "", "", "", ...variant("large"), ""],
  ];
}
