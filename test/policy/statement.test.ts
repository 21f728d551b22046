import {
  CATEGORIES,
  CATEGORY_SUPPRESSIONS,
  LINE_SUPPRESSIONS,
  PURPOSE_NL,
  PURPOSES,
  SIGN_OFFS,
  toldCategories,
  type Category,
  type DisclosedLine,
  type StatementReader,
} from "@samenhang/policy";
import { describe, expect, it, test } from "vitest";

/** What a person is told of who received what (policy.md sections 10.9, 11, 12.2 to 12.4), as a table a jurist can read. */
const NOW = new Date("2026-06-30T12:00:00Z");
const line: DisclosedLine = {
  recordedAt: new Date("2026-06-01T12:00:00Z"),
  asker: "lt-noord",
  askerType: "LOCAL_TEAM",
  purpose: "COORDINATE_JOINT_PLAN",
  source: "gi-noord",
  sourceType: "GI",
  emergencyAccess: null,
};
const ACCESS = "11111111-1111-4111-8111-111111111111";
const KNOWS = { informedBy: [], untoldSince: [], treatedBy: [], hiddenOrganisations: [], adultOn: "2030-01-01", emergencies: [] };
const speaker: StatementReader = { holds: ["isSelf"], hidden: false, statement: KNOWS };
const self: StatementReader = { ...speaker, holds: ["isSelf", "isThePerson"] };
const toldOf = (emergency: { access?: string; silentUntil: string | null }): StatementReader => ({
  ...self,
  statement: { ...KNOWS, emergencies: [{ access: ACCESS, ...emergency }] },
});
const untoldSince = (since: string): StatementReader => ({ ...self, statement: { ...KNOWS, informedBy: ["vt-noord"], untoldSince: [{ organisation: "vt-noord", since }] } });
const tells = (change: Partial<DisclosedLine>, reader: StatementReader, categories: readonly Category[] = ["PLAN"]) =>
  toldCategories({ ...line, ...change }, categories, reader, NOW);

// prettier-ignore
const rows: readonly [why: string, change: Partial<DisclosedLine>, reader: StatementReader, categories: readonly Category[], told: readonly Category[]][] = [
  ["an ordinary line is told to the person", {}, self, ["PLAN", "METADATA"], ["PLAN", "METADATA"]],
  ["and to who speaks for the person", {}, speaker, ["PLAN", "METADATA"], ["PLAN", "METADATA"]],
  ["a privacy officer's check is told like others", { purpose: "PRIVACY_AUDIT" }, self, ["DECISION"], ["DECISION"]],
  ["to nobody else", {}, { ...self, holds: ["isInvolved"] }, ["PLAN"], []],
  ["nor where nothing was established", {}, { holds: [], hidden: false }, ["PLAN"], []],
  ["what describes a record is no line alone", {}, self, ["METADATA"], []],
  ["nor beside what is silent", {}, speaker, ["PLAN", "CHILD_CONFIDENTIAL", "METADATA"], ["PLAN"]],

  ["who reported is never told", {}, self, ["REPORTER_IDENTITY"], []],
  ["nor that a secret place was read", {}, self, ["SHIELDED", "ADDRESS"], ["ADDRESS"]],
  ["a child sees who read what it told", {}, self, ["CHILD_CONFIDENTIAL"], ["CHILD_CONFIDENTIAL"]],
  ["an adult who is named in it does not", {}, { ...self, statement: { ...KNOWS, adultOn: "2026-06-01" } }, ["CHILD_CONFIDENTIAL", "METADATA"], []],
  ["nor where the age is unknown", {}, { ...self, statement: { ...KNOWS, adultOn: null } }, ["CHILD_CONFIDENTIAL"], []],
  ["a parent does not", {}, speaker, ["CHILD_CONFIDENTIAL", "METADATA"], []],
  ["an adult sees who read of the own health", {}, self, ["ADULT_HEALTH"], ["ADULT_HEALTH"]],
  ["who speaks for the adult does not", {}, speaker, ["ADULT_HEALTH", "GGZ_INVOLVEMENT"], []],

  ["whom the person is hidden from hears nothing", {}, { ...speaker, hidden: true }, ["PLAN"], []],
  ["an organisation whose name tells a place is not named as asker", { asker: "lt-zuid" }, { ...self, statement: { ...KNOWS, hiddenOrganisations: ["lt-zuid"] } }, ["PLAN"], []],
  ["nor as source", { source: "lt-zuid" }, { ...self, statement: { ...KNOWS, hiddenOrganisations: ["lt-zuid"] } }, ["PLAN"], []],
  ["that a relative used rights is not told", { askerType: "PERSON", asker: "burgers", purpose: "EXERCISE_DATA_SUBJECT_RIGHTS" }, self, ["PLAN"], []],

  ["a patient sees what the own clinician read", { asker: "ggz-noord", askerType: "GGZ", purpose: "TREAT_ADULT" }, { ...self, statement: { ...KNOWS, treatedBy: ["ggz-noord"] } }, ["PLAN"], ["PLAN"]],
  ["that a clinician of another asked stays silent", { asker: "ggz-noord", askerType: "GGZ", purpose: "TREAT_ADULT" }, self, ["PLAN"], []],
  ["also from who speaks for a patient", { asker: "ggz-noord", askerType: "GGZ", purpose: "TREAT_ADULT" }, { ...speaker, statement: { ...KNOWS, treatedBy: ["ggz-noord"] } }, ["PLAN"], []],
  ["and for another purpose than treating", { asker: "ggz-noord", askerType: "GGZ" }, { ...self, statement: { ...KNOWS, treatedBy: ["ggz-noord"] } }, ["PLAN"], []],
  ["a patient sees who read the clinician's record", { source: "ggz-noord", sourceType: "GGZ" }, { ...self, statement: { ...KNOWS, treatedBy: ["ggz-noord"] } }, ["ADULT_HEALTH"], ["ADULT_HEALTH"]],
  ["another does not, whatever it was about", { source: "ggz-noord", sourceType: "GGZ" }, self, ["PLAN"], []],

  ["an investigation is silent until it was told", { asker: "vt-noord", askerType: "VT", purpose: "INVESTIGATE_VIOLENCE" }, self, ["FAMILY"], []],
  ["the assessment of a report too", { asker: "vt-noord", askerType: "VT", purpose: "ASSESS_REPORT" }, self, ["FAMILY"], []],
  ["and what Veilig Thuis gave others", { source: "vt-noord", sourceType: "VT" }, self, ["REPORT"], []],
  ["then it is told", { asker: "vt-noord", askerType: "VT", purpose: "ASSESS_REPORT" }, { ...self, statement: { ...KNOWS, informedBy: ["vt-noord"] } }, ["FAMILY"], ["FAMILY"]],
  ["what it read since a report that was not told yet stays silent", { asker: "vt-noord", askerType: "VT", purpose: "ASSESS_REPORT" }, untoldSince("2026-06-01T12:00:00.000Z"), ["FAMILY"], []],
  ["and what it gave", { source: "vt-noord", sourceType: "VT" }, untoldSince("2026-06-01T11:00:00.000Z"), ["REPORT"], []],
  ["what it read before stays: its going away would tell", { asker: "vt-noord", askerType: "VT", purpose: "ASSESS_REPORT" }, untoldSince("2026-06-01T12:00:01.000Z"), ["FAMILY"], ["FAMILY"]],
  ["that another region told does not help", { asker: "vt-noord", askerType: "VT", purpose: "ASSESS_REPORT" }, { ...self, statement: { ...KNOWS, informedBy: ["vt-zuid"] } }, ["FAMILY"], []],

  ["emergency access is silent on the 27th day", { emergencyAccess: ACCESS, recordedAt: new Date("2026-06-03T12:00:00Z") }, self, ["IDENTITY"], []],
  ["and told after four weeks", { emergencyAccess: ACCESS, recordedAt: new Date("2026-06-02T12:00:00Z") }, self, ["IDENTITY"], ["IDENTITY"]],
  ["who was told before that day sees it from then on", { emergencyAccess: ACCESS, recordedAt: new Date("2026-06-20T12:00:00Z") }, toldOf({ silentUntil: "2026-06-30" }), ["IDENTITY"], ["IDENTITY"]],
  ["more time to tell is more time of silence", { emergencyAccess: ACCESS, recordedAt: new Date("2026-06-02T12:00:00Z") }, toldOf({ silentUntil: "2026-07-14" }), ["IDENTITY"], []],
  ["a ground not to tell keeps it silent", { emergencyAccess: ACCESS, recordedAt: new Date("2026-01-02T12:00:00Z") }, toldOf({ silentUntil: null }), ["IDENTITY"], []],
  ["that another access was told of does not help", { emergencyAccess: ACCESS, recordedAt: new Date("2026-06-20T12:00:00Z") }, toldOf({ access: "22222222-2222-4222-8222-222222222222", silentUntil: "2026-06-21" }), ["IDENTITY"], []],
  ["the purpose counts as well as the access", { purpose: "ACUTE_SAFETY", recordedAt: new Date("2026-06-29T12:00:00Z") }, self, ["IDENTITY"], []],
];

describe("a line of a statement", () => {
  test.each(rows)("%s", (_why, change, reader, categories, told) => {
    expect(tells(change, reader, categories)).toEqual(told);
  });
  it("is silent, whatever it is about, for each reason to be silent: no reason depends on another", () => {
    for (const category of Object.keys(CATEGORIES) as Category[]) {
      expect(tells({}, { ...self, hidden: true }, [category]), category).toEqual([]);
      expect(tells({ emergencyAccess: ACCESS, recordedAt: NOW }, self, [category]), category).toEqual([]);
      expect(tells({ askerType: "GGZ" }, self, [category]), category).toEqual([]);
    }
  });
});

describe("the reasons to be silent", () => {
  it.each([...Object.entries(LINE_SUPPRESSIONS), ...Object.entries(CATEGORY_SUPPRESSIONS)])(
    "%s says why, where it comes from and what a lawyer must still say",
    (_name, { nl, source, signOff }) => {
      expect(nl).toMatch(/\.$/);
      expect(source).toMatch(/\d/);
      expect(SIGN_OFFS).toHaveProperty(signOff);
    },
  );
  it("every purpose has its sentence in plain Dutch", () => {
    expect(Object.keys(PURPOSE_NL).sort()).toEqual(Object.keys(PURPOSES).sort());
    for (const sentence of Object.values(PURPOSE_NL)) expect(sentence).toMatch(/^[A-Z].*\.$/);
  });
});
