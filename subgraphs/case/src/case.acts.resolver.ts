import { ActMutation, ActResult, type PublicValue, type RequestContext } from "@samenhang/subgraph";
import { Arg, Ctx, Resolver } from "type-graphql";
import { addParticipant, addPerson, closeCase, endParticipant, openCase } from "./case.acts.js";
import { CaseCloseInput, CaseFrameworkInput, CaseOpenInput, ParticipantAddInput, ParticipantEndInput, PersonAddInput } from "./case.input.js";
import { changeFramework } from "./framework.acts.js";
import { addInformationItem } from "./information-item.acts.js";
import { InformationItemInput } from "./information-item.input.js";
import { recordAddress, recordAuthority, recordRelation } from "./person.acts.js";
import { AddressInput, AuthorityInput, RelationInput } from "./person.input.js";
import { endProtectiveOrder, recordProtectiveOrder } from "./protective-order.acts.js";
import { ProtectiveOrderEndInput, ProtectiveOrderInput } from "./protective-order.input.js";
import { endStaffSafetyNote, recordStaffSafetyNote } from "./staff-safety-note.acts.js";
import { StaffSafetyNoteEndInput, StaffSafetyNoteInput } from "./staff-safety-note.input.js";

type Answer = Promise<PublicValue>;

@Resolver()
export class CaseActs {
  @ActMutation(() => ActResult, "Open a case (*casus openen*); you are its first participant.")
  caseOpen(@Arg("input", () => CaseOpenInput) input: CaseOpenInput, @Ctx() context: RequestContext): Answer {
    return openCase(context, input);
  }

  @ActMutation(() => ActResult, "Close the declared case (*casus sluiten*).")
  caseClose(@Arg("input", () => CaseCloseInput) input: CaseCloseInput, @Ctx() context: RequestContext): Answer {
    return closeCase(context, input);
  }

  @ActMutation(() => ActResult, "Add a person to the declared case (*persoon toevoegen*).")
  personAdd(@Arg("input", () => PersonAddInput) input: PersonAddInput, @Ctx() context: RequestContext): Answer {
    return addPerson(context, input);
  }

  @ActMutation(() => ActResult, "Change the legal frame of a person in the declared case (*kader wijzigen*); a stricter frame works on the very next request.")
  caseFrameworkChange(@Arg("input", () => CaseFrameworkInput) input: CaseFrameworkInput, @Ctx() context: RequestContext): Answer {
    return changeFramework(context, input);
  }

  @ActMutation(() => ActResult, "Add a professional to the declared case (*deelnemer toevoegen*).")
  participantAdd(@Arg("input", () => ParticipantAddInput) input: ParticipantAddInput, @Ctx() context: RequestContext): Answer {
    return addParticipant(context, input);
  }

  @ActMutation(() => ActResult, "End a participation in the declared case (*deelname beëindigen*); it works on the next request.")
  participantEnd(@Arg("input", () => ParticipantEndInput) input: ParticipantEndInput, @Ctx() context: RequestContext): Answer {
    return endParticipant(context, input);
  }

  @ActMutation(() => ActResult, "Contribute information with its provenance (*informatie-item toevoegen*).")
  informationItemAdd(@Arg("input", () => InformationItemInput) input: InformationItemInput, @Ctx() context: RequestContext): Answer {
    return addInformationItem(context, input);
  }

  @ActMutation(() => ActResult, "Record a relation (*relatie vastleggen*).")
  relationRecord(@Arg("input", () => RelationInput) input: RelationInput, @Ctx() { acts }: RequestContext): Answer {
    return recordRelation(acts, input);
  }

  @ActMutation(() => ActResult, "Record authority over a child (*gezag vastleggen*).")
  authorityRecord(@Arg("input", () => AuthorityInput) input: AuthorityInput, @Ctx() { acts }: RequestContext): Answer {
    return recordAuthority(acts, input);
  }

  @ActMutation(() => ActResult, "Record an address (*adres vastleggen*).")
  addressRecord(@Arg("input", () => AddressInput) input: AddressInput, @Ctx() { acts }: RequestContext): Answer {
    return recordAddress(acts, input);
  }

  @ActMutation(() => ActResult, "Record a protective order (*huisverbod of contactverbod vastleggen*).")
  protectiveOrderRecord(@Arg("input", () => ProtectiveOrderInput) input: ProtectiveOrderInput, @Ctx() { acts }: RequestContext): Answer {
    return recordProtectiveOrder(acts, input);
  }

  @ActMutation(() => ActResult, "End a protective order your organisation recorded, before its last day.")
  protectiveOrderEnd(@Arg("input", () => ProtectiveOrderEndInput) input: ProtectiveOrderEndInput, @Ctx() { acts }: RequestContext): Answer {
    return endProtectiveOrder(acts, input);
  }

  @ActMutation(() => ActResult, "Record a note for the safety of staff (*veiligheidsnotitie vastleggen*).")
  staffSafetyNoteRecord(@Arg("input", () => StaffSafetyNoteInput) input: StaffSafetyNoteInput, @Ctx() { acts }: RequestContext): Answer {
    return recordStaffSafetyNote(acts, input);
  }

  @ActMutation(() => ActResult, "Withdraw a note for the safety of staff that your organisation wrote (*veiligheidsnotitie intrekken*).")
  staffSafetyNoteEnd(@Arg("input", () => StaffSafetyNoteEndInput) input: StaffSafetyNoteEndInput, @Ctx() { acts }: RequestContext): Answer {
    return endStaffSafetyNote(acts, input);
  }
}
