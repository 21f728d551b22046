import { notificationDutyActs } from "@samenhang/notification-duty";
import type { InformationItemEntity } from "./information-item.entity.js";
import { NotificationDutyEntity } from "./notification-duty.entity.js";
import { ProfessionalEntity } from "./reference.entity.js";

type FromSomebody = Pick<InformationItemEntity, "sourceKind" | "holderPerson" | "about">;

/** Whom an item is about and did not come from, as far as they were not said to know of it (AVG 14(1), 14(5)(a)). */
export const whoMustBeTold = ({ sourceKind, holderPerson, about }: FromSomebody, informed: readonly string[]): readonly string[] =>
  sourceKind === "OWN_OBSERVATION" ? [] : about.filter((person) => !informed.includes(person) && !(sourceKind === "PERSON" && person === holderPerson));

/** The duties of items that were contributed. */
export const notificationDuties = notificationDutyActs({
  table: NotificationDutyEntity,
  isColleague: (manager, slug, organisation) => manager.existsBy(ProfessionalEntity, { slug, organisation }),
});
