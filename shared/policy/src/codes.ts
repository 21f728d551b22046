import type { Condition } from "./conditions.js";
import type { GridCategory } from "./grid.js";

/** One way in which a code opens a field: all of `when`, and only the fields of a minimal profile where one is named. */
export interface Opening {
  readonly when: readonly Condition[];
  readonly profile?: "MINIMAL" | "LAST_72_HOURS";
}

export interface Code {
  readonly nl: string;
  readonly en: string;
  /** A code that only tells where to ask opens nothing. */
  readonly opens: (category: GridCategory, ofPerson: boolean) => readonly Opening[];
}

const opening = (...when: Condition[]): Opening => ({ when });
const minimal = (...when: Condition[]): Opening => ({ when, profile: "MINIMAL" });
const code = (nl: string, en: string, ...openings: readonly Opening[]): Code => ({ nl, en, opens: () => openings });
const nothing = (nl: string, en: string): Code => code(nl, en);

const SUPERVISED = ["measureInForce", "isInReach", "isMarkedNecessary"] as const;
const CHILD_AGREED = opening("isAgreedByChild", "isChildClass");

/** The codes of the grid (policy.md sections 9.2 and 9.3): what each opens. Explained in docs/policy, which is made from this. */
export const CODES = {
  A: code("mag, voor de taak van de vrager", "the task of the asker is enough", opening("isOpenClass")),
  Ac: code(
    "mag voor de taak van de vrager, alleen over het kind onder voogdij",
    "the task of the asker is enough, about the child under guardianship only",
    opening("isWard", "isOpenClass"),
  ),
  m: code("alleen de velden van het minimale profiel", "only the fields of the minimal profile", minimal("isOpenClass")),
  mc: code(
    "alleen het minimale profiel, en alleen over het kind onder voogdij",
    "only the minimal profile, about the child under guardianship only",
    minimal("isWard", "isOpenClass"),
  ),
  m72: code("alleen het minimale profiel van wat in de laatste 72 uur is vastgelegd", "only the minimal profile of what was recorded in the last 72 hours", {
    when: ["isRecent", "isOpenClass"],
    profile: "LAST_72_HOURS",
  }),
  C: {
    nl: "alleen met toestemming van iedere betrokkene",
    en: "consent of each data subject (SECRECY_WAIVER)",
    opens: (category) => [category === "GGZ_INVOLVEMENT" ? opening("isConsented", "isReleasedToCaller", "isReleasableClass") : opening("isConsented", "isOpenClass")],
  },
  Cm: code("met toestemming, en alleen het minimale profiel", "consent, and only the minimal profile", minimal("isConsented", "isOpenClass")),
  C4: code(
    "wat een kind vertelde: met instemming van het kind, of met toestemming en een tweede persoon",
    "what a child told: the child agreed, or consent and a second person",
    opening("isConsented", "hasSecondPerson", "isChildClass"),
    CHILD_AGREED,
  ),
  S1: code(
    "in het vaste pakket van een aanvaarde overdracht, of met toestemming",
    "in the frozen package of an accepted handover, or consent",
    opening("handoverAccepted", "isInPackage", "isOpenClass"),
    opening("isConsented", "isOpenClass"),
  ),
  S1m: code(
    "in het vaste pakket van een aanvaarde overdracht of met toestemming, en alleen het minimale profiel",
    "in the frozen package of an accepted handover, or consent, and only the minimal profile",
    minimal("handoverAccepted", "isInPackage", "isOpenClass"),
    minimal("isConsented", "isOpenClass"),
  ),
  // What is of class C3 is read directly only where the minimal profile names it; the rest is asked.
  S2: code(
    "er is een ondertoezichtstelling voor dit kind en de bron merkte het gegeven aan als noodzakelijk; anders een vraag aan de bron, die moet antwoorden",
    "a supervision order is in force for this child and the owner marked the record as necessary; else the source is asked and has a duty to answer",
    opening(...SUPERVISED, "isOrdinaryClass"),
    minimal(...SUPERVISED, "isOpenClass"),
  ),
  S2m: code(
    "alleen wat de bron als noodzakelijk aanmerkte, en daarvan het minimale profiel; anders een vraag aan de bron, die moet antwoorden",
    "only what the owner marked as necessary for the supervision order, and of that the minimal profile; else the source is asked and has a duty to answer",
    minimal(...SUPERVISED, "isOpenClass"),
  ),
  S3: code(
    "geleverd bij het verzoek tot onderzoek; anders een vraag aan de bron, die mag antwoorden",
    "delivered to the Board with the request for investigation; else the source is asked and may answer",
    opening("isDeliveredToBoard", "isOpenClass"),
  ),
  S4: code("alleen in stukken van de rechtbank", "only inside court documents", opening("isCourtDocument", "isOpenClass")),
  S5: code(
    "de voogd krijgt over dit kind wat een ouder met gezag zou krijgen",
    "the guardian gets about this child what a parent with authority would get",
    opening("isWard", "isOpenClass"),
  ),
  S5m: code("de voogd krijgt over dit kind alleen het minimale profiel", "the guardian gets the minimal profile about this child", minimal("isWard", "isOpenClass")),
  "S5-4": code(
    "de voogd krijgt dit over dit kind als het kind dat goed vindt, of als een tweede persoon meebeslist",
    "the guardian gets this about this child where the child agreed, or a second person decides",
    opening("isWard", "hasSecondPerson", "isChildClass"),
    CHILD_AGREED,
  ),
  Qd: nothing("een vraag aan de bron, die moet antwoorden", "a question to the source, which has a duty to answer"),
  Qr: nothing("een vraag aan de bron, die mag antwoorden", "a question to the source, which may answer"),
  Qc: nothing("een vraag aan de bron, met toestemming", "a question to the source, with consent"),
  Qd4: code(
    "eerst het kind vragen, anders een tweede persoon; de bron moet antwoorden",
    "the child is asked first, else a second person decides; the source has a duty to answer",
    CHILD_AGREED,
  ),
  Qr4: code(
    "eerst het kind vragen, anders een tweede persoon; de bron mag antwoorden",
    "the child is asked first, else a second person decides; the source may answer",
    CHILD_AGREED,
  ),
  Qc4: code(
    "eerst het kind vragen, anders een tweede persoon; ook is toestemming nodig",
    "the child is asked first, else a second person decides; consent is needed too",
    CHILD_AGREED,
  ),
  Qp: nothing("geen gegevens; bel de crisisdienst van de bron", "no data; the crisis line of the source is called"),
  via: nothing("vraag het de organisatie zelf, buiten de hub", "ask the organisation itself, outside the hub"),
  own: {
    nl: "alleen eigen gegevens",
    en: "only the asker's own",
    opens: (category, ofPerson) => {
      if (!ofPerson) return [opening("isOwnRecord", "isOwnClass")];
      if (category === "SHIELDED") return [opening("isThePerson", "isSelf", "isShieldedClass")];
      // What a child told in confidence is for the child itself; who speaks for the child does not hear it (policy.md section 12.3).
      if (category === "CHILD_CONFIDENTIAL") return [opening("isThePerson", "isSelf", "isChildClass")];
      return [opening("isSelf", "isOpenClass")];
    },
  },
  ownm: code("alleen eigen gegevens, en alleen het minimale profiel", "only the asker's own, and only the minimal profile", minimal("isSelf", "isOpenClass")),
  ps: code(
    "zonder namen: alleen velden die niemand noemen; meer met een tweede persoon",
    "pseudonymised: only fields that name nobody; more with a second person",
    minimal("isOpenClass"),
    opening("hasSecondPerson", "isOpenClass"),
  ),
  ro: code("alleen in welke hoedanigheid iemand betrokken is", "only in which capacity someone is involved", minimal("isOpenClass")),
  agg: code("alleen aantallen", "numbers only", minimal("isAggregate", "isOpenClass")),
  X: nothing("nooit, en zonder te zeggen of er iets is", "never, and silently: existence is protected"),
  X4: code(
    "alleen voor de aangewezen veiligheidsfunctionaris, samen met een tweede persoon; verder zonder te zeggen of er iets is",
    "for the named safety officer together with a second person; silently for everyone else",
    opening("isSafetyOfficer", "hasSecondPerson", "isShieldedClass"),
  ),
  N: nothing("nooit: niet nodig voor dit doel", "never: not needed for this purpose"),
} as const satisfies Record<string, Code>;

export const codeOf = (name: string): Code => {
  if (!Object.hasOwn(CODES, name)) throw new Error(`the matrix has no code ${name}`);
  return CODES[name as keyof typeof CODES];
};

/** What a rule is called that comes from no cell of the grid. */
export const RULE_KINDS = {
  "own file": { nl: "een organisatie werkt met haar eigen dossier", en: "an organisation works with its own file" },
  released: { nl: "wat de behandelaar voor deze organisatie en dit doel vrijgaf", en: "what the treating professional released to this organisation for this purpose" },
  sampled: { nl: "in een steekproef, met een reden en een tweede functionaris", en: "in a sampled check, with a reason and a second officer" },
  asked: { nl: "wie een vraag krijgt, leest die vraag en over wie zij gaat", en: "who is asked reads the question, and whom it is about" },
  follows: {
    nl: "gegevens over een gegeven volgen dat gegeven; wat binnen de hub openbaar is, mag iedereen zien",
    en: "what describes a record follows the record; what is public inside the hub is open to all",
  },
} as const satisfies Record<string, { readonly en: string; readonly nl: string }>;

/** The sentence of a code of the grid, of a cell with alternatives (`X/C`), or of a rule that comes from no cell. */
export function sentenceOf(cell: string): { readonly en: string; readonly nl: string } {
  if (Object.hasOwn(RULE_KINDS, cell)) return RULE_KINDS[cell as keyof typeof RULE_KINDS];
  const codes = alternativesOf(cell).map(codeOf);
  return { en: codes.map(({ en }) => en).join("; or: "), nl: codes.map(({ nl }) => nl).join("; of: ") };
}

/** The alternatives of a cell, in the order in which they are tried. */
export const alternativesOf = (cell: string): readonly string[] => cell.split("/");
