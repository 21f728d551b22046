import { notificationDutyRecords } from "@samenhang/notification-duty";
import { NotificationDutyEntity } from "./notification-duty.entity.js";

export const notificationDuties = notificationDutyRecords(NotificationDutyEntity);
