import { isOpen, isUntold, lateFrom, notificationDutyRecords } from "@samenhang/notification-duty";
import { EmergencyNotificationDutyEntity } from "./emergency-duty.entity.js";

export const emergencyNotificationDuties = notificationDutyRecords(EmergencyNotificationDutyEntity);

/** The first day on which the statement of the person is no longer silent about the access; null while a ground keeps it so. */
export const silentUntil = (duty: EmergencyNotificationDutyEntity): string | null => {
  if (isOpen(duty)) return lateFrom(duty);
  return isUntold(duty) ? null : (duty.fulfilledOn ?? duty.recordedOn);
};
