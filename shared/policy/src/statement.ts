import type { OrganisationType } from "@samenhang/caller";
import { tooLateFrom } from "./duty-terms.js";
import { dutchDay } from "./establish.js";
import type { Purpose } from "./purposes.js";
import type { SubjectFacts } from "./question.js";
import type { SIGN_OFFS } from "./sign-off.js";
import type { Category } from "./vocabulary.js";

/** What is known of one disclosure when a person asks who received what (policy.md section 12.4). */
export interface DisclosedLine {
  readonly recordedAt: Date;
  /** Who asked, and for which purpose. */
  readonly asker: string;
  readonly askerType: OrganisationType;
  readonly purpose: Purpose | null;
  /** Whose records were given; undefined type for subgraphs of everyone. */
  readonly source: string;
  readonly sourceType: OrganisationType | undefined;
  /** The emergency access it was read under. */
  readonly emergencyAccess: string | null;
}

/** For whom: the facts of the person it is about, as consent established them for who asks. */
export type StatementReader = Pick<SubjectFacts, "holds" | "hidden" | "statement">;

interface Suppression {
  /** Why, for people (plain Dutch). Said in general, never of one line. */
  readonly nl: string;
  readonly source: string;
  readonly signOff: keyof typeof SIGN_OFFS;
}
/** Silences a whole line. */
interface LineSuppression extends Suppression {
  readonly applies: (line: DisclosedLine, reader: StatementReader, now: Date) => boolean;
}
/** Leaves categories out of a line; a line left without any is no line. */
interface CategorySuppression extends Suppression {
  readonly categories: readonly Category[];
  readonly unless: (reader: StatementReader, line: DisclosedLine) => boolean;
}

const isThePerson = ({ holds }: StatementReader): boolean => holds.includes("isThePerson");
const knows = ({ statement }: StatementReader) => statement ?? { informedBy: [], untoldSince: [], treatedBy: [], hiddenOrganisations: [], adultOn: null, emergencies: [] };
const INVESTIGATES: readonly (Purpose | null)[] = ["ASSESS_REPORT", "INVESTIGATE_VIOLENCE"];

/**
 * What a person is lawfully not told of who received what. All of it is silent: the line does not exist, in the statement
 * and in what is counted.
 */
export const LINE_SUPPRESSIONS = {
  HIDDEN_PERSON: {
    nl: "Wie iemand niet mag vinden, hoort ook niet wie over die persoon iets vroeg.",
    source: "policy.md 10.9; AVG 15(4); Wmo 5.3.2 lid 4",
    signOff: "S-08",
    applies: (_line, reader) => reader.hidden,
  },
  TELLING_ORGANISATION: {
    nl: "Een organisatie waarvan de naam een geheime plek verraadt, staat er niet bij.",
    source: "policy.md 10.2 and 10.9; AVG 15(4)",
    signOff: "S-08",
    applies: ({ asker, source }, reader) => [asker, source].some((organisation) => knows(reader).hiddenOrganisations.includes(organisation)),
  },
  FAMILY_AND_SUPPORT: {
    nl: "Dat iemand uit de familie zijn eigen rechten gebruikt, hoort een ander niet.",
    source: "AVG 15(4)",
    signOff: "S-08",
    applies: ({ askerType }) => askerType === "PERSON",
  },
  TREATMENT_OF_ANOTHER: {
    nl: "Dat de ggz naar iemand vraagt of iets over iemand weet, zegt dat er een patiënt is. Dat hoort alleen die patiënt zelf.",
    source: "BW 7:457; policy.md principle 4",
    signOff: "S-04",
    applies: (line, reader) =>
      (line.askerType === "GGZ" && (line.purpose !== "TREAT_ADULT" || !isPatientOf(line.asker, reader))) || (line.sourceType === "GGZ" && !isPatientOf(line.source, reader)),
  },
  INVESTIGATION_NOT_TOLD: {
    nl: "Veilig Thuis mag een onderzoek eerst doen en daarna vertellen.",
    source: "Wmo 5.3.1; UAVG 41",
    signOff: "S-23",
    applies: ({ asker, askerType, purpose, source, sourceType, recordedAt }, reader) =>
      (askerType === "VT" && INVESTIGATES.includes(purpose) && !isInformedBy(asker, reader, recordedAt)) || (sourceType === "VT" && !isInformedBy(source, reader, recordedAt)),
  },
  RECENT_EMERGENCY: {
    nl: "Van noodtoegang hoort u binnen vier weken, als dat veilig kan; is het later veilig, dan later.",
    source: "policy.md 11; Wmo 5.3.1 by analogy",
    signOff: "S-11",
    // Until the person was told; where nobody told until the term ends; and as long as a ground keeps it so.
    applies: ({ emergencyAccess, purpose, recordedAt }, reader, now) => {
      if (emergencyAccess === null && purpose !== "ACUTE_SAFETY") return false;
      const owed = knows(reader).emergencies.find(({ access }) => access === emergencyAccess);
      const until = owed ? owed.silentUntil : tooLateFrom(dutchDay(recordedAt), "TELL_OF_EMERGENCY");
      return until === null || dutchDay(now) < until;
    },
  },
} as const satisfies Record<string, LineSuppression>;

export const CATEGORY_SUPPRESSIONS = {
  NEVER_TOLD: {
    nl: "Wie iets meldde en waar iemand veilig zit, wordt nooit genoemd; ook niet dat het is gelezen.",
    source: "policy.md 12.2 and 10; AVG 15(4)",
    signOff: "S-10",
    categories: ["REPORTER_IDENTITY", "SHIELDED", "NATIONAL_NUMBER"],
    unless: () => false,
  },
  WORDS_OF_A_CHILD: {
    nl: "Wat een kind in vertrouwen vertelde, is van het kind. Alleen het kind ziet wie het las.",
    source: "policy.md 12.3; Jeugdwet 7.3.11 lid 3; R-072",
    signOff: "S-09",
    categories: ["CHILD_CONFIDENTIAL"],
    // An adult named in what a child told is not that child.
    unless: (reader, { recordedAt }) => isThePerson(reader) && dutchDay(recordedAt) < (knows(reader).adultOn ?? ""),
  },
  HEALTH_OF_AN_ADULT: {
    nl: "Over iemands gezondheid en behandeling hoort alleen die persoon zelf.",
    source: "BW 7:457",
    signOff: "S-04",
    categories: ["ADULT_HEALTH", "GGZ_INVOLVEMENT"],
    unless: isThePerson,
  },
} as const satisfies Record<string, CategorySuppression>;

/**
 * What of these categories a person is told that was given, or refused, in one disclosure; empty where the line does not
 * exist. `isSelf` must hold: to anybody else nothing is told.
 */
export function toldCategories(line: DisclosedLine, categories: readonly Category[], reader: StatementReader, now: Date): readonly Category[] {
  if (!reader.holds.includes("isSelf")) return [];
  const lines: readonly LineSuppression[] = Object.values(LINE_SUPPRESSIONS);
  if (lines.some(({ applies }) => applies(line, reader, now))) return [];
  const silent: readonly CategorySuppression[] = Object.values(CATEGORY_SUPPRESSIONS);
  const told = categories.filter((category) => !silent.some(({ categories: some, unless }) => some.includes(category) && !unless(reader, line)));
  // What describes a record goes with what was told of it: alone, or beside what is silent, it would tell of another record.
  const isWhole = told.length === categories.length && told.some((category) => category !== "METADATA");
  return isWhole ? told : told.filter((category) => category !== "METADATA");
}

const isPatientOf = (organisation: string, reader: StatementReader): boolean => isThePerson(reader) && knows(reader).treatedBy.includes(organisation);
/** It told something, and holds nothing since before this moment of which it must still tell. */
const isInformedBy = (organisation: string, reader: StatementReader, at: Date): boolean =>
  knows(reader).informedBy.includes(organisation) && !knows(reader).untoldSince.some((untold) => untold.organisation === organisation && Date.parse(untold.since) <= at.getTime());
