// Everything that must hold before a change lands. `--after-test` leaves out the embedded test run, for who has just done it.
import { spawnSync } from "node:child_process";

const afterTest = process.argv.includes("--after-test");
const steps = [
  ["types", "npm", ["run", "--silent", "build"]],
  ["lint", "npm", ["run", "--silent", "lint"]],
  ["format", "npm", ["run", "--silent", "format:check"]],
  ["supergraph is current", "npm", ["run", "--silent", "compose:check"]],
  ...(afterTest ? [] : [["tests, embedded database", "npx", ["vitest", "run"]]]),
  ["tests, PostgreSQL server", "node", ["scripts/test-postgres.mjs", "--if-there"]],
];

for (const [name, command, args] of steps) {
  process.stdout.write(`\n== ${name}\n`);
  const { status } = spawnSync(command, args, { stdio: "inherit" });
  if (status !== 0) {
    process.stderr.write(`\n${name}: failed\n`);
    process.exit(1);
  }
}
