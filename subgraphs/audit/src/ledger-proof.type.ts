import { Classified, Id, Meta, RecordObject } from "@samenhang/subgraph";
import { GraphQLISODateTime, ID, Int } from "type-graphql";

@RecordObject("LedgerHead", "The last signed head of the ledger of one owner, and who vouches for it (*ondertekende stand van een logboek*).")
export class LedgerHead {
  @Id(() => ID)
  id!: string;
  @Classified(() => String, { category: "INVOLVEMENT", confidentiality: "C1", description: "The owner, by the name of its subgraph (*bron*)." })
  owner?: string;
  @Classified(() => [String], {
    category: "INVOLVEMENT",
    confidentiality: "C1",
    description: "The subgraphs that saw this head, found that it continues all they saw before, and cosigned it (*getuigen*).",
  })
  witnesses?: string[];
  @Meta(() => String, "Root of the Merkle tree over all entries, base64 (RFC 9162) (*wortel*).")
  root?: string;
  @Meta(() => GraphQLISODateTime, "When the owner signed it (*ondertekend op*).")
  signedAt?: Date;
  @Meta(() => Boolean, "Something was recorded more than five minutes ago that no witness has seen covered (*achterstallig*).")
  stale?: boolean;
  @Meta(() => Int, "How many entries it covers; of your own ledger only, as the count of another would tell what an answer hid (*aantal regels*).")
  size?: number;
}

@RecordObject("LedgerProof", "That an entry is in the ledger of its owner, under a signed head (*bewijs van opname*).")
export class LedgerProof {
  @Id(() => ID)
  id!: string;
  @Classified(() => String, { category: "INVOLVEMENT", confidentiality: "C1", description: "The owner, by the name of its subgraph (*bron*)." })
  owner?: string;
  @Classified(() => [String], { category: "INVOLVEMENT", confidentiality: "C1", description: "The subgraphs that cosigned the head (*getuigen*)." })
  witnesses?: string[];
  @Meta(() => Boolean, "Audit checked that the entry leads to the root its owner signed (*bewezen*).")
  proven?: boolean;
  @Meta(() => GraphQLISODateTime, "When the owner signed the head (*ondertekend op*).")
  signedAt?: Date;
  @Meta(() => Int, "Place of the leaf, from 0. This and what follows is for the owner of the ledger: the places of two entries tell what lies between (*plaats*).")
  leafIndex?: number;
  @Meta(() => Int, "How many entries the head covers (*aantal regels*).")
  size?: number;
  @Meta(() => String, "Hash of the leaf, base64 (*bladhash*).")
  leafHash?: string;
  @Meta(() => [String], "The hashes that lead from the leaf to the root, base64, lowest first (RFC 9162) (*pad*).")
  hashes?: string[];
  @Meta(() => String, "The signed head with its cosignatures, as C2SP checkpoint (*ondertekende stand*).")
  checkpoint?: string;
}
