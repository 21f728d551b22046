import type { Change, Rehearsal, ReplayCheck } from "./rehearsal.js";

/** What `npm run policy:rehearse` prints. */
export function rehearsalText({ replayed, notReplayable, gains, losses, peopleGained, peopleLost }: Rehearsal, current: string, other: string): string {
  return [
    `Version ${other} against version ${current}: ${count(replayed.decisions, "recorded decision")} about ${persons(replayed.people)}, and ${count(replayed.questions, "question")} refused beforehand.`,
    ...(notReplayable === 0 ? [] : [`${count(notReplayable, "decision")} cannot be replayed: what was true then was not recorded.`]),
    "Numbers are exact, also small ones: this is for the two privacy officers who sign, and is not to be passed on. It names nobody.",
    "",
    ...part("gains", gains, peopleGained),
    ...part("loses", losses, peopleLost),
  ].join("\n");
}

export function checkText({ checked, notReplayable, mismatches, unknownVersions }: ReplayCheck): string {
  return [
    `${count(checked, "decision")} replayed under the version that made them: ${mismatches.length === 0 ? "all come out as recorded." : `${mismatches.length} kinds come out otherwise.`}`,
    ...mismatches.map(
      ({ organisation, role, purpose, field, category, policyVersion, recorded, replayed, decisions }) =>
        `  ${organisation} ${role} for ${purpose}: ${field} (${category}) under ${policyVersion}: recorded ${recorded}, replayed ${replayed}, ${count(decisions, "time")}`,
    ),
    ...Object.entries(unknownVersions).map(
      ([version, decisions]) => `${count(decisions, "decision")} of version ${version} not checked: its release is not at hand (--releases <directory>).`,
    ),
    ...(notReplayable === 0 ? [] : [`${count(notReplayable, "decision")} cannot be replayed: what was true then was not recorded.`]),
  ].join("\n");
}

function part(verb: "gains" | "loses", changes: readonly Change[], people: number): readonly string[] {
  if (changes.length === 0) return [`Nobody ${verb} anything.`, ""];
  const lines: string[] = [`Who ${verb} what, about ${persons(people)}:`];
  let party = "";
  for (const change of changes) {
    const heading = `  ${change.organisation} ${change.role} for ${change.purpose}`;
    if (heading !== party) lines.push((party = heading));
    lines.push(`    ${change.field} (${change.category}): ${amounts(change)}`);
  }
  return [...lines, ""];
}

/** A question that was refused beforehand says nothing of whether there is a record. */
const amounts = ({ decisions, people, questions, askedAbout }: Change): string =>
  [
    ...(decisions > 0 ? [`${count(decisions, "decision")} about ${persons(people)}`] : []),
    ...(questions > 0 ? [`${count(questions, "question")} about ${persons(askedAbout)}, whether or not anything is recorded`] : []),
  ].join("; ");

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? "" : "s"}`;
const persons = (number: number): string => `${number} ${number === 1 ? "person" : "people"}`;
