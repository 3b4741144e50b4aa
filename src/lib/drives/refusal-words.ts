import { m } from '../paraglide/messages';
import type { RefusalDetails } from '../result';
import { calendarDate } from '../time/calendar-date';
import { formatDate, formatNumber, type Locale } from '../time/format';
import { MISSING } from './missing';
import { missingList } from './missing-words';
import type { ChangeRefusal, EditRefusal, NewDriveRefusal } from './refusals';

type Said = { details: RefusalDetails; locale: Locale };

/** Why a drive was not saved, moved or given a result: what happened, why, and what to do. */
export const driveRefusalWords: Record<ChangeRefusal, (said: Said) => string> = {
	club_not_yours: () => m.drive_refusal_club_not_yours(),
	area_unknown: () => m.drive_refusal_area_unknown(),
	area_not_valid: (said) => m.drive_refusal_area_not_valid({ day: day(said) }),
	campaign_unknown: () => m.drive_refusal_campaign_unknown(),
	centre_unknown: () => m.drive_refusal_centre_unknown(),
	drive_gone: () => m.drive_refusal_gone(),
	stale_version: () => m.drive_refusal_stale(),
	day_to_come: (said) => m.drive_refusal_day_to_come({ day: day(said) }),
	site_gone: () => m.drive_refusal_site_gone(),
	no_day_taken: () => m.drive_refusal_no_day_taken(),
	day_past: (said) => m.drive_refusal_day_past({ day: day(said) }),
	day_missing: () => m.field_required(),
	area_missing: () => m.field_required(),
	capacity_below_taken: (said) => m.drive_refusal_capacity({ taken: count(said, 'taken') }),
	club_has_people: () => m.drive_refusal_club_has_people(),
	days_have_donations: () => m.drive_refusal_days_have_donations(),
	days_clash: () => m.drive_refusal_days_clash(),
	slots_have_people: (said) => m.drive_refusal_slots_have_people({ people: count(said, 'people'), day: day(said) }),
	status_not_next: () => m.drive_refusal_status_not_next(),
	drive_not_yet: (said) => m.drive_refusal_not_yet({ day: day(said) }),
	drive_has_people: (said) => m.drive_refusal_has_people({ people: count(said, 'people') }),
	drive_has_outcomes: (said) => m.drive_refusal_has_outcomes({ people: count(said, 'people') }),
	plan_lacks: ({ details }) => m.drive_refusal_plan_lacks({ what: missingList(missingIn(details)) }),
	reason_missing: () => m.field_reason_missing(),
	result_missing: () => m.drive_refusal_result_missing(),
	drive_confirmed: () => m.drive_refusal_confirmed(),
	change_reason_missing: () => m.drive_refusal_change_reason(),
	result_too_early: (said) => m.drive_refusal_result_too_early({ day: day(said) }),
	drive_cancelled: () => m.drive_refusal_cancelled(),
	nothing_reported: () => m.drive_refusal_nothing_reported()
};

type Field = 'clubId' | 'areaCode' | 'campaignId' | 'bloodCentreId' | 'startsOn';

/** The field of the form of a new drive that a refusal is about. */
export const placementField: Record<NewDriveRefusal, Field> = {
	club_not_yours: 'clubId',
	area_unknown: 'areaCode',
	area_not_valid: 'areaCode',
	campaign_unknown: 'campaignId',
	centre_unknown: 'bloodCentreId',
	day_past: 'startsOn',
	day_to_come: 'startsOn'
};

/** The same of a drive that is changed; the empty string is the whole form. */
export const refusedField: Record<EditRefusal, Field | 'capacity' | 'changeReason' | ''> = {
	...placementField,
	club_has_people: 'clubId',
	area_missing: 'areaCode',
	capacity_below_taken: 'capacity',
	day_missing: 'startsOn',
	days_have_donations: 'startsOn',
	days_clash: 'startsOn',
	slots_have_people: 'startsOn',
	change_reason_missing: 'changeReason',
	drive_confirmed: '',
	drive_gone: '',
	stale_version: ''
};

function day({ details, locale }: Said): string {
	const stated = calendarDate(String(details.day));
	return stated ? formatDate(stated, locale) : '';
}

/** What a plan lacks travels as a list of codes. */
function missingIn(details: RefusalDetails) {
	return MISSING.filter((one) => String(details.what).split(' ').includes(one));
}

function count({ details, locale }: Said, name: string): string {
	return formatNumber(Number(details[name]), locale);
}
