import { notificationDutyActs } from "@samenhang/notification-duty";
import type { ActTransaction } from "@samenhang/subgraph";
import { EmergencyNotificationDutyEntity } from "./emergency-duty.entity.js";
import { createFactStore } from "./known-facts.js";

/** Duties of who opened emergency access to tell the persons of the case (policy.md section 11, S-11). */
export const emergencyNotificationDuties = notificationDutyActs({
  table: EmergencyNotificationDutyEntity,
  acts: {
    fulfil: "EMERGENCY_DUTY_FULFIL",
    ask: "EMERGENCY_DUTY_CHANGE_ASK",
    decide: "EMERGENCY_DUTY_CHANGE_DECIDE",
    note: "EMERGENCY_DUTY_NOTE",
  },
});

/** One for each of these persons who can be told: not for a child not yet born, of whom the mother is told, nor for the dead. */
export async function beginEmergencyDuties(transaction: ActTransaction, persons: readonly string[]): Promise<void> {
  const { manager, today, recordId } = transaction;
  const known = (await createFactStore(manager).aboutPersons(persons, today)).of("PERSON");
  const cannotBeTold = new Set(known.filter(({ isUnborn, deceasedAt }) => isUnborn || deceasedAt !== null).map(({ person }) => person));
  await emergencyNotificationDuties.begin(transaction, {
    record: recordId,
    reason: "BREAK_GLASS",
    persons: persons.filter((person) => !cannotBeTold.has(person)),
  });
}
