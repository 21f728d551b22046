import { FINDINGS, type Finding, type OwnerReport } from "./verify.js";

const count = (number: number, noun: string): string => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;

function findingText({ kind, from, to, head, keptBy }: Finding): string {
  const where = from === undefined ? "" : from === to ? ` entry ${from}` : ` entries ${from} to ${to}`;
  const proof = head === undefined ? "; no head covers it yet" : `; head ${head}, kept by ${keptBy?.join(", ")}`;
  return `  ${kind}${where}: ${FINDINGS[kind]}${proof}`;
}

/** What was looked at, and what does not follow, one line each. */
export const reportText = ({ owner, entries, pruned, tiles, heads, cosignatures, witnessed, provenUpTo, findings }: OwnerReport): string =>
  [
    `${owner}: ${count(entries, "entry").replace("entrys", "entries")}${pruned > 0 ? `, ${pruned} pruned` : ""}, ${count(tiles, "tile")}, ${count(heads, "head")}, ${count(cosignatures, "cosignature")}, ${count(witnessed, "head")} kept by others`,
    ...findings.map(findingText),
    ...(findings.length === 0 && entries > 0 ? [`  nothing contradicts anything; witnesses vouch for the first ${provenUpTo.toLocaleString("en")}`] : []),
  ].join("\n");
