import { notificationDutyType, type NotificationDuty as NotificationDutyFields } from "@samenhang/notification-duty";
import { Organisation, Person, Professional } from "./consent.type.js";

export const NotificationDuty = notificationDutyType({ Person, Organisation, Professional });
export type NotificationDuty = NotificationDutyFields;
