export { notificationDutyActs, type DutyPlace, type NotificationDutyActs } from "./notification-duty.acts.js";
export { NotificationDutyColumns, notificationDutyTable, type DutyChange } from "./notification-duty.entity.js";
export { NotificationDutyChangeInput, NotificationDutyDecideInput, NotificationDutyFulfilInput, NotificationDutyNoteInput } from "./notification-duty.input.js";
export { hasHeard, isOverdue, isUntold, lateFrom, notificationDutyRecords, OVERDUE_NOTIFICATIONS } from "./notification-duty.records.js";
export {
  DutyChangeState,
  InformChannel,
  NOTIFICATION_DUTIES,
  notificationDutyType,
  type EntityParts,
  type NotificationDuty,
  type NotificationReason,
} from "./notification-duty.type.js";
