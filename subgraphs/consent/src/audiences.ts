import type { OrganisationType } from "@samenhang/caller";
import type { SubjectFacts } from "@samenhang/policy";
import { directoryOf, type KnownOrganisation } from "@samenhang/subgraph";

/** Which organisations' records are behind which subgraph, and what that subgraph may know. */
export interface Audiences {
  /** Empty for the subgraphs of everyone (case, consent, referrals, audit). */
  organisationsBehind(audience: string): readonly string[];
  ownerTypeOf(audience: string): OrganisationType | "SHARED";
  typeOf(organisation: string): OrganisationType | undefined;
  regionOf(organisation: string): string | undefined;
  /** What one owner may know: consents that free that owner to speak; providers named only where they are asked or the question to them is sent. */
  narrow(facts: SubjectFacts, audience: string): SubjectFacts;
  /** Where persons known from a question are shown: a provider of mental health care leaves no trace of looking for a name. */
  showsQuestions(audience: string, caller: OrganisationType): boolean;
}

/** Which subgraph keeps the records of each kind of organisation. */
export const AUDIENCE_OF: Partial<Record<OrganisationType, string>> = {
  VT: "veilig-thuis",
  GI: "gecertificeerde-instelling",
  RVDK: "raad-voor-de-kinderbescherming",
  LOCAL_TEAM: "lokaal-team",
  GGZ: "ggz",
};

/** The subgraph of questions to a source. */
const KEEPS_QUESTIONS = "referrals";

/** The subgraph that says who received what. */
const TELLS_WHO_RECEIVED = "audit";

/** Subgraphs whose terms of retention depend on the age of a child. */
const KEEPS_UNTIL_AN_AGE: readonly string[] = ["veilig-thuis", "gecertificeerde-instelling", "raad-voor-de-kinderbescherming"];

export function createAudiences(organisations: readonly KnownOrganisation[]): Audiences {
  const directory = directoryOf(organisations);
  const behind = (audience: string): string[] => organisations.filter(({ type }) => AUDIENCE_OF[type] === audience).map(({ id }) => id);
  return {
    organisationsBehind: behind,
    ownerTypeOf: (audience) => (Object.entries(AUDIENCE_OF).find(([, name]) => name === audience)?.[0] as OrganisationType | undefined) ?? "SHARED",
    typeOf: (organisation) => directory.get(organisation)?.type,
    regionOf: (organisation) => directory.get(organisation)?.region,
    narrow({ statement, bornOn, destructions, ...facts }, audience) {
      const owners = behind(audience);
      const accepted = destructions?.filter(({ organisation }) => owners.includes(organisation)) ?? [];
      const concerns = ({ from }: { from: string }) => owners.length === 0 || owners.includes(from);
      return {
        ...facts,
        ...(bornOn !== undefined && KEEPS_UNTIL_AN_AGE.includes(audience) ? { bornOn } : {}),
        ...(accepted.length > 0 ? { destructions: accepted } : {}),
        ...(statement && audience === TELLS_WHO_RECEIVED ? { statement } : {}),
        consents: facts.consents.filter(concerns),
        consentProblems: facts.consentProblems.filter(concerns),
        providersNamed: facts.providersNamed.filter((provider) => audience === KEEPS_QUESTIONS || owners.includes(provider)),
      };
    },
    showsQuestions: (audience, caller) => audience === KEEPS_QUESTIONS || (audience === "case" && caller !== "GGZ"),
  };
}
