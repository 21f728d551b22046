import type { Category, Classification, Confidentiality, RecordFacts, Shieldable, SubjectFacts } from "@samenhang/policy";
import { directoryOf, readClassification } from "@samenhang/subgraph";
import { isObjectType } from "graphql";
import { OWNER_TYPE, type SubgraphName } from "../../../demo/dist/subgraphs.js";
import { createFactStore } from "../../../subgraphs/consent/dist/known-facts.js";
import { establishFacts } from "../../../subgraphs/consent/dist/subject-facts.js";
import { ORGANISATIONS } from "../../../demo/dist/organisations.js";
import { SUBGRAPHS, type TestHub } from "../../hub.js";
import { mayBeShown } from "../../policy/plain-evaluator.js";
import { TABLES } from "./catalogue.js";
import { AMSTERDAM, establishedFor, isElsewhere, type Asker, type Established, type Rows } from "./facts.js";
import { supergraph, type Canary, type Row } from "./plant.js";

/**
 * Which canaries may appear in the answer to one request: an independent reading of the matrix.
 *
 * Decides with the plain evaluator of test/policy (policy.md sections 8 and 9), never with the engine or its rules. What is
 * so of a row is read from the database and written below per type, beside the code and not taken from it; what is so of a
 * person comes from facts.ts. From the hub's own code come only: which consents count (`establishFacts`, for its
 * `consents`), the classification as the schema states it, and the matrix as data.
 */
export interface Reading {
  mayAppear(canary: Canary, asker: Asker): Promise<boolean>;
}

/** Reads every table as it stands now; a reading of before an act says nothing of after it. */
export async function readNow(t: TestHub): Promise<Reading> {
  const now = new Date();
  const kept = new Map<string, readonly Row[]>();
  for (const subgraph of SUBGRAPHS)
    for (const { name } of await t.asOwner(subgraph, `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`)) {
      if (["migrations", "ledger_entry", "idempotency", "attestation_outbox"].includes(String(name))) continue;
      kept.set(
        `${subgraph}.${String(name)}`,
        (await t.asOwner(subgraph, `SELECT to_jsonb(r) AS row FROM ${String(name)} r`)).map(({ row }) => row as Row),
      );
    }
  const rows: Rows = (table) => kept.get(table) ?? [];
  const byId = new Map([...kept].flatMap(([table, all]) => all.map((row) => [`${table} ${String(row["id"])}`, row] as const)));
  const store = createFactStore(t.hub.subgraphs.consent.database);
  const organisations = directoryOf(ORGANISATIONS);
  const directory = { typeOf: (id: string) => organisations.get(id)?.type, regionOf: (id: string) => organisations.get(id)?.region };

  const askers = new Map<string, Promise<Established>>();
  const established = (asker: Asker): Promise<Established> => {
    const key = JSON.stringify(asker);
    let known = askers.get(key);
    if (!known) {
      const context = { purpose: asker.purpose, caseId: asker.caseId, necessity: undefined, breakGlassId: asker.breakGlassId };
      known = establishFacts(store, directory, asker.caller, context, now).then(({ subjects }) =>
        establishedFor(asker, rows, (person) => subjects.get(person)?.consents ?? [], now),
      );
      askers.set(key, known);
    }
    return known;
  };

  return {
    async mayAppear(canary, asker) {
      const facts = await established(asker);
      if (facts.isRefused) return false;
      return canary.shownBy.some((path) => recordsOf(canary, path, rows, byId).some((record) => new KeptReading(record, asker, facts, now).shows(path)));
    },
  };
}

/** One row as a type shows it. */
interface Kept {
  readonly type: string;
  readonly subgraph: SubgraphName;
  readonly row: Row;
  readonly about: readonly string[];
}

/** The records a canary is part of: the row itself, or what is made of it. */
function recordsOf({ subgraph, table, row: id }: Canary, path: readonly string[], rows: Rows, byId: ReadonlyMap<string, Row>): Kept[] {
  const type = path[0]!.split(".")[0]!;
  const row = byId.get(`${subgraph}.${table} ${id}`);
  if (!row) return [];
  const record = (of: Row, about = of["about"] as string[]): Kept => ({ type, subgraph, row: of, about });
  if (table === "consent_attempt") return [record(byId.get(`consent.consent_request ${String(row["request"])}`)!)];
  if (type === "InformationItem") {
    const collection = rows("case.covert_collection").find((covert) => covert["id"] === row["covert_collection"]);
    return [record({ ...row, duties: rows("case.notification_duty").filter((duty) => duty["record"] === id), collection })];
  }
  if (["Report", "Reporter", "AllegationSummary"].includes(type))
    return [record({ ...row, duties: rows("veilig-thuis.notification_duty").filter((duty) => duty["record"] === id) })];
  if (FOLLOWS_REPORT.includes(type)) return [record({ ...row, duties: dutiesFollowed(row, rows) })];
  if (type === "KnownHere") return record(row).about.map((person) => record(row, [person]));
  if (type === "OrganisationNotice") return [withParticipations(record(row, []), rows)];
  const isOfReview = type === "AfterReview" || type === "EmergencyAccess";
  if (isOfReview && type !== TABLES[`${subgraph}.${table}`]!.type) {
    if (type === "EmergencyAccess") return [record(byId.get(`consent.emergency_access ${String(row["emergency_access"])}`)!, [])].map((found) => withReview(found, rows));
    return rows("consent.after_review")
      .filter((review) => review["emergency_access"] === id)
      .map((review) => withReview(record(review, []), rows));
  }
  return isOfReview ? [withReview(record(row, []), rows)] : [NOBODY.includes(type) ? record(row, []) : record(row)];
}

/** Of reports about the same persons that came before; of a decision, of its own report. */
function dutiesFollowed(row: Row, rows: Rows): Row[] {
  const reports = rows("veilig-thuis.report").map(({ id }) => id);
  const aboutThem = (duty: Row): boolean => (duty["about"] as string[]).some((person) => (row["about"] as string[]).includes(person));
  const isBefore = (duty: Row): boolean => duty["owner"] === row["owner"] && Date.parse(String(duty["recorded_at"])) <= Date.parse(String(row["recorded_at"]));
  return rows("veilig-thuis.notification_duty").filter(
    (duty) => reports.includes(duty["record"]) && aboutThem(duty) && (row["report"] ? duty["record"] === row["report"] : isBefore(duty)),
  );
}

/** A person must still be told, or is not on a ground that keeps it from that person (section 13). */
const isUntold = (duty: Row): boolean => duty["fulfilled_on"] === null && [null, "SAFETY", "INVESTIGATION", "PROFESSIONAL_SECRECY"].includes(duty["suppressed_ground"] as never);

/** A review and the access it is of, as one row. */
function withReview(found: Kept, rows: Rows): Kept {
  const review = "emergency_access" in found.row ? found.row : rows("consent.after_review").find((row) => row["emergency_access"] === found.row["id"])!;
  return withParticipations({ ...found, row: { ...found.row, casus: review["casus"], trigger: review["trigger"], completed_at: review["completed_at"] } }, rows);
}

/** Who takes part in the case of the record. */
const withParticipations = (found: Kept, rows: Rows): Kept => {
  const today = AMSTERDAM.format(new Date());
  const isNow = (until: unknown): boolean => until === null || String(until) > today;
  const parts = rows("consent.attested_fact").filter((fact) => fact["kind"] === "PARTICIPATION" && fact["casus"] === found.row["casus"] && isNow(fact["valid_until"]));
  return { ...found, row: { ...found.row, participations: parts } };
};

/** Types about nobody in a family: everybody counts as involved, and the rules decide. */
const NOBODY = ["AdviceContact", "EmergencyAccess", "AfterReview", "OrganisationNotice", "SecondPersonQuestion", "AuditAlert", "Organisation", "Professional", "GgzContactPoint"];
/** What an organisation does for a person, and the person's own words about it. */
const DUTIES = ["NotificationDuty", "CovertCollection", "DataSubjectRequest", "CorrectionNotice", "RecordHold", "RetentionRun", "RecordDestruction"];
/** What Veilig Thuis decides and does after a report. */
const FOLLOWS_REPORT = ["SafetyAssessment", "ConditionsAndFollowUp", "VtDecision", "MonitoringMoment"];
/** Can be shown for one of its persons with the others left out. */
const SEPARABLE = ["Case", "CaseParticipant", "Household", "Plan", "PlanPart", "Agreement", "ProtectiveOrder", "ActionPlan"];

const SUBJECTLESS: SubjectFacts = {
  holds: [],
  shielded: undefined,
  hidden: false,
  consents: [],
  consentProblems: [],
  consentFrom: [],
  secondPersonFor: [],
  providersNamed: [],
  isDeceased: false,
  decidesAlone: false,
  conflictOfInterest: false,
};

const GGZ = { category: "GGZ_INVOLVEMENT", confidentiality: "C4" } as const;
const CLOSED = { category: "DECISION", confidentiality: "C8" } as const;
const OWN_CLASS = ["text", "holder", "sourceReference", "corrections", "views", "before", "after", "reason", "requestedBy", "person", "position", "notHeardReason"];
const ITEM_REVEALS: Partial<Record<Category, readonly Shieldable[]>> = {
  ADDRESS: ["LOCATION", "SCHOOL", "WORK"],
  IDENTITY: ["CONTACT", "LOCATION"],
  FAMILY: ["LOCATION"],
  INVOLVEMENT: ["PROVIDER", "EXISTENCE_OF_HELP"],
};
const STATEMENT: Readonly<Record<string, Category>> = {
  AVAILABILITY: "GGZ_INVOLVEMENT",
  TREATMENT_STATUS: "ADULT_HEALTH",
  WAITING_TIME: "PLAN",
  PARENTING_IMPACT: "ADULT_HEALTH",
  SAFETY_RISK: "SAFETY",
  CRISIS_AGREEMENT: "ADULT_HEALTH",
  COOPERATION_AGREEMENT: "PLAN",
};
/** One record, read for one asker. */
class KeptReading {
  constructor(
    private readonly record: Kept,
    private readonly asker: Asker,
    private readonly facts: Established,
    private readonly now: Date,
  ) {}

  /** Every field on the way must be open, and the record must be one the asker is shown. */
  shows(path: readonly string[]): boolean {
    return this.#isListed() && !path.some((field) => this.#isLeftOut(field)) && path.every((field) => this.#isOpen(field, true));
  }

  #isOpen(field: string, mayFollow: boolean): boolean {
    const classification = this.#classificationOf(field);
    const follows = mayFollow && classification.category === "METADATA" && classification.confidentiality !== "C0" && this.#isVisible();
    const isShownFor = (subject: SubjectFacts | undefined): boolean =>
      mayBeShown({
        caller: this.asker.caller,
        purpose: this.asker.purpose,
        request: {
          necessityStated: this.asker.necessityStated || this.facts.isEmergency,
          participatesInCase: this.facts.participates,
          ...(this.asker.caseId === undefined ? {} : { caseId: this.asker.caseId }),
        },
        subject,
        record: this.#recordFacts(),
        field: { ...classification, name: field },
        recordVisible: follows,
        now: this.now,
      });
    const { type, about, subgraph } = this.record;
    const isKnown = this.#isKnown();
    if (NOBODY.includes(type)) return isShownFor({ ...SUBJECTLESS, holds: ["isInvolved"], shielded: [] });
    if (about.length === 0) return isShownFor(SUBJECTLESS);
    const perPerson = about.map((person) => isShownFor(this.facts.subject(person, subgraph) ?? (isKnown ? SUBJECTLESS : undefined)));
    return SEPARABLE.includes(type) ? perPerson.includes(true) : !perPerson.includes(false);
  }

  /** Something that says something may be seen, or the record is known to the asker anyway. */
  #isVisible(): boolean {
    if (this.#isKnown()) return true;
    return contentOf(this.record.type).some((field) => this.#isOpen(field, false));
  }

  /** Is it read for this asker at all? */
  #isListed(): boolean {
    const { type, row } = this.record;
    const { caller } = this.asker;
    const isMine = row["owner"] === caller.organisation.id;
    if (type === "RepresentativeConflict") return isMine;
    if (DUTIES.includes(type)) return this.#isToldOfDuty();
    if (type === "EmergencyAccess") return isMine && row["recorded_by"] === caller.actor && row["completed_at"] === null;
    if (type === "SecondPersonQuestion") return isMine && (row["recorded_by"] === caller.actor || this.#mayDecideToo());
    return true;
  }

  /** A colleague who could decide: the question is open, and not one's own (section 6.1). */
  #mayDecideToo(): boolean {
    const { row } = this.record;
    const { role } = this.asker.caller;
    const isOpen = row["state"] === "ASKED" && Date.parse(String(row["recorded_at"])) > this.now.getTime() - 8 * 86_400_000;
    const isOfficerOfPrivacy = role === "PRIVACY_OFFICER";
    return isOpen && (row["purpose"] === "PRIVACY_AUDIT") === isOfficerOfPrivacy && !["TEAM_MANAGER", "POLICY_ANALYST", "REVIEWER_OTHER_REGION", "DEVILS_ADVOCATE"].includes(role);
  }

  /** Of a covert collection an officer reads no words, and the family no more than what it was told. */
  #isLeftOut(field: string): boolean {
    if (this.record.type !== "CovertCollection") return false;
    const { caller, purpose } = this.asker;
    if (caller.organisation.type === "PERSON")
      return ["CovertCollection.groundText", "CovertCollection.alternativesConsidered", "CovertCollection.askedAt", "CovertReview.lesson"].includes(field);
    const isOfficer = caller.role === "PRIVACY_OFFICER" && purpose === "PRIVACY_AUDIT";
    return isOfficer && ["CovertCollection.groundText", "CovertCollection.alternativesConsidered", "CovertReview.familyFeedback", "CovertReview.lesson"].includes(field);
  }

  /** The person, or who speaks for it, heard of a covert collection in a safe way; and is not itself among those who did not. */
  #heardOf({ about, tellings }: Row): boolean {
    const { person } = this.asker.caller;
    const told = tellings as Row[];
    const mine = told.filter((telling) => telling["toldTo"] === person && this.facts.subject(String(telling["person"]), this.record.subgraph)?.holds.includes("isSelf") === true);
    return mine.length > 0 && (!(about as string[]).includes(String(person)) || told.some((telling) => telling["person"] === person));
  }

  /** Known whatever it says; opens nothing that says something. */
  #isKnown(): boolean {
    const { type, row, subgraph } = this.record;
    const { caller, caseId } = this.asker;
    if (type === "Case") return this.facts.participates && row["id"] === caseId;
    if (type === "Person") return this.facts.subject(String(row["id"]), subgraph) !== undefined;
    if (type === "CourtRequest") return row["owner"] === caller.organisation.id && this.asker.purpose === "PRIVACY_AUDIT";
    if (type === "AnswerStatement") return row["released_to"] === caller.organisation.id;
    if (type === "CaseParticipant") return this.#isOwnParticipation();
    return type === "SecondPersonQuestion" || type === "EmergencyAccess" || (DUTIES.includes(type) && this.#isToldOfDuty());
  }

  /** What is done about telling, answering and correcting is between the organisation and the person (sections 12.5 and 13). */
  #isToldOfDuty(): boolean {
    const { type, row, about, subgraph } = this.record;
    const { caller, purpose } = this.asker;
    const of = (person: unknown) => this.facts.subject(String(person), subgraph);
    if (caller.organisation.type === "PERSON") {
      if (["NotificationDuty", "RecordHold", "RetentionRun"].includes(type)) return false;
      if (type === "CovertCollection") return this.#heardOf(row);
      if (type === "CorrectionNotice") return row["recipient_actor"] === caller.actor;
      const person = type === "RecordDestruction" ? about[0] : row["person"];
      return [row["requested_by"], person].includes(caller.person) && of(person)?.holds.includes("isSelf") === true;
    }
    const isOfficer = caller.role === "PRIVACY_OFFICER" && purpose === "PRIVACY_AUDIT";
    if (type === "CorrectionNotice" && isOfficer && row["controller"] === caller.organisation.id) return true;
    if (row["owner"] !== caller.organisation.id) return false;
    if (type === "RetentionRun") return isOfficer;
    if (type === "RecordHold")
      return isOfficer || ([row["recorded_by"], row["approver"], row["end_approver"]].includes(caller.actor) && !about.some((person) => of(person)?.hidden));
    const works = about.some((person) => of(person)?.holds.includes("isInvolved") === true && !of(person)!.conflictOfInterest);
    const isAsked = type === "NotificationDuty" && (row["changes"] as Row[]).some(({ state, approver }) => state === "ASKED" && approver === caller.actor);
    if (type === "RecordDestruction") return isOfficer || (works && of(about[0])?.hidden !== true);
    const waits = type === "CovertCollection" && ((row["state"] === "ASKED" && row["approver"] === caller.actor) || (row["state"] === "ENDED" && row["reviewer"] === caller.actor));
    const collects =
      type === "CovertCollection" && row["recorded_by"] === caller.actor && !about.some((person) => of(person)?.hidden === true || of(person)?.conflictOfInterest === true);
    const opened = type === "NotificationDuty" && row["reason"] === "BREAK_GLASS" && row["recorded_by"] === caller.actor;
    return isOfficer || works || isAsked || waits || collects || opened;
  }

  #isOwnParticipation(): boolean {
    const { row } = this.record;
    const { caller } = this.asker;
    return row["professional"] === caller.actor && row["organisation"] === caller.organisation.id && row["conflict_of_interest"] !== true;
  }

  #recordFacts(): RecordFacts {
    const { type, row, subgraph } = this.record;
    const text = (column: string): string => String(row[column]);
    const list = (column: string): string[] => (row[column] as string[] | null) ?? [];
    const day = (...columns: string[]): { until?: string } => {
      const first = columns
        .map((column) => row[column])
        .filter((value) => typeof value === "string")
        .sort()[0];
      return first === undefined ? {} : { until: String(first) };
    };
    const released = (purposes: string[]) => ({ releases: [{ to: text("released_to"), purposes, until: text("valid_until"), onConsent: row["on_consent"] === true }] as never });
    const usual = {
      owner: text("owner"),
      ownerType: OWNER_TYPE[subgraph] ?? ("SHARED" as const),
      markedNecessary: row["necessary_for_supervision"] === true,
      courtDocument: row["court_document"] === true,
      deliveredToBoard: row["delivered_to_board"] === true,
      packagedFor: list("packaged_for"),
      onHold: row["withheld_until"] !== null && text("withheld_until") > AMSTERDAM.format(new Date()) && row["owner"] !== this.asker.caller.organisation.id,
      recordedAt: text("recorded_at"),
      ...(row["retained_until"] ? { retainedUntil: text("retained_until") } : {}),
    };
    switch (type) {
      case "Case":
        return { ...usual, caseId: text("id"), ...day("closed_at") };
      case "CaseParticipant":
        return { ...usual, caseId: text("casus"), parties: [text("organisation")], ...day("valid_until") };
      case "CasePerson":
      case "InformationItem":
      case "Plan":
        return { ...usual, caseId: text("casus") };
      case "ContactPersonAssignment":
        return { ...usual, caseId: text("casus"), ...day("valid_until") };
      case "Address":
      case "Relation":
      case "AuthorityRecord":
      case "HouseholdMember":
        return { ...usual, ...day("valid_until") };
      case "ProtectiveOrder":
        return { ...usual, ...day("valid_until", "ended_on") };
      case "StaffSafetyNote":
        return { ...usual, until: String(row["ended_on"] ?? row["valid_until"]) };
      case "ProtectionMeasure":
        return { ...usual, ...measureEnd(row) };
      case "ConsentRecord":
      case "ConsentRequest":
        return { ...usual, parties: list("parties") };
      case "ChildConversation":
        return { ...usual, childAgreedTo: (row["agreements"] as { organisations: string[] }[]).at(-1)?.organisations ?? [] };
      case "PublishedInvolvement":
      case "ReleasedStatement":
        return { ...usual, ...released(list("purposes")) };
      case "AnswerStatement":
        return { ...usual, ...released([text("purpose")]) };
      case "InformationRequest":
        return { ...usual, owner: text("to_organisation"), parties: [text("owner")] };
      default:
        return usual;
    }
  }

  /** As the schema says, unless this row is of another kind (model.md sections 1, 2, 3.6, 5 and 8). */
  #classificationOf(field: string): Classification {
    const declared = declaredOf(field);
    const { type, row, about, subgraph } = this.record;
    const { caller, purpose } = this.asker;
    const name = field.split(".")[1]!;
    const isPerson = caller.organisation.type === "PERSON";
    const isParty = (...parties: unknown[]): boolean => parties.includes(caller.organisation.id);
    const as = (other: { category: Category; confidentiality: Confidentiality; reveals?: readonly Shieldable[] }): Classification => ({ ...declared, ...other });
    const of = (person: unknown) => this.facts.subject(String(person), subgraph);
    switch (type) {
      case "CaseParticipant":
        if (this.#isOwnParticipation()) return { ...declared, reveals: [] };
        if (row["of_safety_officer"]) return as({ category: "SHIELDED", confidentiality: "C7" });
        return row["of_ggz"] ? as(GGZ) : declared;
      case "ConsentRecord":
      case "ConsentRequest":
        return row["of_ggz"] && !isPerson ? as(GGZ) : declared;
      case "CapacityAssessment":
        return row["of_minor"] ? as({ category: "CHILD_HEALTH", confidentiality: "C3" }) : declared;
      case "ReleasedStatement":
        return name === "id" ? declared : as({ category: STATEMENT[String(row["kind"])]!, confidentiality: "C4" });
      case "InformationItem": {
        if (isPerson && ((row["duties"] as Row[]).some(isUntold) || (row["collection"] !== undefined && !this.#heardOf(row["collection"] as Row)))) return as(CLOSED);
        if (!OWN_CLASS.includes(name)) return declared;
        const holder = row["holder_person"];
        const ofAnother =
          isPerson &&
          (name === "holder" || name === "sourceReference"
            ? holder !== caller.person
            : (holder !== null && !of(holder)?.holds.includes("isSelf")) ||
              (name === "views" && !(row["views"] as { person: string; by?: string }[]).some(({ person, by }) => [person, by].includes(caller.person)))); // of views, the own
        if (ofAnother) return { category: "REPORTER_IDENTITY", confidentiality: "C6", reveals: [] };
        const category = row["category"] as Category;
        return { category, confidentiality: row["confidentiality"] as Confidentiality, reveals: ITEM_REVEALS[category] ?? [] };
      }
      case "Report":
      case "Reporter":
      case "AllegationSummary":
      case "SafetyAssessment":
      case "ConditionsAndFollowUp":
      case "VtDecision":
      case "MonitoringMoment":
        return isPerson && (row["duties"] as Row[]).some(isUntold) ? as(CLOSED) : declared;
      case "ChildConversation":
        return isPerson && row["shown_from"] !== null && caller.person !== about[0] && !["id", "recordedAt"].includes(name)
          ? as({ category: "SAFETY", confidentiality: "C3", reveals: [] })
          : declared;
      case "CourtRequest":
        if (row["submitted_on"] === null && !isParty(row["owner"])) return as(CLOSED);
        return isPerson && name === "views" && !(row["views"] as { person: string }[]).some(({ person }) => person === caller.person) ? as(CLOSED) : declared;
      case "ProtectiveOrder":
        if (!["kind", "issuer", "target", "protects", "from", "until"].includes(name)) return declared;
        if (purpose === "TREAT_ADULT" && !of(row["target"])?.holds.includes("isInvolved")) return as({ category: "MEASURE", confidentiality: "C8" });
        return row["issuer"] === "CRIMINAL_COURT" ? as({ category: "CRIMINAL", confidentiality: "C3" }) : declared;
      case "Referral":
        if (isParty(row["owner"], row["receiver"])) return declared;
        if (purpose === "HANDOVER_REFERRAL") return as(CLOSED);
        return row["of_ggz"] ? as(GGZ) : declared;
      case "InformationRequest": {
        const subject = of(about[0]);
        const isHidden = subject?.hidden === true && row["recorded_by"] !== caller.actor;
        const isFor = !isHidden && (isParty(row["to_organisation"]) || (isParty(row["owner"]) && subject?.holds.includes("isInvolved") === true));
        if (!isFor) return as(CLOSED);
        const says = ["person", "asker", "askedBy", "toOrganisation", "questions", "necessity", "notInformedReason", "refusalText"].includes(name);
        return row["of_ggz"] && says ? as(GGZ) : declared;
      }
      case "AnswerStatement":
        if (!isParty(row["owner"], row["released_to"])) return as(CLOSED);
        return name === "text" ? as({ category: row["category"] as Category, confidentiality: row["confidentiality"] as Confidentiality }) : declared;
      case "RecordDestruction":
        // Numbers could tell what a person may not know.
        return ["destroyed", "keptByLaw", "keptForOthers", "keptOnHold"].includes(name) && purpose !== "PRIVACY_AUDIT" ? as(CLOSED) : declared;
      case "AfterReview":
        return this.#reviews() ? declared : as(CLOSED);
      case "OrganisationNotice":
        return purpose === "PRIVACY_AUDIT" || this.#takesPartAs("COORDINATION") ? declared : as(CLOSED);
      default:
        return declared;
    }
  }

  /** Reviewers and privacy officers of who acted; but of no referral, a reviewer from another region who takes part to review. */
  #reviews(): boolean {
    const { caller, purpose } = this.asker;
    if (purpose !== "INDEPENDENT_REVIEW" && purpose !== "PRIVACY_AUDIT") return false;
    const { owner, trigger } = this.record.row;
    if (caller.role !== "REVIEWER_OTHER_REGION") return owner === caller.organisation.id;
    return trigger !== "EMERGENCY_REFERRAL" && isElsewhere(caller.organisation.region, String(owner)) && this.#takesPartAs("REVIEW");
  }

  #takesPartAs(capacity: string): boolean {
    const { caller, caseId } = this.asker;
    const { row } = this.record;
    const parts = (row["participations"] as Row[] | undefined) ?? [];
    return (
      row["casus"] === caseId &&
      this.facts.participates &&
      parts.some(({ professional, organisation, body }) => professional === caller.actor && organisation === caller.organisation.id && (body as Row)["capacity"] === capacity)
    );
  }
}

/** The earliest of its last day as ordered and as ended; one that lapsed never held (Rv 800 lid 3). */
function measureEnd(row: Row): { until?: string } {
  if (row["lapsed"] === true) return { until: String(row["valid_from"]) };
  const ends = [row["valid_until"], row["ended_at"]].filter((day) => typeof day === "string").sort();
  return ends.length > 0 ? { until: String(ends[0]) } : {};
}

const declared = new Map<string, Classification>();
function declaredOf(field: string): Classification {
  let known = declared.get(field);
  if (!known) {
    const [typeName, name] = field.split(".") as [string, string];
    const type = supergraph.getType(typeName);
    const directive = isObjectType(type) ? type.getFields()[name]?.astNode?.directives?.find(({ name: { value } }) => value === "classified") : undefined;
    if (!directive) throw new Error(`${field} is not classified`);
    declared.set(field, (known = readClassification(directive, field)));
  }
  return known;
}

/** The fields of a type that say something: no doors, and nothing that only describes the record. */
function contentOf(typeName: string): readonly string[] {
  const type = supergraph.getType(typeName);
  if (!isObjectType(type)) return [];
  const fields = type.getFields();
  const isDoor = (name: string): boolean => {
    const said = fields[name]!.astNode!.directives!.find(({ name: { value } }) => value === "classified");
    return said?.arguments?.some(({ name: { value } }) => value === "door") ?? false;
  };
  return Object.keys(fields)
    .filter((name) => !isDoor(name))
    .map((name) => `${typeName}.${name}`)
    .filter((field) => declaredOf(field).category !== "METADATA" || declaredOf(field).confidentiality === "C0");
}
