export { attestInformed, notificationDutyActs, RECORD_DUTY_ACTS, type DutyPlace, type NotificationDutyActs } from "./notification-duty.acts.js";
export { NotificationDutyColumns, notificationDutyTable, type DutyChange } from "./notification-duty.entity.js";
export { NotificationDutyChangeInput, NotificationDutyDecideInput, NotificationDutyFulfilInput, NotificationDutyNoteInput } from "./notification-duty.input.js";
export { hasHeard, isOpen, isOverdue, isUntold, lateFrom, listDuties, notificationDutyRecords, OVERDUE_NOTIFICATIONS } from "./notification-duty.records.js";
export { isHeldBack, NOT_TOLD, whileUntold, withDuties, type Owed } from "./owed.js";
export {
  DutyChangeState,
  InformChannel,
  NOTIFICATION_DUTIES,
  notificationDutyType,
  type EntityParts,
  type NotificationDuty,
  type NotificationReason,
} from "./notification-duty.type.js";
