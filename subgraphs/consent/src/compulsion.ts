import type { OrganisationType } from "@samenhang/caller";
import type { Verdict } from "@samenhang/policy";
import { ActRefusal } from "@samenhang/subgraph";
import type { EntityManager } from "typeorm";
import { AttestedFactEntity } from "./consent.entity.js";
import { HOLDS_AUTHORITY } from "./consent-facts.js";
import { KnownFacts } from "./known-facts.js";

/** Consent of the GDPR that is asked, given or said to be given: about whom, by whom, and who says so. */
export interface GdprConsent {
  readonly act: "CONSENT_ASK" | "CONSENT_RECORD";
  readonly subject: string;
  readonly giver: string | null;
  /** The case a professional declared; undefined for who speaks for themselves. */
  readonly caseId: string | undefined;
  readonly typeOf: (organisation: string) => OrganisationType | undefined;
  readonly today: string;
}

/**
 * Refuses consent of the GDPR where it is not free: a measure is in force, the Board investigates, or a measure was
 * announced, for the person, the giver, or a child of whom one of them has authority (policy.md section 6.3, example E31).
 *
 * What nobody told the person does not press: a frame the person was not told of counts only for professionals of that
 * very case, and an investigation by Veilig Thuis never does. So a refusal tells a person nothing new.
 */
export async function assertFree(manager: EntityManager, { act, subject, giver, caseId, typeOf, today }: GdprConsent): Promise<void> {
  const persons = [subject, ...(giver === null ? [] : [giver])];
  const children = (await factsAbout(manager, persons, ["AUTHORITY"], today))
    .of("AUTHORITY")
    .filter(({ holder, kind }) => holder !== null && persons.includes(holder) && HOLDS_AUTHORITY.includes(kind))
    .map(({ child }) => child);
  const facts = await factsAbout(manager, [...persons, ...children], ["MEASURE", "INVESTIGATION", "FRAMEWORK", "CASE"], today);
  const open = new Set(facts.of("CASE").map((casus) => casus.case));
  const isPressed = facts
    .of("FRAMEWORK")
    .some((frame) => frame.framework !== "VOLUNTARY" && open.has(frame.case) && (frame.isTold || (caseId !== undefined && frame.case === caseId)));
  const isInvestigated = facts.of("INVESTIGATION").some(({ organisation }) => typeOf(organisation) === "RVDK");
  if (facts.of("MEASURE").length > 0 || isInvestigated || isPressed) throw new ActRefusal(notFree(act));
}

const notFree = (act: GdprConsent["act"]): Verdict => ({
  outcome: "DENY",
  rule: `ACT-${act}`,
  grounds: ["L-01"],
  reason: "CONSENT_NOT_FREE",
  ledgerReason: "CONSENT_NOT_FREE",
  nextStep: { act: "ASK_SECRECY_WAIVER" },
});

async function factsAbout(manager: EntityManager, persons: readonly string[], kinds: readonly string[], today: string): Promise<KnownFacts> {
  const rows = await manager
    .createQueryBuilder(AttestedFactEntity, "row")
    .where("row.persons && :persons AND row.kind IN (:...kinds) AND row.from <= :today AND (row.until IS NULL OR row.until > :today)", { persons, kinds, today })
    .getMany();
  return new KnownFacts(rows, today);
}
