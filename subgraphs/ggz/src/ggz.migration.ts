import { firstMigration, recordTable, type Columns } from "@samenhang/subgraph";

const RELEASE: Columns = {
  released_to: ["text NOT NULL", "organisation that may read it"],
  purposes: ["text[] NOT NULL CHECK (cardinality(purposes) > 0)", "purposes for which it may be read"],
  valid_until: ["date NOT NULL", "last day on which it may be read"],
  on_consent: ["boolean NOT NULL", "the release rests on consent of the patient and falls with it"],
};
const ONE_PATIENT = "CHECK (cardinality(about) = 1)";

export const First = firstMigration([
  ...recordTable("published_involvement", "that a person is in treatment, as released to one organisation (betrokkenheid)", {
    ...RELEASE,
    since: ["date NOT NULL", "since when"],
    clinician_contact: ["text NOT NULL", "clinician to contact"],
  }),
  `ALTER TABLE published_involvement ADD CONSTRAINT published_involvement_one_patient ${ONE_PATIENT}`,
  ...recordTable("released_statement", "statements a clinician released to one organisation (vrijgegeven verklaring); no clinical record", {
    ...RELEASE,
    kind: [
      "text NOT NULL CHECK (kind IN ('AVAILABILITY', 'TREATMENT_STATUS', 'WAITING_TIME', 'PARENTING_IMPACT', 'SAFETY_RISK', 'CRISIS_AGREEMENT', 'COOPERATION_AGREEMENT'))",
      "what it is about",
    ],
    text: ["text NOT NULL", "the statement in the clinician's words"],
    ground: ["text NOT NULL CHECK (ground IN ('CONSENT', 'VT_RIGHT', 'RVDK_RIGHT', 'GI_DUTY', 'CONFLICT_OF_DUTIES'))", "on what the release rests"],
    weighing: ["text NOT NULL", "how the clinician weighed secrecy against release; never leaves the provider"],
    released_at: ["timestamptz NOT NULL", "when it was released"],
    released_by: ["text NOT NULL", "clinician who released it"],
  }),
  `ALTER TABLE released_statement ADD CONSTRAINT released_statement_one_patient ${ONE_PATIENT}`,
  `ALTER TABLE released_statement ADD CONSTRAINT released_statement_on_consent CHECK (on_consent = (ground = 'CONSENT'))`,
  ...recordTable("contact_point", "where a provider can be reached in general; about nobody", {
    phone: ["text", "general telephone number"],
    crisis_phone: ["text", "number in a crisis"],
    opening_hours: ["text", "when it can be reached"],
  }),
  `ALTER TABLE contact_point ADD CONSTRAINT contact_point_about_nobody CHECK (cardinality(about) = 0)`,
  `CREATE UNIQUE INDEX contact_point_owner ON contact_point (owner)`,
]);
