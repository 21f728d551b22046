import { Classified, codeList, Id, Meta, RecordObject } from "@samenhang/subgraph";
import { GraphQLLocalDate } from "graphql-scalars";
import { GraphQLISODateTime, ID } from "type-graphql";
import { Person } from "./person.type.js";

export const ProtectiveOrderKind = codeList("ProtectiveOrderKind", "Kinds of order against one adult that protect others (*soort beschermingsmaatregel*).", {
  TEMPORARY_HOME_BAN: "may not come home; at most four weeks (tijdelijk huisverbod)",
  CONTACT_BAN: "may not seek contact (contactverbod)",
  AREA_BAN: "may not come in an area (gebiedsverbod)",
});
export type ProtectiveOrderKind = keyof typeof ProtectiveOrderKind;

export const ProtectiveOrderIssuer = codeList("ProtectiveOrderIssuer", "Who gave a protective order (*wie de maatregel oplegde*).", {
  MAYOR: "the mayor (burgemeester)",
  CIVIL_COURT: "a civil court (burgerlijke rechter)",
  CRIMINAL_COURT: "a criminal court (strafrechter); then it is criminal-type data",
});
export type ProtectiveOrderIssuer = keyof typeof ProtectiveOrderIssuer;

/** Fields that say what was ordered: of which category they are follows from who gave the order. */
export const SAID_BY_ORDER = ["kind", "issuer", "target", "protects", "from", "until"] as const;

const ORDERED = { category: "MEASURE", confidentiality: "C2" } as const;

@RecordObject(
  "ProtectiveOrder",
  "An order against one adult that protects others (*beschermingsmaatregel: huisverbod, contactverbod*). Shown for whichever of them may be seen, the others left out.",
  {
    becomes: [
      { category: "CRIMINAL", confidentiality: "C3", because: "CONTENT", when: "a criminal court gave the order", fields: [...SAID_BY_ORDER] },
      {
        category: "MEASURE",
        confidentiality: "C8",
        because: "PARTIES",
        when: "the asker treats somebody who is protected by it, and not who must keep it",
        fields: [...SAID_BY_ORDER],
      },
    ],
  },
)
export class ProtectiveOrder {
  @Id(() => ID)
  id!: string;
  @Classified(() => ProtectiveOrderKind, { ...ORDERED, description: "Kind of order." })
  kind?: ProtectiveOrderKind;
  @Classified(() => ProtectiveOrderIssuer, { ...ORDERED, description: "Who gave it." })
  issuer?: ProtectiveOrderIssuer;
  @Classified(() => Person, { ...ORDERED, description: "Who must keep it (*tegen wie*)." })
  target?: Person;
  @Classified(() => [Person], { ...ORDERED, description: "Whom it protects (*wie het beschermt*)." })
  protects?: Person[];
  @Classified(() => GraphQLLocalDate, { ...ORDERED, description: "First day." })
  from?: string;
  @Classified(() => GraphQLLocalDate, { ...ORDERED, description: "First day on which it no longer holds." })
  until?: string;
  @Meta(() => GraphQLISODateTime, "When it was recorded.")
  recordedAt?: Date;
}
