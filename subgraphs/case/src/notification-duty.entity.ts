import { NotificationDutyColumns } from "@samenhang/notification-duty";
import { Entity } from "typeorm";

@Entity("notification_duty")
export class NotificationDutyEntity extends NotificationDutyColumns {}
