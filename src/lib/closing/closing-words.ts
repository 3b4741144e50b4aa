import { driveRefusalWords } from '../drives/refusal-words';
import type { StatusRefusal } from '../drives/refusals';
import { registrationStateWords } from '../drives/registration-state-words';
import type { RegistrationState } from '../drives/registration-state';
import { m } from '../paraglide/messages';
import type { RefusalDetails } from '../result';
import { formatNumber, type Locale } from '../time/format';
import { DIFFERENCE_REASONS, type BagRefusal, type ComparisonRefusal, type DifferenceReason } from './closing-form';

/** Why two counts differ, inside a sentence. */
export const differenceWords: Record<DifferenceReason, () => string> = {
	not_full: () => m.close_reason_not_full(),
	not_recorded: () => m.close_reason_not_recorded(),
	recorded_twice: () => m.close_reason_recorded_twice(),
	spoilt: () => m.close_reason_spoilt(),
	other_drive: () => m.close_reason_other_drive(),
	centre_counted: () => m.close_reason_centre_counted(),
	not_known: () => m.close_reason_not_known()
};

/** The same of a reason as it is stored; null where none is. */
export function storedDifferenceWords(stored: string | null): string | null {
	const reason = DIFFERENCE_REASONS.find((one) => one === stored);
	return reason ? differenceWords[reason]() : null;
}

type Words = (details: RefusalDetails, locale: Locale) => string;

/** Why a drive was not closed, or the count of the blood centre not taken. */
export const closingRefusalWords: Record<ComparisonRefusal | StatusRefusal, Words> = {
	drive_gone: ofStatus('drive_gone'),
	stale_version: ofStatus('stale_version'),
	status_not_next: () => m.close_not_running(),
	drive_not_yet: ofStatus('drive_not_yet'),
	drive_has_people: ofStatus('drive_has_people'),
	drive_has_outcomes: ofStatus('drive_has_outcomes'),
	plan_lacks: ofStatus('plan_lacks'),
	reason_missing: ofStatus('reason_missing'),
	result_missing: ofStatus('result_missing'),
	difference_unexplained: ({ ours = 0, theirs = 0 }, locale) => {
		const number = (bags: string | number) => formatNumber(Number(bags), locale);
		return m.close_count_unexplained({ ours: number(ours), theirs: number(theirs) });
	},
	not_closed: () => m.close_count_not_closed()
};

function ofStatus(refusal: StatusRefusal): Words {
	return (details, locale) => driveRefusalWords[refusal]({ details, locale });
}

/** Why a bag keeps its number. */
export const bagRefusalWords: Record<BagRefusal, (details: RefusalDetails) => string> = {
	donation_not_found: () => m.close_bag_gone(),
	stale_version: () => m.close_bag_stale(),
	bag_taken: ({ bagNumber = '' }) => m.close_bag_taken({ bag: bagNumber }),
	drive_not_running: () => m.close_count_not_closed()
};

type Moved = { name: string; from: RegistrationState | null; to: RegistrationState | null; undone: boolean };

/** What changed after a drive was closed, in one line. */
export function sinceWords({ name, from, to, undone }: Moved): string {
	if (to === null) return m.close_since_bag({ name });
	const state = registrationStateWords[to]();
	if (undone) return m.close_since_undone({ name, to: state });
	return from ? `${name}: ${registrationStateWords[from]()} → ${state}` : `${name}: ${state}`;
}
