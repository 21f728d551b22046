import { randomUUID } from "node:crypto";
import { isIncluded, readHead, readNote } from "@samenhang/ledger";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { people, startTestHub, SUBGRAPHS, type TestHub } from "../hub.js";

/** Heads and proofs are for privacy officers; where an entry lies in the ledger of another would tell what lies beside it. */
let t: TestHub;
beforeAll(async () => {
  t = await startTestHub();
});
afterAll(() => t?.stop());

const HEADS = "{ ledgerHeads { id owner root signedAt witnesses stale size } }";
const PROOF = "query P($entry: ID!) { ledgerProof(entry: $entry) { id owner proven signedAt witnesses leafIndex size leafHash hashes checkpoint } }";
const ENTRIES = "query L($trace: String) { ledgerEntries(first: 100, filter: { traceId: $trace }) { id owner organisation { id } } }";

interface Entry {
  id: string;
  owner: string;
  organisation: { id: string };
}
interface Proof {
  id: string;
  owner: string;
  proven: boolean;
  witnesses: string[];
  leafIndex: number | null;
  size: number | null;
  leafHash: string | null;
  hashes: string[] | null;
  checkpoint: string | null;
}

/** A request of a professional of another organisation about records of the local team. */
const asked = async (): Promise<string> => {
  const answer = await t.ask("vt-worker", `query Q($id: ID!) { person(id: $id) { displayName helpTrajectories { goals } ggzStatements { text } } }`, {
    variables: { id: people["M"]! },
  });
  expect(answer.errors).toEqual([]);
  return answer.disclosure.id;
};
const entriesOf = async (officer: string, trace: string): Promise<Entry[]> => (await t.ask(officer, ENTRIES, { variables: { trace } })).data.ledgerEntries as Entry[];
const proofOf = async (officer: string, entry: string): Promise<Proof | null> => (await t.ask(officer, PROOF, { variables: { entry } })).data.ledgerProof as Proof | null;
const signAll = () => Promise.all(SUBGRAPHS.map((name) => t.hub.subgraphs[name].checkpoint()));

describe("heads", () => {
  it("are told to a privacy officer, with those who vouch for them; the count of the own ledger only", async () => {
    await asked();
    await signAll();
    const { data, errors } = await t.ask("privacy-officer-vt-noord", HEADS);
    expect(errors).toEqual([]);
    const heads = data.ledgerHeads as { owner: string; root: string | null; witnesses: string[]; size: number | null; stale: boolean }[];
    expect(heads.map(({ owner }) => owner)).toEqual([...SUBGRAPHS].sort());
    for (const { owner, root, witnesses, stale, size } of heads) {
      expect(stale, owner).toBe(false);
      expect(size !== null, owner).toBe(owner === "veilig-thuis");
      if (root !== null) expect(witnesses, owner).toEqual(SUBGRAPHS.filter((name) => name !== owner).sort());
    }
    expect(heads.find(({ owner }) => owner === "ggz")!.root).not.toBeNull();
  });

  it.each(["vt-worker", "gi-supervisor", "gi-safety-officer", "mother-m", "lt-analyst"])("%s is told nothing", async (persona) => {
    await signAll();
    const answer = await t.ask(persona, HEADS);
    expect(answer.data?.ledgerHeads ?? []).toEqual([]);
    expect(answer.text).not.toMatch(/"root":"/);
  });

  it("are stale when something was recorded five minutes ago that no witness saw", async () => {
    await asked();
    await t.asOwner("lokaal-team", "UPDATE ledger_entry SET recorded_at = now() - interval '6 minutes' WHERE sequence > (SELECT max(size) FROM ledger_cosignature)");
    const heads = (await t.ask("privacy-officer-vt-noord", HEADS)).data.ledgerHeads as { owner: string; stale: boolean }[];
    expect(heads.filter(({ stale }) => stale).map(({ owner }) => owner)).toEqual(["lokaal-team"]);
    await t.asOwner("lokaal-team", "UPDATE ledger_entry SET recorded_at = now() WHERE sequence > (SELECT max(size) FROM ledger_cosignature)");
  });
});

describe("a proof", () => {
  it("for the owner's officer leads from the leaf to the root under the owner's signature", async () => {
    const trace = await asked();
    await signAll();
    const entry = (await entriesOf("privacy-officer-lt-noord", trace)).find(({ owner }) => owner === "lt-noord");
    const proof = (await proofOf("privacy-officer-lt-noord", entry!.id))!;
    expect(proof).toMatchObject({ id: entry!.id, owner: "lokaal-team", proven: true });
    const head = readHead(readNote(proof.checkpoint!)!.text)!;
    const bytes = (text: string) => Buffer.from(text, "base64");
    expect(isIncluded(bytes(proof.leafHash!), proof.leafIndex!, proof.size!, proof.hashes!.map(bytes), head.root)).toBe(true);
    const [row] = await t.asOwner("lokaal-team", "SELECT leaf_hash, sequence::int AS sequence FROM ledger_entry WHERE id = $1", [entry!.id]);
    expect([(row!["leaf_hash"] as Buffer).toString("base64"), row!["sequence"]]).toEqual([proof.leafHash, proof.leafIndex! + 1]);
  });

  it("for the officer of who asked says that it is there, and never where: the place would tell what the answer hid", async () => {
    const trace = await asked();
    await signAll();
    const entries = await entriesOf("privacy-officer-vt-noord", trace);
    expect(entries.length).toBeGreaterThan(1);
    for (const { id } of entries) {
      const proof = (await proofOf("privacy-officer-vt-noord", id))!;
      expect(proof.proven).toBe(true);
      expect(proof.witnesses).toHaveLength(SUBGRAPHS.length - 1);
      expect([proof.leafIndex, proof.size, proof.leafHash, proof.hashes, proof.checkpoint]).toEqual([null, null, null, null, null]);
    }
  });

  it("of an entry that the ledger hides from the asker's officer sounds like that of no entry", async () => {
    const trace = await asked();
    await signAll();
    const told = (await entriesOf("privacy-officer-vt-noord", trace)).map(({ id }) => id);
    const hidden = (await t.asOwner("ggz", "SELECT id FROM ledger_entry WHERE trace_id = $1", [trace])).map(({ id }) => id as string).filter((id) => !told.includes(id));
    expect(hidden.length, "why: it exists, and the owner's officer may have it").toBeGreaterThan(0);
    expect((await proofOf("privacy-officer-ggz-noord", hidden[0]!))?.proven).toBe(true);
    const said = async (entry: string) => {
      const { status, data, errors, disclosure } = await t.ask("privacy-officer-vt-noord", PROOF, { variables: { entry } });
      return { status, data, errors, withheld: disclosure.withheld };
    };
    for (const id of hidden) expect(await said(id)).toEqual(await said(randomUUID()));
  });

  it.each(["vt-worker", "lt-careworker", "mother-m", "gi-safety-officer", "privacy-officer-lt-zuid", "privacy-officer-rvdk-noord"])("is nothing for %s", async (persona) => {
    const trace = await asked();
    await signAll();
    const entry = (await entriesOf("privacy-officer-lt-noord", trace)).find(({ owner }) => owner === "lt-noord");
    expect(await proofOf("privacy-officer-lt-noord", entry!.id)).not.toBeNull();
    const answer = await t.ask(persona, PROOF, { variables: { entry: entry!.id } });
    expect(answer.data?.ledgerProof ?? null).toBeNull();
  });

  it("is not believed when the owner lies about it", async () => {
    const trace = await asked();
    await signAll();
    const entry = (await entriesOf("privacy-officer-lt-noord", trace)).find(({ owner }) => owner === "lt-noord");
    await t.asOwner("lokaal-team", "UPDATE ledger_entry SET leaf_hash = sha256('x') WHERE id = $1", [entry!.id]);
    expect((await proofOf("privacy-officer-lt-noord", entry!.id))?.proven).toBe(false);
  });

  it("fails aloud while an owner cannot be read, and for what is no id", async () => {
    expect((await t.ask("privacy-officer-lt-noord", PROOF, { variables: { entry: "x' OR true" } })).errors[0]?.extensions.code).toBe("INPUT_INVALID");
    await t.hub.stopSubgraph("referrals");
    for (const query of [HEADS, PROOF]) {
      const answer = await t.ask("privacy-officer-lt-noord", query, { variables: query === PROOF ? { entry: randomUUID() } : {} });
      expect(answer.data?.ledgerHeads ?? answer.data?.ledgerProof ?? null).toBeNull();
      expect([...answer.errors.map(({ extensions: { code } }) => code), ...answer.disclosure.unavailable.map(({ reason }) => reason)]).toContain("SUBGRAPH_UNAVAILABLE");
    }
  });
});
