import { ORGANISATION_TYPES } from "@samenhang/caller";
import {
  ACTS,
  alternativesOf,
  CATEGORIES,
  codeOf,
  CONDITION_NAMES,
  CONSENT_BIRTHDAYS,
  CONSENT_KINDS,
  CONSENT_RULES,
  GATES,
  GRID_CATEGORIES,
  GROUNDS,
  isInForce,
  NEXT_ACTS,
  profileKey,
  purposeEntry,
  PURPOSES,
  REASONS,
  RETENTION_CODES,
  RETENTION_STARTS,
  RETENTION_TERMS,
  REGIME_OF,
  SHIELDABLE,
  SIGN_OFFS,
  type ActEntry,
  type GroundId,
  type NextAct,
  type Purpose,
  type ReasonText,
  type RetentionTerm,
} from "@samenhang/policy";
import { bullets, code, codes, page, sentence, table } from "../markdown.js";
import { conditionInFull, confidenceOf, nameOf, PARTIES, partyLink, purposeLink, sentencesOf } from "../words.js";
import { conditionsOf } from "../who-sees-what.js";
import type { Material } from "./material.js";
import { coveredBy, PURPOSE_NAMES } from "./purpose.js";

const KINDS: Readonly<Record<(typeof CONSENT_KINDS)[number], string>> = {
  SECRECY_WAIVER: "lifts professional secrecy for one sharing (*toestemming voor doorbreken geheimhouding*)",
  GDPR_CONSENT: "consent as ground of processing (*AVG-toestemming*)",
  CARE_CONSENT: "agrees to help or treatment (*toestemming voor hulp of behandeling*)",
  CONTACT_CONSENT: "agrees to be contacted (*toestemming voor contact*)",
};

/** Who must consent, by age, ability, kind and law. */
export const consentPage = (): string =>
  page(
    "Consent by age (*toestemming naar leeftijd*)",
    "Who must consent before something about a person is shared on the ground of consent. The first line that fits decides. Consent of one kind never counts as consent of another, is given for one sender, receiver, purpose and set of categories, lasts at most a year, and ends at a withdrawal.",
    table(
      ["Rule", "Age", "Able to decide on this", "Kind", "Law of the sender", "Who consents (*wie*)", "Source", "Waits for"],
      CONSENT_RULES.map(({ id, ages, isAble, kinds, regimes, needs, alsoAsked, nl, source, signOff }) => [
        code(id),
        ages.join(", "),
        isAble ? "yes" : "no",
        kinds.length === CONSENT_KINDS.length ? "any" : kinds.join(", "),
        regimes.length === 3 ? "any" : regimes.join(", "),
        `${needs.join(" and ")}${alsoAsked.length === 0 ? "" : `; also asked: ${alsoAsked.join(", ")}, and where one does not agree a second person decides with the asker`} (*${nl}*)`,
        source,
        signOff.join(", "),
      ]),
    ),
    `\`PERSON\` the person; \`HOLDERS\` everyone with authority over the child (*gezag*), or the guardian; \`REPRESENTATIVE\` the first representative in the order of the law. A holder whose authority was not verified, or whose interests conflict with the child's, cannot consent, and then nobody can unless a special guardian (*bijzondere curator*) speaks for the child. A consent ends when the person turns ${CONSENT_BIRTHDAYS.join(", ")}.`,
    `## Kinds of consent\n\n${bullets(CONSENT_KINDS.map((kind) => `${code(kind)}: ${KINDS[kind]}`))}`,
    `## Which law holds for which sender\n\n${table(
      ["Sender", "Law"],
      ORGANISATION_TYPES.filter((type) => type !== "PERSON").map((type) => [PARTIES[type].nl, code(REGIME_OF[type])]),
    )}`,
  );

/** What a shielding order does, to which fields. */
export function shieldingPage({ policy, fields }: Material): string {
  const rules = policy.rules.filter(({ category }) => category === "SHIELDED");
  return page(
    "Shielding (*afscherming*)",
    "A shielding order hides a place, or what could lead to it, of one person from others. Each field of the hub says what it could reveal. Where an order covers one of those things for the person, the field becomes category `SHIELDED`, class `C7`, and is refused in silence: the answer is byte for byte that of a person of whom nothing is recorded. A field of class C4 or more becomes `C8`: it leaves its source for nobody. Where nobody can say what is covered, everything counts as covered.",
    "Free text is searched for the words of the place (`HiddenWord`): a record that says one does not exist for who works with, or is, someone it is hidden from. Each field without `reveals` has its reason in `test/policy/reveals.test.ts`.",
    `What an order can cover:\n\n${table(
      ["What", "Fields that could reveal it"],
      SHIELDABLE.map((what) => [code(what), codes(fields.filter(({ reveals }) => reveals?.includes(what)).map(({ name }) => name)) || "none yet"]),
    )}`,
    `## Who can see what is shielded\n\nEverybody else hears nothing, also professionals who are entitled to the address of anyone else. Whoever works with a person from whom it must be hidden is refused whatever the row says (${conditionInFull("isNotHidden")}).\n\n${table(
      ["Party", "Purpose", "Needs", "Waits for", "Rule"],
      rules.map((rule) => [nameOf(rule.asker), purposeLink(rule.purpose, "./"), codes(conditionsOf(rule)), rule.signOff.join(", "), code(rule.id)]),
    )}`,
    `## Fields about shielding itself\n\n${bullets(fields.filter(({ category, isContent }) => category === "SHIELDED" && isContent).map(({ name, confidentiality }) => `${code(name)} (${confidentiality})`))}`,
  );
}

/** The crisis minimum, and what no emergency opens. */
export function emergencyPage({ policy }: Material): string {
  const row = policy.matrix.rows.find(({ purpose }) => purpose === "ACUTE_SAFETY");
  const entry = purposeEntry("ACUTE_SAFETY");
  if (!row) return page("Emergency access (*noodtoegang*)", "This matrix has no row for acute safety: nothing opens.");
  const lists = (["MINIMAL", "LAST_72_HOURS"] as const).map((span) =>
    GRID_CATEGORIES.flatMap((category) => {
      const names = policy.matrix.profiles[profileKey(row.id, category, span)] ?? [];
      return names.length === 0 ? [] : [[`${CATEGORIES[category].code} ${CATEGORIES[category].nl}`, codes(names)]];
    }),
  );
  const closed = GRID_CATEGORIES.filter((category) => alternativesOf(row.cells[category]).every((cell) => codeOf(cell).opens(category, false).length === 0));
  return page(
    "Emergency access (*noodtoegang*)",
    `${sentence(row.why)} ${purposeLink("ACUTE_SAFETY", "./")} may be claimed by ${ORGANISATION_TYPES.filter((type) => entry.claims[type])
      .map((type) => `${partyLink(type, "./")} (${codes(entry.claims[type]!)})`)
      .join(", ")}.`,
    `It needs:\n\n${bullets([...row.needs, ...GATES].map(conditionInFull))}`,
    `## The crisis minimum\n\n${table(["Data", "Fields"], lists[0]!)}`,
    `Only what was recorded in the last 72 hours:\n\n${table(["Data", "Fields"], lists[1]!)}`,
    `## What no emergency opens\n\n${bullets(closed.map((category) => `${CATEGORIES[category].code} ${CATEGORIES[category].nl}: **${row.cells[category]}**, ${codeOf(row.cells[category]).en}`))}`,
    `## What is said\n\n${bullets((["EMERGENCY_NOT_OPENED", "HEALTH_BY_PHONE_ONLY", "NOT_NECESSARY_FOR_PURPOSE"] as const).map((reason) => `${code(reason)}: ${REASONS[reason].en} (*${REASONS[reason].nl}*)`))}`,
    `Waits for a lawyer: ${Object.keys(row.signOff)
      .map((mark) => `**${mark}** on ${coveredBy(row, mark)}`)
      .join("; ")}.`,
  );
}

/** The register of what waits for a lawyer. */
export function signOffPage({ policy, linesOn }: Material): string {
  const { rows } = policy.matrix;
  return page(
    "What waits for a lawyer (*akkoord jurist*)",
    "Nothing that carries one of these marks is settled law. Such cells are **on** unless a release switches them off. A mark that covers no cell is about something the matrix does not decide.",
    "To switch marks off, propose a release without them and have it signed by two privacy officers ([ADR 16](../decisions/0016-policy-releases-and-rehearsal.md)); on a machine of your own, `WITHOUT_SIGN_OFF=S-02 npm start` does the same for invented families. First see what it would change: `npm run policy:rehearse`.",
    "```sh\nnpm run policy:release -- propose docs/policy/matrix.json --without S-02,S-08 --out release.json\nnpm run policy:rehearse -- release.json\n```",
    table(
      ["Mark", "Question", "Covers", "Switched off, closes or narrows"],
      Object.entries(SIGN_OFFS).map(([mark, question]) => {
        const cells = rows.filter(({ signOff }) => Object.hasOwn(signOff, mark)).map((row) => `${row.id}: ${coveredBy(row, mark)}${isInForce(row) ? "" : " (not law)"}`);
        const consent = CONSENT_RULES.filter(({ signOff }) => signOff.includes(mark)).map(({ id }) => `consent rule ${id}`);
        const claims = PURPOSE_NAMES.flatMap((purpose) =>
          Object.entries(purposeEntry(purpose).awaiting ?? {}).flatMap(([type, waiting]) => (waiting === mark ? [`claim of ${purpose} by ${type} (off)`] : [])),
        );
        const terms = RETENTION_CODES.filter((name) => (RETENTION_TERMS[name].signOff as readonly string[]).includes(mark)).map((name) => `term ${name}`);
        const covered = [...cells, ...consent, ...claims, ...terms];
        return [`**${mark}**`, question, covered.join("; ") || "no cell", cells.length === 0 ? "" : `${linesOn.get(mark) ?? 0} lines of [who-sees-what.txt](who-sees-what.txt)`];
      }),
    ),
  );
}

/** The legal grounds, and which rows rest on them. */
export function groundsPage({ policy }: Material): string {
  const ids = Object.keys(GROUNDS) as readonly GroundId[];
  const line = (id: GroundId): readonly string[] => {
    const rows = policy.matrix.rows.filter(({ grounds }) => grounds.includes(id)).map((row) => row.id);
    const others = [
      ...new Set(
        policy.rules
          .filter(({ row, grounds }) => (row === "OWN" || row === "ANY") && grounds.includes(id))
          .map(({ row }) => (row === "OWN" ? "the own file" : "what travels with a record")),
      ),
    ];
    return [`**${id}**`, GROUNDS[id].article, GROUNDS[id].says, confidenceOf(id), [...rows, ...others].join(", ") || "nothing yet"];
  };
  return page(
    "Legal grounds (*grondslagen*)",
    "An analysis, not legal advice. Confidence: **H** high, **M** medium, **L** low; **V** where the wording was compared with a stored text of the law, whose date is itself to be checked (S-23).",
    table(["Ground", "Article", "Says", "Confidence", "Carries"], ids.filter((id) => GROUNDS[id].inForce).map(line)),
    `## Not law\n\nA ground that is a bill opens nothing: its row is here to be seen, and no release can switch it on.\n\n${table(["Ground", "Article", "Says", "Confidence", "Would carry"], ids.filter((id) => !GROUNDS[id].inForce).map(line))}`,
  );
}

const INVOLVEMENT: Readonly<Record<ActEntry["involvement"], string>> = {
  NONE: "none: the act itself begins it",
  CASE: "takes part in the declared case",
  PERSON: "is involved with every person it is about",
  RECEIVED: "is involved with every person it is about, or accepted a handover about them",
};

/** Who may do what. */
export const actsPage = (): string =>
  page(
    "Acts (*handelingen*)",
    "Who may do what. Each act is decided, done in one transaction and recorded. Every act also needs a valid registration and a purpose the caller may claim; who only reviews, checks or counts does nothing.",
    table(
      ["Act", "*Handeling*", "By", "Roles", "Purposes", "Involvement"],
      (Object.entries(ACTS) as [string, ActEntry][]).map(([act, { nl, by, roles, purposes, involvement }]) => [
        code(act),
        nl,
        codes(by),
        roles ? codes(roles) : "any that may claim the purpose",
        purposes ? purposes.map((purpose: Purpose) => PURPOSES[purpose].code).join(", ") : "any",
        INVOLVEMENT[involvement],
      ]),
    ),
  );

/** What a caller can be told, and what it can then do. */
export const reasonsPage = (): string =>
  page(
    "Reasons and next steps (*redenen en volgende stappen*)",
    "Every refusal has a reason in plain Dutch and English and, unless saying so is unsafe, a lawful next step. A silent reason stands in the ledger only: the caller sees what it would see if nothing were recorded.",
    table(
      ["Reason", "Nederlands", "English", "Said to the caller"],
      (Object.entries(REASONS) as [string, ReasonText][]).map(([reason, { nl, en, silent }]) => [code(reason), nl, en, silent ? "**no: silent**" : "yes"]),
    ),
    `## Next steps\n\n${table(
      ["Step", "Nederlands", "English", "Mutation"],
      (Object.entries(NEXT_ACTS) as [NextAct, { en: string; nl: string; mutation?: string }][]).map(([act, { nl, en, mutation }]) => [
        code(act),
        nl,
        en,
        mutation ? code(mutation) : "",
      ]),
    )}`,
  );

/** Every condition a rule can name. */
export function conditionsPage({ policy }: Material): string {
  const uses = new Map(CONDITION_NAMES.map((name) => [name, policy.rules.filter(({ when }) => when.includes(name)).length]));
  return page(
    "Conditions (*voorwaarden*)",
    "A condition is a sentence that is true or false of one question. True opens, false withholds; what nobody could establish is false.",
    `Every rule rests on these:\n\n${bullets(GATES.map(conditionInFull))}`,
    table(
      ["Condition", "English", "Nederlands", "Rules"],
      CONDITION_NAMES.map((name) => [code(name), sentencesOf(name).en, sentencesOf(name).nl ?? "", String(uses.get(name))]),
    ),
  );
}

/** How long each kind of record is kept. */
export function retentionPage({ policy }: Material): string {
  const howLong = ({ count, unit, from, untilAge }: RetentionTerm): string => {
    if (count === null) return "without end";
    const term = `${count} ${unit.toLowerCase()} from ${RETENTION_STARTS[from]}`;
    return untilAge === undefined ? term : `${term}, and not before the youngest in it is ${untilAge}`;
  };
  const chosen = ({ parameter }: RetentionTerm): string =>
    Object.entries(parameter ?? {})
      .map(([name, [from, to]]) => `${code(name)} ${from} to ${to}`)
      .join(", ");
  return page(
    "Retention (*bewaartermijnen*)",
    "How long each kind of record is kept, counted from what. On the day after its last day a record is absent for everyone, and within the hour it is erased, unless a hold keeps it ([ADR 26](../decisions/0026-retention-by-kind.md)). Almost all of it waits for a lawyer (**S-14**): while a mark is off its terms do not run, and nothing is erased under them.",
    table(
      ["Term", "Of", "*Van*", "How long", "A release may choose", "Destroyed on request by", "Source", "Confidence", "Waits for"],
      RETENTION_CODES.map((name) => {
        const term = policy.retention(name)!;
        const { of, nl, source, confidence, signOff, proposal, prunedBy, destroyedOnRequest } = term;
        const by = prunedBy === undefined ? "" : ` (by ${code(prunedBy)})`;
        return [
          `**${name}**`,
          of,
          nl,
          `${howLong(term)}${by}`,
          chosen(term),
          destroyedOnRequest ?? "",
          `${source}${proposal ? " (proposal)" : ""}`,
          confidence,
          signOff.join(", "),
        ];
      }),
    ),
    "A request of the person (*vernietigingsverzoek*) that the organisation accepted ends the term of its own records about that person alone, where an article is named: not of what is a court document, was delivered to the Board, is necessary for a supervision order, shows a measure, is about others too or has a hold on it (S-14).",
    "A birth date that nobody recorded counts as the latest it can be: a year after the record was made. A day that its maker set, or that a destruction set, is not moved.",
  );
}
