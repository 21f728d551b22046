import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestHub, type TestHub } from "../hub.js";
import { run } from "./example.js";
import { EXAMPLES } from "./table.js";

/** Each example changes things for itself only: a hub for all of them, in the order of the analysis. */
let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub?.stop());

describe("the worked examples of policy.md section 17", () => {
  test.each(EXAMPLES.map((example) => [`${example.id} ${example.title}`, example] as const))("%s", async (_name, example) => {
    await run(hub, example);
  });

  test("all thirty-four are there, each with a reason for every step", () => {
    expect(EXAMPLES.map(({ id }) => id)).toEqual(Array.from({ length: 34 }, (_, index) => `E${String(index + 1).padStart(2, "0")}`));
    expect(EXAMPLES.flatMap(({ steps }) => steps).filter(({ why }) => why.length < 15)).toEqual([]);
  });
});
