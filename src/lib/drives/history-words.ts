import { m } from '../paraglide/messages';
import { driveFieldWords } from './difference-words';
import type { NewDriveInput } from './drive-form';
import { DRIVE_STATUSES } from './status';
import { driveStatusWords } from './status-words';

/** Columns whose field in the form has another name. */
const fieldOfColumn: Record<string, keyof NewDriveInput> = { venueName: 'venue' };

/** What an entry of the audit trail about a drive says. */
export function historyWords({ action, fields }: { action: string; fields: string[] | null }): string {
	if (action === 'drive.scheduled') return m.drive_history_scheduled();
	if (action === 'drive.edited')
		return m.drive_history_edited({ fields: (fields ?? []).flatMap(fieldName).join(', ') });
	if (action === 'drive.result_reported') return m.drive_history_reported();
	if (action === 'drive.result_counted') return m.drive_history_counted();
	const status = DRIVE_STATUSES.find((one) => action === `drive.${one}`);
	return status ? m.drive_history_status({ status: driveStatusWords[status]() }) : m.drive_history_other();
}

/** Province and zone follow from the club, so they are not told apart from it. */
function fieldName(column: string): string[] {
	const field = fieldOfColumn[column] ?? column;
	return field in driveFieldWords ? [driveFieldWords[field as keyof NewDriveInput]().toLowerCase()] : [];
}
