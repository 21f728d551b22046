// Everything that must hold before a change lands: what CI runs, in the same order.
import { spawnSync } from "node:child_process";

const steps = [
  ["types and tests, embedded database", ["test"]],
  ["supergraph is current", ["compose:check"]],
  ["policy holds", ["policy:prove"]],
  ["pages of the policy are current", ["policy:check"]],
  ["lint", ["lint"]],
  ["format", ["format:check"]],
  ["tests, PostgreSQL server", ["test:postgres"]],
];

for (const [name, script] of steps) {
  process.stdout.write(`\n== ${name}\n`);
  const { status } = spawnSync("npm", ["run", "--silent", ...script], { stdio: "inherit" });
  if (status !== 0) {
    process.stderr.write(`\n${name}: failed\n`);
    process.exit(1);
  }
}
