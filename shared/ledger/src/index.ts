export { aboutPerson, type PersonEntry, type PersonPage, type PersonQuestion } from "./about-person.js";
export { createCheckpoints, originOf, witnessNameOf, type Checkpoint, type CheckpointOptions, type Checkpoints, type InclusionProof } from "./checkpoints.js";
export { createCosigning, type Cosigning, type CosigningOptions, type WitnessPeer } from "./cosigning.js";
export { IN_ORDER, mixWithCovers, type Dice, type Mixing } from "./cover.js";
export type { FieldDecision, LedgerEntry, RecordedEntry, StoredEntry } from "./entry.js";
export { disclosuresOf, hashLeaf, leafData, leafHashOf, SALT_BYTES, type SlotDisclosure } from "./leaf.js";
export { createLedger, type Ledger, type LedgerDatabase, type Query } from "./ledger.js";
export {
  checkpointText,
  cosignatureLine,
  isCosignedBy,
  isNoteSignedBy,
  readHead,
  readNote,
  readSignature,
  signNote,
  type Head,
  type Note,
  type NoteSignature,
  type NoteSigner,
} from "./note.js";
export { prune, type Pruning } from "./prune.js";
export { receiptOf, type EntryReceipt } from "./receipt.js";
export { LEDGER_SCHEMA } from "./schema.js";
export { CATEGORIES_OF_ALLOWED, GIVING, givenSlot, LEAF_VERSION, SLOTS, slotValues, type Slot, type SlotValue } from "./slots.js";
export { keepTiles, LedgerDamaged, TILE, treeNodes } from "./tiles.js";
export { consistencyProof, EMPTY_ROOT, hashChildren, inclusionProof, isConsistent, isIncluded, rootHash, type NodeHash } from "./tree.js";
export { createReconciliation, MOST_COMPARED, type Reconciliation, type RecordedRequest } from "./reconcile.js";
export { createLedgerSearch, type LedgerFilter, type LedgerPage, type LedgerSearch } from "./search.js";
export {
  createLedgerTally,
  PAIRS_AT_ONCE,
  type LedgerFindings,
  type LedgerTally,
  type OutstandingCount,
  type OutstandingKind,
  type PairPage,
  type Period,
  type ReadPair,
  type Side,
  type Tallied,
} from "./tally.js";
export { asToldTo } from "./told.js";
export { createWitness, submissionBody, type Inconsistency, type Witness, type WitnessAnswer, type WitnessOptions } from "./witness.js";
