/** Checks what must hold of every decision the matrix can make: `npm run policy:prove`. Exits 1 when something does not. */
import { createPolicy, INVARIANTS, prove, proveFacts } from "@samenhang/policy";

const policy = createPolicy();
const number = (value) => value.toLocaleString("en-GB");
const { cells, open, tables, checked, violations } = prove(policy.rules);
console.log(`policy ${policy.version}: ${number(policy.rules.length)} rules, ${number(tables)} tables, ${number(cells)} cells enumerated, ${number(open)} open`);
console.log(`  ${number(checked["MONOTONE"])} open cells: one more true condition never closes, one less never opens`);
for (const { id, says, source } of INVARIANTS) console.log(`  ${number(checked[id]).padStart(9)} open cells: ${id}: ${says} (${source})`);
const facts = proveFacts(policy);
console.log(`from facts to answers: ${number(facts.witnesses)} rules, ${number(facts.questions)} questions: no adverse or unknown fact opens anything, no mark switched off does`);
for (const { invariant, cell, when, rules } of violations)
  console.error(`VIOLATION of ${invariant}: ${JSON.stringify(cell)} is open by ${rules.join(", ")} when ${when.join(", ")}`);
for (const violation of facts.violations) console.error(`VIOLATION: ${violation}`);
const failed = violations.length + facts.violations.length;
console.log(`${INVARIANTS.length + 1} invariants, ${number(cells + facts.questions)} cells and questions checked, ${failed} violations`);
process.exit(failed === 0 ? 0 : 1);
