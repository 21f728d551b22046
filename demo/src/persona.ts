import type { OrganisationType, Role } from "@samenhang/caller";
import type { Purpose } from "@samenhang/policy";

/** An invented user of the demo: who they are, and what they can try. */
export interface Persona {
  /** Pseudonymous id; the `sub` of the token. */
  readonly id: string;
  readonly name: string;
  /** The organisation whose identity provider vouches for them; `burgers` for people who ask for themselves. */
  readonly organisation: string;
  readonly type: OrganisationType;
  readonly region?: string;
  readonly role: Role;
  /** Hub pseudonym of the person, where the type is `PERSON`. */
  readonly person?: string;
  /** End of the professional registration, `YYYY-MM-DD`. */
  readonly registrationUntil?: string;
  /** One sentence per thing worth trying. */
  readonly mayTry: readonly string[];
  /** The purpose to declare unless another is chosen. */
  readonly purpose: Purpose;
  readonly caseId?: string;
}
