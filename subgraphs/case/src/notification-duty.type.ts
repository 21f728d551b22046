import { notificationDutyType, type NotificationDuty as NotificationDutyFields } from "@samenhang/notification-duty";
import { Person } from "./person.type.js";
import { Organisation, Professional } from "./reference.type.js";

export const NotificationDuty = notificationDutyType({ Person, Organisation, Professional });
export type NotificationDuty = NotificationDutyFields;
