// json-schema-faker behind the protocol of schema_peers/worker.py (see there).
// Started as: node json_schema_faker.mjs FOLDER, where FOLDER holds node_modules.

import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const say = (line) => process.stdout.write(JSON.stringify(line) + "\n");
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

// A package outside the folders above this script is imported by its path: NODE_PATH does not count for modules.
const root = resolve(process.argv[2] ?? ".", "node_modules", "json-schema-faker");
const manifest = join(root, "package.json");
if (!existsSync(manifest)) {
  say({ missing: "json-schema-faker" });
  process.exit(0);
}
const { main, version } = JSON.parse(readFileSync(manifest, "utf8"));
const { generateSync } = await import(pathToFileURL(join(root, main)).href);
console.log = console.error; // what the generator prints must not end up between the lines
say({ version });

for await (const line of createInterface({ input: process.stdin })) {
  const { document, count, limit } = JSON.parse(line);
  let total = 0;
  let error = null;
  say({ setup: 0 }); // it has no step before the first instance
  for (let seed = 0; seed < count && error === null; seed += 1) {
    const since = cpu();
    try {
      const value = generateSync(document, { seed });
      const spent = cpu() - since;
      total += spent;
      if (total > limit) error = "time limit";
      else if (value === undefined) say({ text: null, cpu: spent, why: "no JSON value: undefined" });
      else say({ text: JSON.stringify(value), cpu: spent });
    } catch (problem) {
      error = `${problem?.name}: ${problem?.message}`.slice(0, 300);
    }
  }
  say(error === null ? { done: true } : { error });
}
