import { HubError } from "@samenhang/errors";
import { attestInformed, notificationDutyActs, RECORD_DUTY_ACTS } from "@samenhang/notification-duty";
import { CovertCollectionEntity } from "./covert-collection.entity.js";
import { isTold } from "./covert-collection.records.js";
import { InformationItemEntity } from "./information-item.entity.js";
import { NotificationDutyEntity } from "./notification-duty.entity.js";
import { ProfessionalEntity } from "./reference.entity.js";

type FromSomebody = Pick<InformationItemEntity, "sourceKind" | "holderPerson" | "about">;

/** Whom an item is about and did not come from, as far as they were not said to know of it (AVG 14(1), 14(5)(a)). */
export const whoMustBeTold = ({ sourceKind, holderPerson, about }: FromSomebody, informed: readonly string[]): readonly string[] =>
  sourceKind === "OWN_OBSERVATION" ? [] : about.filter((person) => !informed.includes(person) && !(sourceKind === "PERSON" && person === holderPerson));

/** The duties of items that were contributed. */
export const notificationDuties = notificationDutyActs({
  table: NotificationDutyEntity,
  acts: RECORD_DUTY_ACTS,
  changed: attestInformed,
  isColleague: (manager, slug, organisation) => manager.existsBy(ProfessionalEntity, { slug, organisation }),
  // Of what was collected covertly one conversation tells with its collection.
  checkToldAlone: async (manager, { record, about }) => {
    const item = await manager.findOneBy(InformationItemEntity, { id: record });
    const collection = item?.covertCollection ? await manager.findOneBy(CovertCollectionEntity, { id: item.covertCollection }) : null;
    if (collection && !about.every((person) => isTold(collection, person)))
      throw new HubError("INPUT_INVALID", { problem: "what was collected covertly is told with its collection: covertCollectionInform" });
  },
});
