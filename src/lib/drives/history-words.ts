import type { DriveAction } from '../audit/action';
import { m } from '../paraglide/messages';
import { driveFieldWords } from './difference-words';
import { resultFieldWords } from './result-field-words';
import { driveStatusWords } from './status-words';

/** Columns whose field in the form has another name. */
const fieldOfColumn: Record<string, string> = {
	venueName: 'venue',
	venueId: 'venue',
	datePrecision: 'startsOn',
	outsideProvince: 'areaCode',
	registeredApproximate: 'registered',
	donatedApproximate: 'donated',
	unitsApproximate: 'units',
	volumeApproximate: 'volumeMl'
};

/** Province and zone follow from the club, so they are not told apart from it and have no word. */
const fieldWords: Record<string, () => string> = { ...driveFieldWords, ...resultFieldWords };

const movedTo = (status: keyof typeof driveStatusWords) => () =>
	m.drive_history_status({ status: driveStatusWords[status]() });

const actionWords: Record<DriveAction, (fields: string) => string> = {
	'drive.scheduled': () => m.drive_history_scheduled(),
	'drive.edited': (fields) => m.drive_history_edited({ fields }),
	'drive.places_settled': () => m.drive_history_places_settled(),
	'drive.told': () => m.drive_history_told(),
	'drive.group_made': () => m.drive_history_group_made(),
	'drive.group_edited': () => m.drive_history_group_edited(),
	'drive.group_revoked': () => m.drive_history_group_revoked(),
	'drive.comment_hidden': () => m.drive_history_comment_hidden(),
	'drive.comment_shown': () => m.drive_history_comment_shown(),
	'drive.result_entered': (fields) => m.drive_history_entered({ fields }),
	'drive.bags_compared': () => m.drive_history_bags_compared(),
	'drive.kept_at_hand': () => m.drive_history_kept_at_hand(),
	'drive.template_renamed': () => m.drive_history_template_renamed(),
	'drive.let_go': () => m.drive_history_let_go(),
	'drive.days_edited': () => m.drive_history_days_edited(),
	'drive.sites_edited': () => m.drive_history_sites_edited(),
	'drive.result_reported': () => m.drive_history_reported(),
	'drive.result_counted': () => m.drive_history_counted(),
	'drive.draft': movedTo('draft'),
	'drive.proposed': movedTo('proposed'),
	'drive.approved': movedTo('approved'),
	'drive.announced': movedTo('announced'),
	'drive.open': movedTo('open'),
	'drive.running': movedTo('running'),
	'drive.closed': movedTo('closed'),
	'drive.confirmed': movedTo('confirmed'),
	'drive.cancelled': movedTo('cancelled')
};

/** What an entry of the audit trail about a drive says; one of another time has no words of its own. */
export function historyWords({ action, fields }: { action: string; fields: string[] | null }): string {
	return actionWords[action as DriveAction]?.(namedFields(fields ?? [])) ?? m.drive_history_other();
}

/** Changed columns of a drive or its result by the labels of their fields; what follows from another is left out. */
export function namedFields(columns: readonly string[]): string {
	return [...new Set(columns.flatMap(fieldName))].join(', ');
}

function fieldName(column: string): string[] {
	const name = fieldWords[fieldOfColumn[column] ?? column];
	return name ? [name().toLowerCase()] : [];
}
