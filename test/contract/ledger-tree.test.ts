import { createHash, createPrivateKey, randomBytes, sign } from "node:crypto";
import { RFC9162 } from "@transmute/rfc9162";
import { CATEGORIES } from "@samenhang/policy";
import {
  CATEGORIES_OF_ALLOWED,
  checkpointText,
  consistencyProof,
  cosignatureLine,
  disclosuresOf,
  EMPTY_ROOT,
  hashChildren,
  hashLeaf,
  inclusionProof,
  isConsistent,
  isCosignedBy,
  isIncluded,
  isNoteSignedBy,
  leafData,
  leafHashOf,
  readHead,
  readNote,
  rootHash,
  signNote,
  SLOTS,
  type FieldDecision,
  type NodeHash,
  type NoteSigner,
  type RecordedEntry,
} from "@samenhang/ledger";
import { describe, expect, it } from "vitest";

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const bytes = (text: string): Buffer => Buffer.from(text, "hex");

/** The eight leaves of Certificate Transparency's own tests, with the roots of the trees they grow. */
const LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"].map(bytes);
const ROOTS = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];
const INCLUSION: readonly [index: number, size: number, proof: readonly string[]][] = [
  [0, 1, []],
  [
    0,
    8,
    [
      "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
      "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
  ],
  [
    5,
    8,
    [
      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
  ],
  [2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]],
  [
    1,
    5,
    [
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
  ],
];
const CONSISTENCY: readonly [old: number, size: number, proof: readonly string[]][] = [
  [1, 1, []],
  [
    1,
    8,
    [
      "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
      "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
  ],
  [
    6,
    8,
    [
      "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
  ],
  [2, 5, ["5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e", "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"]],
];

/** The hashes of full subtrees over these leaf hashes, each computed once. */
function nodesOver(leaves: readonly Buffer[]): NodeHash {
  const known = new Map<string, Buffer>();
  const node = (level: number, index: number): Buffer => {
    if (level === 0) return leaves[index]!;
    const key = `${level}/${index}`;
    const hash = known.get(key) ?? hashChildren(node(level - 1, 2 * index), node(level - 1, 2 * index + 1));
    known.set(key, hash);
    return hash;
  };
  return async (level, index) => node(level, index);
}

describe("the tree is that of RFC 6962 and RFC 9162", () => {
  const node = nodesOver(LEAVES.map(hashLeaf));

  it.each(ROOTS.map((root, size) => [size, root] as const))("has the published root for %i leaves", async (size, root) => {
    expect(hex(await rootHash(size, node))).toBe(root);
  });
  it.each(INCLUSION)("has the published proof that leaf %i is among %i", async (index, size, proof) => {
    expect((await inclusionProof(index, size, node)).map(hex)).toEqual(proof);
    expect(isIncluded(hashLeaf(LEAVES[index]!), index, size, proof.map(bytes), bytes(ROOTS[size]!))).toBe(true);
  });
  it.each(CONSISTENCY)("has the published proof that %i leaves grew into %i", async (old, size, proof) => {
    expect((await consistencyProof(old, size, node)).map(hex)).toEqual(proof);
    expect(isConsistent(old, bytes(ROOTS[old]!), size, bytes(ROOTS[size]!), proof.map(bytes))).toBe(true);
  });
});

describe("a verifier that is not ours", () => {
  const entries = Array.from({ length: 300 }, (_, at) => Buffer.from(`entry ${at}`));
  const leaves = entries.map(hashLeaf);
  const node = nodesOver(leaves);

  it("computes the same roots and proofs from the entries", async () => {
    for (const size of [1, 2, 3, 5, 8, 31, 64, 100, 257]) {
      const some = entries.slice(0, size).map((each) => new Uint8Array(each));
      const root = hex(await rootHash(size, node));
      expect(hex(await RFC9162.treeHead(some)), `root of ${size}`).toBe(root);
      const at = Math.floor(size / 3);
      const theirs = await RFC9162.inclusionProof(some[at]!, some);
      expect(theirs.inclusion_path.map(hex)).toEqual((await inclusionProof(at, size, node)).map(hex));
    }
  });

  it("accepts every proof of inclusion for every size up to 300, and so do we; neither accepts another leaf", async () => {
    for (let size = 1; size <= 300; size += 1) {
      const root = await rootHash(size, node);
      // Every leaf of small trees; of larger ones the ends, the middle and what lies around a power of two.
      const indexes = size <= 40 ? leaves.slice(0, size).keys() : new Set([0, 1, size >> 1, size - 2, size - 1, 2 ** Math.floor(Math.log2(size - 1)) - 1]);
      for (const index of indexes) {
        const hashes = await inclusionProof(index, size, node);
        const proof = { log_id: "l", tree_size: size, leaf_index: index, inclusion_path: hashes.map((each) => new Uint8Array(each)) };
        expect(isIncluded(leaves[index]!, index, size, hashes, root), `leaf ${index} of ${size}`).toBe(true);
        expect(await RFC9162.verifyInclusionProof(root, leaves[index]!, proof), `leaf ${index} of ${size}`).toBe(true);
        expect(isIncluded(hashLeaf(Buffer.from("x")), index, size, hashes, root)).toBe(false);
        if (size > 1) expect(isIncluded(leaves[index]!, (index + 1) % size, size, hashes, root)).toBe(false);
      }
    }
  });

  it("accepts every proof of consistency, and so do we; neither accepts another root", async () => {
    for (let size = 2; size <= 300; size += 1) {
      const root = await rootHash(size, node);
      for (const old of new Set([1, 2, size >> 1, size - 1, 2 ** Math.floor(Math.log2(size - 1))].filter((each) => each > 0 && each < size))) {
        const oldRoot = await rootHash(old, node);
        const hashes = await consistencyProof(old, size, node);
        // It leaves step 2 of the algorithm to its caller: the old root goes first where the old size is a power of two.
        const path = Number.isInteger(Math.log2(old)) ? [oldRoot, ...hashes] : hashes;
        const proof = { log_id: "l", tree_size_1: old, tree_size_2: size, consistency_path: path.map((each) => new Uint8Array(each)) };
        expect(isConsistent(old, oldRoot, size, root, hashes), `${old} into ${size}`).toBe(true);
        expect(await RFC9162.verifyConsistencyProof(oldRoot, root, proof), `${old} into ${size}`).toBe(true);
        expect(isConsistent(old, hashLeaf(oldRoot), size, root, hashes)).toBe(false);
        expect(isConsistent(old, oldRoot, size, hashLeaf(root), hashes)).toBe(false);
        expect(isConsistent(old, oldRoot, size, root, hashes.slice(1))).toBe(false);
      }
    }
  });

  it("a tree without entries proves nothing about another", () => {
    expect(isConsistent(0, EMPTY_ROOT, 3, hashLeaf(Buffer.of(1)), [])).toBe(true);
    expect(isConsistent(0, EMPTY_ROOT, 3, hashLeaf(Buffer.of(1)), [EMPTY_ROOT])).toBe(false);
    expect(isConsistent(3, EMPTY_ROOT, 2, EMPTY_ROOT, [])).toBe(false);
    expect(isIncluded(EMPTY_ROOT, 0, 0, [], EMPTY_ROOT)).toBe(false);
  });
});

describe("notes, checkpoints and cosignatures are those of C2SP", () => {
  /** The example of golang.org/x/mod/sumdb/note. */
  const VERIFIER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  const SIGNER = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
  const NOTE =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n" +
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
  const publicKey = Buffer.from(VERIFIER.split("+").slice(2).join("+"), "base64").subarray(1);
  const seed = Buffer.from(SIGNER.split("+").slice(4).join("+"), "base64").subarray(1);
  const privateKey = createPrivateKey({
    key: { kty: "OKP", crv: "Ed25519", d: seed.toString("base64url"), x: publicKey.toString("base64url") },
    format: "jwk",
  });
  const signer: NoteSigner = { publicKey, sign: async (message) => sign(null, message, privateKey) };

  it("signs and reads the published note byte for byte", async () => {
    const text = NOTE.slice(0, NOTE.indexOf("\n\n") + 1);
    expect(await signNote(text, "PeterNeumann", signer)).toBe(NOTE);
    const note = readNote(NOTE)!;
    expect(note.text).toBe(text);
    expect(hex(note.signatures[0]!.bytes.subarray(0, 4))).toBe("c74f20a3");
    expect(isNoteSignedBy(note, "PeterNeumann", [publicKey])).toBe(true);
  });

  it.each([
    ["another name", NOTE.replace("PeterNeumann", "EnochRoot"), "EnochRoot"],
    ["another text", NOTE.replace("answer", "question"), "PeterNeumann"],
    ["another signature", NOTE.replace("x08go/ZJ", "x08go/ZK"), "PeterNeumann"],
  ])("does not believe a note with %s", (_what, note, name) => {
    expect(isNoteSignedBy(readNote(note)!, name, [publicKey])).toBe(false);
  });

  it.each([
    ["no signature", NOTE.slice(0, NOTE.indexOf("\n\n") + 1)],
    ["no newline at the end", NOTE.slice(0, -1)],
    ["a control character", NOTE.replace("answer", "ans\tver")],
    ["a signature that is no base64", NOTE.replace("x08go", "x08g*")],
    ["a name with a plus", NOTE.replace("PeterNeumann", "Peter+Neumann")],
  ])("takes a text with %s for no note", (_what, text) => {
    expect(readNote(text)).toBeUndefined();
  });

  /** The example of C2SP tlog-checkpoint and tlog-cosignature. Its public keys are not published: the form is. */
  const CHECKPOINT =
    "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n" +
    "— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n" +
    "— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n";

  it("reads the published checkpoint, and writes its text alike", () => {
    const note = readNote(CHECKPOINT)!;
    const head = readHead(note.text)!;
    expect(head).toEqual({ origin: "example.com/behind-the-sofa", size: 20_852_163, root: Buffer.from("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=", "base64") });
    expect(checkpointText(head)).toBe(note.text);
    expect(note.signatures.map(({ name, bytes: { length } }) => [name, length])).toEqual([
      ["example.com/behind-the-sofa", 4 + 64],
      ["witness.example.com/w1", 4 + 8 + 64],
    ]);
    expect(note.signatures[1]!.bytes.readBigUInt64BE(4), "why: the published time").toBe(1_679_315_147n);
  });

  it.each(["a\n01\n", "a\n-1\n", "a\n1 \n", "\n1\n"])("takes %j for no head", (start) => {
    expect(readHead(`${start}CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n`)).toBeUndefined();
  });

  it("signs the message of cosignature/v1, with the time in front and a key id of type 4", async () => {
    const text = readNote(CHECKPOINT)!.text;
    const line = await cosignatureLine(text, "witness.example.com/w1", signer, 1_679_315_147_999);
    const raw = Buffer.from(line.trim().split(" ")[2]!, "base64");
    const id = createHash("sha256")
      .update(Buffer.concat([Buffer.from("witness.example.com/w1\n"), Buffer.of(4), publicKey]))
      .digest();
    expect(hex(raw.subarray(0, 12))).toBe(`${hex(id.subarray(0, 4))}00000000${(1_679_315_147).toString(16)}`);
    const message = `cosignature/v1\ntime 1679315147\n${text}`;
    expect(hex(raw.subarray(12))).toBe(hex(sign(null, Buffer.from(message), privateKey)));
    expect(isCosignedBy(text, line, "witness.example.com/w1", [publicKey])).toBe(true);
    expect(isCosignedBy(text.replace("20852163", "20852164"), line, "witness.example.com/w1", [publicKey])).toBe(false);
    expect(isCosignedBy(text, line, "witness.example.com/w2", [publicKey])).toBe(false);
    expect(isCosignedBy(text, line, "witness.example.com/w1", [randomBytes(32)])).toBe(false);
  });
});

describe("a leaf can be shown in parts", () => {
  const entry: RecordedEntry = {
    id: "0b9c7a3e-5f0d-4c86-9d53-1c1f6f3f0a01",
    recordedAt: new Date("2026-01-02T03:04:05.678Z"),
    traceId: "t",
    kind: "DISCLOSURE",
    actor: "a",
    organisation: "gi-noord",
    organisationType: "GI",
    role: "r",
    mandateOf: null,
    purpose: "P",
    caseId: null,
    necessity: "omdat het nodig is",
    breakGlassId: null,
    subject: null,
    owner: "vt-noord",
    policyVersion: "v",
    decisions: [
      { field: "A.b", outcome: "ALLOW", rule: "R", grounds: ["L-1"], reason: "PERMITTED", category: "SAFETY", count: 1 },
      { field: "A.c", outcome: "DENY", rule: "R", grounds: [], reason: "NO_RULE", category: "SAFETY", count: 1 },
      { field: "A.d", outcome: "DENY_SILENT", rule: "R", grounds: [], reason: "NO_RULE", category: "SHIELDED", count: 1 },
      { field: "A.e", outcome: "ALLOW", rule: "R", grounds: [], reason: "PERMITTED", category: "PLAN", count: 1, unseen: true },
    ],
  };
  const salt = Buffer.alloc(32, 7);
  const valueOf = (slot: string, of = entry) => disclosuresOf(of, salt).find((each) => each.slot === slot)!;

  it("has a part for each category of the policy", () => {
    expect([...CATEGORIES_OF_ALLOWED]).toEqual(Object.keys(CATEGORIES));
  });

  it("puts each decision in one part: given by category, refused aloud, silent", () => {
    const fields = Object.fromEntries(
      disclosuresOf(entry, salt).flatMap(({ slot, value }) =>
        Array.isArray(value) && value.length > 0 && !slot.startsWith("given.") ? [[slot, (value as FieldDecision[]).map(({ field }) => field)]] : [],
      ),
    );
    expect(fields).toEqual({ "allowed.SAFETY": ["A.b"], refused: ["A.c"], silent: ["A.d", "A.e"] });
  });

  it("says apart of each category on which grounds something of it was given, and nothing of what was refused or silent", () => {
    const given = disclosuresOf(entry, salt).filter(({ slot }) => slot.startsWith("given."));
    expect(given).toHaveLength(CATEGORIES_OF_ALLOWED.length + 1);
    expect(given.filter(({ value }) => value !== null).map(({ slot, value }) => [slot, value])).toEqual([["given.SAFETY", ["L-1"]]]);
  });

  it("shows the same number of parts whatever is in it", () => {
    expect(disclosuresOf({ ...entry, decisions: [] }, salt).map(({ slot }) => slot)).toEqual(SLOTS);
    expect(disclosuresOf(entry, salt)).toHaveLength(SLOTS.length);
  });

  it("commits to each part by SHA-256 over its disclosure, as SD-JWT does, and to all of them in the leaf", () => {
    const parts = disclosuresOf(entry, salt);
    for (const { slot, value, disclosure, digest } of parts) {
      const [slotSalt, name, said] = JSON.parse(Buffer.from(disclosure, "base64url").toString()) as [string, string, unknown];
      expect(Buffer.from(slotSalt, "base64url")).toHaveLength(16);
      expect([name, said]).toEqual([slot, JSON.parse(JSON.stringify(value))]);
      expect(digest).toBe(createHash("sha256").update(disclosure, "ascii").digest("base64url"));
    }
    const data = leafData(parts.map(({ digest }) => digest));
    expect(data).toBe(`{"sd":[${parts.map(({ digest }) => `"${digest}"`).join(",")}],"v":1}`);
    expect(hex(leafHashOf(entry, salt))).toBe(
      createHash("sha256")
        .update(Buffer.concat([Buffer.of(0), Buffer.from(data)]))
        .digest("hex"),
    );
  });

  it("changes its leaf with every part, and no other part with it", () => {
    const changed: RecordedEntry[] = [
      { ...entry, necessity: "omdat het nodig was" },
      { ...entry, recordedAt: new Date(entry.recordedAt.getTime() + 1) },
      { ...entry, mandateOf: "x" },
      { ...entry, decisions: entry.decisions.map((each) => ({ ...each, count: 2 })).slice(0, 1) },
    ];
    for (const other of changed) expect(hex(leafHashOf(other, salt))).not.toBe(hex(leafHashOf(entry, salt)));
    expect(valueOf("actor", changed[0]).digest).toBe(valueOf("actor").digest);
    expect(valueOf("necessity", changed[0]).digest).not.toBe(valueOf("necessity").digest);
  });

  it("gives equal parts of two entries different digests", () => {
    const other = disclosuresOf(entry, Buffer.alloc(32, 8)).map(({ digest }) => digest);
    expect(disclosuresOf(entry, salt).filter(({ digest }) => other.includes(digest))).toEqual([]);
  });
});
