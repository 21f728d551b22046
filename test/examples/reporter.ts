import type { Reporter, TestCase, TestModule } from "vitest/node";
import { EXAMPLES } from "./table.js";

/** Prints `ok E01 ...` for each example, and what of it is open. */
export default class ExampleReporter implements Reporter {
  #failed = 0;

  onTestCaseResult(test: TestCase): void {
    const { name } = test;
    const { state, errors } = test.result();
    const isOk = state === "passed";
    if (!isOk) this.#failed += 1;
    process.stdout.write(`${isOk ? "ok" : "not ok"} ${name}\n`);
    for (const error of errors ?? []) process.stdout.write(`${error.message}\n`);
    for (const open of EXAMPLES.find(({ id }) => name.startsWith(id))?.open ?? []) process.stdout.write(`     open: ${open}\n`);
  }

  onTestRunEnd(_modules: readonly TestModule[], unhandled: readonly { message?: string }[]): void {
    for (const { message } of unhandled) process.stdout.write(`not ok ${message}\n`);
    process.stdout.write(`${EXAMPLES.length} examples, ${this.#failed} failed\n`);
  }
}
