// Repairs texts with jsonrepair: one JSON string per line in, one JSON value per line out (null: it gave up).
// Run as: node repairers.mjs FOLDER, where FOLDER is the node_modules that holds jsonrepair.

import { createInterface } from "node:readline";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const entry = pathToFileURL(join(process.argv[2], "jsonrepair", "lib", "esm", "index.js"));
const { jsonrepair } = await import(entry);

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  let repaired = null;
  try {
    repaired = jsonrepair(JSON.parse(line));
  } catch {
    // It says so itself: no silent mistake.
  }
  console.log(JSON.stringify(repaired));
}
