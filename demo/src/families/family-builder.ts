import { CLASS_ASKED, dutchDay, endOfDutchDay, tooLateFrom, workingDaysAfter, type Category, type Confidentiality, type Purpose } from "@samenhang/policy";
import { NO_MARKS, type RecordEntity } from "@samenhang/subgraph";
import {
  AddressEntity,
  AgreementEntity,
  AuthorityRecordEntity,
  CaseEntity,
  CaseParticipantEntity,
  CasePersonEntity,
  ContactPersonAssignmentEntity,
  GoalEntity,
  HouseholdEntity,
  HouseholdMemberEntity,
  InformationItemEntity,
  NotificationDutyEntity,
  PersonEntity,
  PlanEntity,
  PlanPartEntity,
  RelationEntity,
  ShieldingOrderEntity,
  LeakSource,
} from "@samenhang/subgraph-case";
import { ConsentRecordEntity } from "@samenhang/subgraph-consent";
import { AnswerStatementEntity, InformationRequestEntity, ReferralEntity } from "@samenhang/subgraph-referrals";
import type { AttestedFact } from "@samenhang/ticket";
import { idOf, type Calendar, type EntityClass, type Fixture } from "../fixture.js";

/** An invented family: who they are, who works with them, and what is on file. */
export interface Family {
  readonly name: string;
  readonly write: (family: FamilyBuilder) => void;
}

/** Who recorded a row, about whom, and how long ago. The owner is the organisation of who recorded it. */
export interface Kept {
  readonly by: string;
  readonly about: readonly string[];
  readonly days?: number;
  readonly marks?: Partial<Pick<RecordEntity, keyof typeof NO_MARKS>>;
}

type Content<Row extends RecordEntity> = Omit<Row, keyof RecordEntity>;

interface PersonFacts {
  readonly called: string;
  readonly age?: number;
  readonly unborn?: true;
  readonly deceasedDaysAgo?: number;
  readonly phone?: string;
  /** Somebody dangerous can listen or read along. */
  readonly phoneUnsafe?: true;
  readonly language?: string;
  readonly interpreterNeeded?: true;
}

type RelationFact = readonly [from: string, type: RelationEntity["type"], to: string, basis?: RelationEntity["basis"]];

interface ItemFacts {
  readonly text: string;
  readonly kind: InformationItemEntity["kind"];
  readonly nature: InformationItemEntity["nature"];
  /** When it happened or was seen. */
  readonly observedDaysAgo: number;
  readonly source: readonly [InformationItemEntity["sourceKind"], reference: string | null];
  readonly category: Category;
  readonly confidentiality: Confidentiality;
  readonly holder?: string;
  readonly purpose?: Purpose;
  readonly basis?: string;
  readonly framework?: InformationItemEntity["framework"];
  /** Its persons were not told; the term that began with the record runs, or passed. */
  readonly toBeTold?: true;
  readonly validUntil?: string;
  readonly verified?: readonly [method: string, outcome: InformationItemEntity["verifications"][number]["outcome"]];
  readonly corrected?: { readonly before: string; readonly reason: string };
  readonly views?: readonly (readonly [person: string, position: InformationItemEntity["views"][number]["position"], text: string])[];
}

interface ConsentFacts extends Pick<ConsentRecordEntity, "categories" | "purposes"> {
  readonly subject: string;
  readonly givenBy?: string;
  readonly capacity?: ConsentRecordEntity["capacity"];
  readonly from: string;
  readonly to: readonly string[];
  readonly status?: ConsentRecordEntity["status"];
  readonly recordedBy: string;
  readonly daysAgo?: number;
}

interface AnswerFacts extends Pick<AnswerStatementEntity, "basis"> {
  readonly by: string;
  readonly daysAgo: number;
  readonly weighing: string;
  readonly statements: readonly Pick<AnswerStatementEntity, "text" | "nature" | "category">[];
}

/** On what ground each kind of organisation collects, unless an item says otherwise. */
const COLLECTED: Readonly<Record<string, { purpose: Purpose; basis: string }>> = {
  vt: { purpose: "ASSESS_REPORT", basis: "L-12" },
  gi: { purpose: "EXECUTE_SUPERVISION_ORDER", basis: "L-23" },
  rvdk: { purpose: "DETERMINE_NEED_FOR_MEASURE", basis: "L-28" },
  lt: { purpose: "PROVIDE_VOLUNTARY_HELP", basis: "L-19" },
};

/** Writes one family in the words of its file; people are named, ids follow. */
export class FamilyBuilder {
  readonly calendar: Calendar;
  readonly caseId: string;
  readonly #counts = new Map<string, number>();
  readonly #births = new Map<string, string>();

  constructor(
    readonly name: string,
    private readonly fixture: Fixture,
    private readonly organisationOf: (professional: string) => string,
  ) {
    this.calendar = fixture.calendar;
    this.caseId = idOf("case", name);
  }

  /** Hub pseudonym of someone in this family. */
  id(person: string): string {
    const id = this.fixture.people.get(this.#fullName(person));
    if (!id) throw new Error(`${this.name}: nobody is called ${person}`);
    return id;
  }

  ids(people: readonly string[]): string[] {
    return people.map((person) => this.id(person));
  }

  /** Adds a record of any owner. Answers its id. */
  record<Row extends RecordEntity>(entity: EntityClass<Row>, kept: Kept, content: Content<Row>): string {
    const id = this.#nextId(entity.name);
    this.#add(entity, id, this.ids(kept.about), kept, content);
    return id;
  }

  /** A fact that no row of the hub shows, as its issuer attests it. */
  attest(issuer: string, fact: AttestedFact, fromDaysAgo = 60): void {
    this.fixture.attest(issuer, { ...fact, id: this.#nextId("fact"), from: this.calendar.daysAgo(fromDaysAgo), until: null });
  }

  people(kept: Omit<Kept, "about">, people: Readonly<Record<string, PersonFacts>>): void {
    for (const [name, facts] of Object.entries(people)) {
      const fullName = this.#fullName(name);
      const id = idOf("person", fullName);
      this.fixture.people.set(fullName, id);
      const birthDate = facts.age === undefined ? null : this.calendar.bornYearsAgo(facts.age, fullName);
      if (birthDate !== null) this.#births.set(id, birthDate);
      this.#add(PersonEntity, id, [id], kept, {
        displayName: facts.called,
        birthDate,
        isUnborn: facts.unborn ?? false,
        deceasedAt: facts.deceasedDaysAgo === undefined ? null : this.calendar.daysAgo(facts.deceasedDaysAgo),
        contacts: facts.phone === undefined ? [] : [{ kind: "PHONE", value: facts.phone, safeToUse: !facts.phoneUnsafe }],
        language: facts.language ?? null,
        interpreterNeeded: facts.interpreterNeeded ?? null,
      });
    }
  }

  relations(kept: Omit<Kept, "about">, ...relations: readonly RelationFact[]): void {
    for (const [from, type, to, basis = "LEGAL"] of relations) {
      this.record(
        RelationEntity,
        { ...kept, about: [from, to] },
        { fromPerson: this.id(from), toPerson: this.id(to), type, basis, from: null, until: null, source: "Basisregistratie (verzonnen)" },
      );
    }
  }

  /** Unverified authority is recorded without a date of verification. */
  authority(
    kept: Omit<Kept, "about">,
    child: string,
    kind: AuthorityRecordEntity["kind"],
    holders: readonly string[],
    { verified = true, limitation = null as string | null, organisation = null as string | null } = {},
  ): void {
    const days = kept.days ?? 0;
    for (const holder of organisation === null ? holders : [null]) {
      this.record(
        AuthorityRecordEntity,
        { ...kept, about: holder === null ? [child] : [child, holder] },
        {
          child: this.id(child),
          holder: holder === null ? null : this.id(holder),
          holderOrganisation: organisation,
          kind,
          limitation,
          verifiedAt: verified ? this.calendar.daysAgo(days) : null,
          from: this.calendar.daysAgo(days),
          until: null,
        },
      );
    }
  }

  /** Every address is invented: a street that says so, a postcode that cannot exist. */
  address(
    kept: Omit<Kept, "about">,
    people: readonly string[],
    kind: AddressEntity["kind"],
    line: string,
    { untilDaysAgo, city = "Voorbeeldstad" }: { untilDaysAgo?: number; city?: string } = {},
  ): void {
    const until = untilDaysAgo === undefined ? null : this.calendar.daysAgo(untilDaysAgo);
    for (const person of people) {
      this.record(
        AddressEntity,
        { ...kept, about: [person] },
        { kind, line, postcode: "0000 AA", city, municipality: city, from: this.calendar.daysAgo(kept.days ?? 0), until, source: "Opgave van het gezin (verzonnen)" },
      );
    }
  }

  household(kept: Omit<Kept, "about">, label: string, members: Readonly<Record<string, string | readonly [role: string, share: number]>>): void {
    const household = this.record(HouseholdEntity, { ...kept, about: Object.keys(members) }, { label });
    for (const [person, as] of Object.entries(members)) {
      const [role, share] = typeof as === "string" ? [as, null] : as;
      this.record(HouseholdMemberEntity, { ...kept, about: [person] }, { household, role, share, from: this.calendar.daysAgo(kept.days ?? 0), until: null });
    }
  }

  casus(
    kept: Omit<Kept, "about">,
    { phase, coordinator = null, closed }: { phase: CaseEntity["phase"]; coordinator?: string | null; closed?: { daysAgo: number; reason: string } },
    persons: Readonly<Record<string, readonly [roles: CasePersonEntity["roles"], framework: CasePersonEntity["framework"]]>>,
  ): void {
    const openedAt = this.calendar.daysAgo(kept.days ?? 0);
    this.fixture.cases.set(this.name, this.caseId);
    this.#add(CaseEntity, this.caseId, this.ids(Object.keys(persons)), kept, {
      openedAt,
      openedBy: this.organisationOf(kept.by),
      closedAt: closed ? this.calendar.daysAgo(closed.daysAgo) : null,
      closeReason: closed?.reason ?? null,
      phase,
      coordinator,
    });
    for (const [person, [roles, framework]] of Object.entries(persons)) {
      this.record(
        CasePersonEntity,
        { ...kept, about: [person] },
        {
          casus: this.caseId,
          roles,
          framework,
          frameworkHistory: [{ framework, from: openedAt, reason: null, toldAt: openedAt }],
          from: openedAt,
        },
      );
    }
  }

  participant(
    professional: string,
    capacity: CaseParticipantEntity["capacity"],
    concerns: readonly string[],
    { days = 60, endedDaysAgo, endedReason = null as string | null, tieTo }: { days?: number; endedDaysAgo?: number; endedReason?: string | null; tieTo?: string } = {},
  ): void {
    const organisation = this.organisationOf(professional);
    this.record(
      CaseParticipantEntity,
      { by: professional, about: concerns, days },
      {
        casus: this.caseId,
        professional,
        organisation,
        ofGgz: organisation.startsWith("ggz-"),
        ofSafetyOfficer: professional.includes("safety-officer"),
        mandateOf: null,
        capacity,
        from: this.calendar.daysAgo(days),
        until: endedDaysAgo === undefined ? null : this.calendar.daysAgo(endedDaysAgo),
        endedReason,
        conflictOfInterest: tieTo !== undefined,
        lastContactAt: this.calendar.daysAgo(Math.min(days, 9) + (endedDaysAgo ?? 0)),
      },
    );
    if (tieTo !== undefined) this.attest("case", { kind: "CONFLICT", body: { professional, organisation, person: this.id(tieTo) } }, days);
  }

  contact(kept: Omit<Kept, "about">, person: string, primary: string, duo: string | null = null): void {
    this.record(
      ContactPersonAssignmentEntity,
      { ...kept, about: [person] },
      { casus: this.caseId, primary, duo, from: this.calendar.daysAgo(kept.days ?? 0), until: null, changeReason: null },
    );
  }

  item(kept: Kept, { text, kind, nature, observedDaysAgo, source, category, confidentiality, verified, corrected, views = [], ...facts }: ItemFacts): void {
    const { calendar } = this;
    const collected = COLLECTED[this.organisationOf(kept.by).split("-")[0]!]!;
    const item = this.record(InformationItemEntity, kept, {
      casus: this.caseId,
      kind,
      text,
      nature,
      qualifiedBy: kept.by,
      qualifiedAt: calendar.momentAgo(kept.days ?? 0),
      holderPerson: facts.holder === undefined ? null : this.id(facts.holder),
      observedFrom: calendar.daysAgo(observedDaysAgo),
      observedUntil: null,
      sourceKind: source[0],
      sourceReference: source[1],
      purposeCollected: facts.purpose ?? collected.purpose,
      legalBasisCollected: facts.basis ?? collected.basis,
      framework: facts.framework ?? "VOLUNTARY",
      collectedWithKnowledge: true,
      covertCollection: null,
      version: 1,
      isDisputed: views.some(([, position]) => position === "DISAGREES"),
      validUntil: facts.validUntil ?? null,
      category,
      confidentiality,
      verifications: verified ? [{ method: verified[0], outcome: verified[1], by: kept.by, at: calendar.daysAgo(2) }] : [],
      corrections: corrected ? [{ before: corrected.before, after: text, reason: corrected.reason, decidedBy: kept.by, at: calendar.daysAgo(3) }] : [],
      views: views.map(([person, position, said]) => ({ person: this.id(person), position, text: said, recordedAt: calendar.daysAgo(4), notHeardReason: null })),
    });
    if (facts.toBeTold) this.#tellLater(kept, item);
  }

  #tellLater(kept: Kept, record: string): void {
    const recordedOn = this.calendar.daysAgo(kept.days ?? 0);
    const term = this.organisationOf(kept.by).startsWith("vt-") ? "INFORM_VEILIG_THUIS" : "INFORM";
    for (const person of kept.about) {
      this.record(
        NotificationDutyEntity,
        { ...kept, about: [person], marks: {} },
        {
          record,
          reason: "NEW_RECORD_FROM_THIRD_PARTY",
          recordedOn,
          dueAt: tooLateFrom(recordedOn, term),
          extendedTo: null,
          fulfilledOn: null,
          safeChannel: null,
          suppressedGround: null,
          changes: [],
          officerNotes: [],
        },
      );
    }
  }

  plan(kept: Kept, version: number, status: PlanEntity["status"]): string {
    return this.record(PlanEntity, kept, { casus: this.caseId, version, status });
  }

  planPart(kept: Kept, plan: string, kind: PlanPartEntity["kind"], framework: PlanPartEntity["framework"] = "VOLUNTARY"): string {
    return this.record(PlanPartEntity, kept, { plan, kind, framework });
  }

  goal(kept: Kept, part: string, text: string, goodEnough: string, { safetyGoal = false, status = "OPEN" as GoalEntity["status"] } = {}): void {
    this.record(GoalEntity, kept, { part, text, goodEnough, status, safetyGoal });
  }

  agreement(kept: Kept, part: string, text: string, when: string, done = false): void {
    this.record(AgreementEntity, kept, { part, text, when, done });
  }

  /** Begun by one, approved by another. */
  shielding(
    kept: Omit<Kept, "about">,
    subject: string,
    order: Pick<ShieldingOrderEntity, "what" | "ground" | "safetyOfficers"> & { hiddenFrom: readonly string[]; approvedBy: string; access?: ShieldingOrderEntity["access"] },
  ): void {
    this.record(
      ShieldingOrderEntity,
      { ...kept, about: [subject] },
      {
        what: order.what,
        ground: order.ground,
        safetyOfficers: order.safetyOfficers,
        hiddenFrom: this.ids(order.hiddenFrom),
        requestedBy: kept.by,
        approvedBy: order.approvedBy,
        approvedAt: this.calendar.momentAgo(Math.max(0, (kept.days ?? 0) - 1)),
        leakCheck: Object.keys(LeakSource) as (keyof typeof LeakSource)[],
        words: [],
        reviews: [],
        endProposal: null,
        endedBy: null,
        from: this.calendar.daysAgo(kept.days ?? 0),
        reviewAt: this.calendar.daysAhead(12),
        endedAt: null,
        access: order.access ?? [],
      },
    );
  }

  /** A secrecy waiver or its refusal; about oneself unless another gives it. */
  consent({ subject, givenBy = subject, capacity, from, to, categories, purposes, status = "GIVEN", recordedBy, daysAgo = 30 }: ConsentFacts): void {
    this.record(
      ConsentRecordEntity,
      { by: recordedBy, about: [...new Set([subject, givenBy])], days: daysAgo },
      {
        subject: this.id(subject),
        givenBy: this.id(givenBy),
        givenByOrganisation: null,
        capacity: capacity ?? (givenBy === subject ? "SELF" : "REPRESENTATIVE"),
        kind: "SECRECY_WAIVER",
        fromOrganisation: from,
        toOrganisations: [...to],
        categories,
        purposes,
        status,
        givenAt: this.calendar.daysAgo(daysAgo),
        validUntil: this.calendar.daysAhead(300),
        withdrawnAt: status === "WITHDRAWN" ? this.calendar.momentAgo(2) : null,
        channel: "in gesprek, op papier",
        pressureChecked: true,
        evidence: "formulier in het dossier (verzonnen)",
        textVersion: "uitleg delen van gegevens, versie 1",
        language: "nl",
        interpreter: false,
        request: null,
        ofGgz: [from, ...to].some((organisation) => organisation.startsWith("ggz-")),
        parties: [from, ...to],
      },
    );
  }

  /** A referral and its frozen package, in the state its last step left it. */
  referral(
    kept: Kept,
    {
      steps,
      ...facts
    }: Pick<ReferralEntity, "type" | "receiver" | "ageBands" | "questionType" | "urgency" | "ground" | "packageSummary" | "packageSafetyConditions"> &
      Partial<Pick<ReferralEntity, "packageAllegationStatus" | "packageSafetyJudgement" | "packageFamilyKnows" | "acceptedBy">> & {
        steps: readonly (readonly [state: ReferralEntity["state"], daysAgo: number])[];
      },
  ): void {
    const acceptedDaysAgo = steps.find(([state]) => state === "ACCEPTED")?.[1];
    const accepted = acceptedDaysAgo !== undefined;
    const sender = this.organisationOf(kept.by);
    const marks = accepted ? { packagedFor: [facts.receiver], ...kept.marks } : kept.marks;
    this.record(
      ReferralEntity,
      { ...kept, ...(marks ? { marks } : {}), days: steps[0]![1] },
      {
        packageAllegationStatus: null,
        packageSafetyJudgement: null,
        packageFamilyKnows: null,
        acceptedBy: null,
        ...facts,
        ofGgz: facts.type === "TO_GGZ" || facts.receiver.startsWith("ggz-"),
        municipality: "Voorbeeldstad",
        informedPersons: this.ids(kept.about),
        notInformedReason: null,
        state: steps.at(-1)![0],
        events: steps.map(([state, daysAgo]) => ({ state, at: this.calendar.momentAgo(daysAgo).toISOString(), reason: null })),
        sentAt: this.calendar.momentAgo(steps[0]![1]),
        acceptedAt: accepted ? this.calendar.momentAgo(acceptedDaysAgo) : null,
        viewOnSafety: accepted ? facts.receiver : sender,
        heldBack: [],
        handoverFactId: accepted ? this.#nextId("handover") : null,
      },
    );
  }

  /** A question about one person to a source, told to the person; and what the source answered, where it did. */
  question(
    { about, ...kept }: Omit<Kept, "about" | "days"> & { readonly about: string; readonly days: number },
    {
      answer,
      ...asked
    }: Pick<InformationRequestEntity, "toOrganisation" | "category" | "questions" | "necessity" | "purpose" | "duty" | "grounds"> & { readonly answer?: AnswerFacts },
  ): void {
    const { calendar } = this;
    const asker = this.organisationOf(kept.by);
    const ofGgz = [asker, asked.toOrganisation].some((party) => party.startsWith("ggz-"));
    const sentAt = calendar.momentAgo(kept.days);
    const daysLeft = answer && 365 - answer.daysAgo;
    const request = this.record(
      InformationRequestEntity,
      { ...kept, about: [about], marks: { retainedUntil: daysLeft === undefined ? null : calendar.daysAhead(daysLeft + 1) } },
      {
        ...asked,
        ofGgz,
        casus: this.caseId,
        urgency: "NORMAL",
        dueAt: endOfDutchDay(workingDaysAfter(dutchDay(sentAt), 5)),
        personInformed: true,
        notInformedReason: null,
        state: answer ? "ANSWERED" : "SENT",
        sentAt,
        closedAt: answer ? calendar.momentAgo(answer.daysAgo) : null,
        answeredBy: answer?.by ?? null,
        refusalReason: null,
        refusalText: null,
        weighing: answer?.weighing ?? null,
      },
    );
    for (const { category, ...said } of answer?.statements ?? []) {
      this.record(
        AnswerStatementEntity,
        { by: answer!.by, about: [about], days: answer!.daysAgo },
        {
          ...said,
          request,
          category,
          confidentiality: ofGgz ? "C4" : CLASS_ASKED[category],
          basis: answer!.basis,
          releasedTo: asker,
          purpose: asked.purpose,
          validUntil: calendar.daysAhead(daysLeft!),
          onConsent: asked.duty === "CONSENT_BASED",
        },
      );
    }
  }

  #add<Row extends RecordEntity>(entity: EntityClass<Row>, id: string, about: string[], { by, days = 0, marks }: Omit<Kept, "about">, content: Content<Row>): void {
    const owner = this.organisationOf(by);
    const base = { id, about, owner, recordedAt: this.calendar.momentAgo(days), recordedBy: by, ...NO_MARKS, youngestBorn: this.#youngestBorn(owner, about), ...marks };
    this.fixture.add(entity, { ...content, ...base } as unknown as Row);
  }

  /** As a ticket would say it, to who keeps records until somebody has an age. */
  #youngestBorn(owner: string, about: readonly string[]): string | null {
    const births = /^(vt|gi|rvdk)-/.test(owner) ? about.map((person) => this.#births.get(person)) : [undefined];
    return births.includes(undefined) ? null : (births.toSorted().at(-1) ?? null);
  }

  /** Those of the reference fixture have the names of the domain model (`K3`), the others that of their family before it. */
  #fullName(person: string): string {
    return this.name === "maria" ? person : `${this.name}.${person}`;
  }

  #nextId(kind: string): string {
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    return idOf(kind, `${this.name}.${count}`);
  }
}
