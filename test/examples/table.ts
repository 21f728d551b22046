import type { Example } from "./example.js";

/** The thirty-four worked examples of policy.md section 17, as they are run through the gateway. Titles and whys are for a jurist. */
export const EXAMPLES: readonly Example[] = [
  {
    id: "E01",
    title: "the GI asks for the mother's diagnosis",
    given: "a supervision order for K3 is in force; the GI named the provider",
    steps: [
      {
        by: "gi-supervisor",
        person: "M",
        select: "ggzStatements { kind text } ggzInvolvement { since }",
        withheld: [["ReleasedStatement.text", "REFER_TO_SOURCE", "MEDICAL_SECRET_SOURCE_DECIDES", "ASK_SOURCE", "LEGAL_DUTY"]],
        empty: ["person.ggzInvolvement"],
        silent: ["PublishedInvolvement"],
        why: "the duty of Jeugdwet 7.3.11 lid 4 exists, but the clinician judges what is necessary; that she is a patient is itself health data",
      },
      {
        by: "gi-supervisor",
        person: "K3",
        select: "ggzStatements { text }",
        empty: ["person.ggzStatements"],
        silent: ["ReleasedStatement"],
        why: "no provider was named for K3: no searching for who treats someone",
      },
    ],
  },
  {
    id: "E02",
    title: "the supervision order ended three weeks ago",
    given: "the measure of the child has ended",
    steps: [
      {
        by: "gi-supervisor-ended",
        query: "query Q($case: ID!) { case(id: $case) { plan { status } persons { person { displayName } } } }",
        empty: ["case.plan", "case.persons"],
        withheld: [["Plan.status", "DENY", "MEASURE_NOT_ACTIVE", "HAND_OVER"]],
        why: "the purpose ends with the measure; what remains is a handover to the local team, with consent",
      },
      {
        by: "gi-supervisor-ended",
        person: "ended-order.child",
        select: "protectionMeasures { kind status } vtInvolvement { active }",
        says: { "person.protectionMeasures.status": "ENDED" },
        empty: ["person.vtInvolvement"],
        withheld: [["VtInvolvement.active", "DENY", "MEASURE_NOT_ACTIVE", "HAND_OVER"]],
        why: "its own file stays the GI's",
      },
    ],
  },
  {
    id: "E03",
    title: "Veilig Thuis asks whether the local team knows the family",
    given: "a report about K2 was accepted",
    steps: [
      {
        by: "vt-worker",
        person: "K2",
        select: "knownHere { known since contactPerson { name } hat } helpTrajectories { goals }",
        returned: ["person.knownHere.contactPerson.name"],
        says: { "person.knownHere.known": true },
        empty: ["person.helpTrajectories"],
        withheld: [["HelpTrajectory.goals", "REFER_TO_SOURCE", "SOURCE_DECIDES", "ASK_SOURCE", "LEGAL_RIGHT"]],
        why: "a standing release for this one field (S-02); the rest is for the professional to tell: a right to speak is not a right to pull",
      },
    ],
  },
  {
    id: "E04",
    title: "the local team wants the report and the reporter after a handover",
    given: "the team accepted the handover",
    steps: [
      {
        by: "lt-access",
        person: "handover.child",
        select: "referrals { state package { summary familyKnows safetyConditions } } safetyConditions { conditions } vtReports { content reporter { name } }",
        returned: ["person.referrals.package.summary", "person.referrals.package.familyKnows"],
        empty: ["person.vtReports.reporter"],
        silent: ["Reporter"],
        why: "the package holds what the receiver needs; who reported is known to Veilig Thuis only, and that there is one is not said",
      },
    ],
  },
  {
    id: "E05",
    title: "curiosity about the neighbours",
    given: "the worker takes part in nothing",
    steps: [
      {
        by: "lt-curious",
        inCaseOf: "lt-careworker",
        person: "neighbours.child",
        select: "displayName vtInvolvement { active }",
        empty: ["person.displayName", "person.vtInvolvement"],
        withheld: [["VtInvolvement.active", "DENY", "NO_PARTICIPATION", "ASK_TO_PARTICIPATE"]],
        why: "no participation, no data; a person who does not exist gets the same answer (test/attack/who-sees-what.test.ts)",
      },
    ],
    open: ["the alert to the privacy officer when a pattern appears comes with the audit views"],
  },
  {
    id: "E06",
    title: "a father with joint authority asks where his child is",
    given: "a shielding order hides K5 from F4",
    steps: [
      {
        by: "father-f4",
        person: "K5",
        select: "displayName addresses { line city municipality } contacts { value }",
        returned: ["person.displayName"],
        empty: ["person.addresses", "person.contacts"],
        silent: ["SHIELD", "Address", "addresses", "contacts"],
        why: "he sees what a person without an address would show; the order never shows itself (S-08)",
      },
    ],
  },
  {
    id: "E07",
    title: "four fathers",
    given: "a supervision order for K3, whose mother lived with four fathers of five children",
    steps: [
      {
        by: "gi-supervisor",
        person: "F1",
        select: "displayName ggzStatements { text }",
        empty: ["person"],
        withheld: [["Person.displayName", "DENY", "MEASURE_OTHER_CHILD", "ASK_TO_PARTICIPATE"]],
        why: "F1 is neither parent nor guardian of K3 and does not bring K3 up",
      },
      {
        by: "gi-supervisor-two-sides",
        person: "F4",
        select: "ggzStatements { text }",
        withheld: [["ReleasedStatement.text", "REFER_TO_SOURCE", "MEDICAL_SECRET_SOURCE_DECIDES", "ASK_SOURCE", "LEGAL_DUTY"]],
        why: "F4 brings K3 up in the household; the named provider is asked, and has a duty (S-03)",
      },
    ],
  },
  {
    id: "E10",
    title: "a clinician opens the one plan",
    given: "M lifted secrecy between mental health care and the local team for the plan; F4 gave no consent",
    steps: [
      {
        by: "ggz-clinician",
        purpose: "COORDINATE_JOINT_PLAN",
        query: "query Q($case: ID!) { case(id: $case) { coordinator { name } plan { parts { goals { text ownedBy { id } } agreements { text } } } } }",
        returned: ["case.coordinator.name", "case.plan.parts.goals.text", "case.plan.parts.agreements.text"],
        says: { "case.plan.parts.goals.ownedBy.id": "{M}" },
        why: "goals of the own patient and agreements she is party to, and nobody else's",
      },
    ],
  },
  {
    id: "E13",
    title: "a seventeen-year-old keeps help private",
    given: "K1 gets help of the local team; F1 has authority",
    steps: [
      {
        by: "father-f1",
        person: "K1",
        select: "helpTrajectories { goals }",
        empty: ["person.helpTrajectories"],
        withheld: [["HelpTrajectory.goals", "DENY", "PERSON_DECIDES_ALONE", "ASK_OWNER"]],
        why: "from 16 the young person decides alone; the father can ask the organisation for general information",
      },
    ],
  },
];
