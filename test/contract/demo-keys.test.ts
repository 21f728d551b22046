import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { loadDemoKeys } from "../../demo/dist/demo-keys.js";

const HALF_A_MINUTE = 30_000;
const ORGANISATIONS = ["vt-noord", "gi-west", "burgers"];

let home: string;
beforeAll(async () => {
  home = join(await mkdtemp(join(tmpdir(), "samenhang-keys-")), "new");
  vi.stubEnv("SAMENHANG_HOME", home);
});
afterAll(() => rm(join(home, ".."), { recursive: true }));

test(
  "processes that ask at the same time get the same keys",
  async () => {
    const module = fileURLToPath(new URL("../../demo/dist/demo-keys.js", import.meta.url));
    const script = `import { loadDemoKeys } from ${JSON.stringify(module)};
    const keys = await loadDemoKeys(${JSON.stringify(ORGANISATIONS)});
    console.log(JSON.stringify([...keys]));`;
    const answers = await Promise.all([1, 2, 3, 4].map(() => promisify(execFile)(process.execPath, ["--input-type=module", "-e", script])));
    const here = JSON.stringify([...(await loadDemoKeys(ORGANISATIONS))]);
    for (const { stdout } of answers) expect(stdout.trim()).toBe(here);
  },
  HALF_A_MINUTE,
);

test("only we can read them, and no draft is left behind", async () => {
  const directory = join(home, "demo-keys");
  expect((await readdir(directory)).toSorted()).toEqual(ORGANISATIONS.map((id) => `${id}.json`).toSorted());
  expect((await stat(directory)).mode & 0o777).toBe(0o700);
  for (const file of await readdir(directory)) expect((await stat(join(directory, file))).mode & 0o777).toBe(0o600);
});

test("every organisation has a key of its own, and its public half is without the private number", async () => {
  const keys = [...(await loadDemoKeys(ORGANISATIONS)).values()];
  expect(new Set(keys.map(({ publicJwk }) => publicJwk.kid)).size).toBe(ORGANISATIONS.length);
  for (const { publicJwk, privateJwk } of keys) {
    expect(publicJwk).not.toHaveProperty("d");
    expect({ ...publicJwk, d: privateJwk.d }).toEqual(privateJwk);
  }
});

test("a name that would lead out of the directory is refused", async () => {
  await expect(loadDemoKeys(["../elsewhere"])).rejects.toThrow("not the id of an organisation");
});
