import { NotificationDutyColumns } from "@samenhang/notification-duty";
import { Entity } from "typeorm";

/** The duty to tell one person of emergency access. `record` is the access, `recordedBy` opened it. */
@Entity("notification_duty")
export class EmergencyNotificationDutyEntity extends NotificationDutyColumns {}
