export { notificationDutyActs, type DutyPlace, type NotificationDutyActs } from "./notification-duty.acts.js";
export { NotificationDutyColumns, notificationDutyTable, type DutyChange } from "./notification-duty.entity.js";
export { NotificationDutyChangeInput, NotificationDutyDecideInput, NotificationDutyFulfilInput, NotificationDutyNoteInput } from "./notification-duty.input.js";
export { isOverdue, isUntold, lateFrom, notificationDutyRecords, OVERDUE_NOTIFICATIONS } from "./notification-duty.records.js";
export { NOTIFICATION_DUTIES, notificationDutyType, type EntityParts, type NotificationDuty } from "./notification-duty.type.js";
