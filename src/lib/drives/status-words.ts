import { m } from '../paraglide/messages';
import type { DriveStatus } from './status';

/** The state of a drive in words. */
export const driveStatusWords: Record<DriveStatus, () => string> = {
	draft: () => m.drive_status_draft(),
	proposed: () => m.drive_status_proposed(),
	approved: () => m.drive_status_approved(),
	announced: () => m.drive_status_announced(),
	open: () => m.drive_status_open(),
	running: () => m.drive_status_running(),
	closed: () => m.drive_status_closed(),
	confirmed: () => m.drive_status_confirmed(),
	cancelled: () => m.drive_status_cancelled()
};

/** The button that moves a drive to this state. */
export const driveStatusActs: Record<DriveStatus, () => string> = {
	draft: () => m.drive_status_act_draft(),
	proposed: () => m.drive_status_act_proposed(),
	approved: () => m.drive_status_act_approved(),
	announced: () => m.drive_status_act_announced(),
	open: () => m.drive_status_act_open(),
	running: () => m.drive_status_act_running(),
	closed: () => m.drive_status_act_closed(),
	confirmed: () => m.drive_status_act_confirmed(),
	cancelled: () => m.drive_status_act_cancelled()
};
