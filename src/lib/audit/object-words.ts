import { m } from '../paraglide/messages';
import type { Choice, ChoiceGroup } from '../ui/choices';
import type { AuditAction, AuditObject } from './action';
import { actionWords } from './action-words';
import { AUDIT_OBJECTS } from './filter';
import { mayMeet, type AuditReader } from './reader';

/** What entries may be about. */
export const objectWords: Record<AuditObject, () => string> = {
	account: () => m.audit_object_account(),
	api_key: () => m.audit_object_api_key(),
	area: () => m.audit_object_area(),
	blood_centre: () => m.audit_object_blood_centre(),
	calendar_day: () => m.audit_object_calendar_day(),
	calendar_feed: () => m.audit_object_calendar_feed(),
	club: () => m.audit_object_club(),
	club_application: () => m.audit_object_club_application(),
	dhis2: () => m.audit_object_dhis2(),
	donor: () => m.audit_object_donor(),
	drive: () => m.audit_object_drive(),
	exchange: () => m.audit_object_exchange(),
	export: () => m.audit_object_export(),
	hall_link: () => m.audit_object_hall_link(),
	helper_link: () => m.audit_object_helper_link(),
	import: () => m.audit_object_import(),
	milestone: () => m.audit_object_milestone(),
	report: () => m.audit_object_report(),
	report_schedule: () => m.audit_object_report_schedule(),
	province: () => m.audit_object_province(),
	registration: () => m.audit_object_registration(),
	operation: () => m.audit_object_operation(),
	rules: () => m.audit_object_rules(),
	request: () => m.audit_object_request(),
	retention: () => m.audit_object_retention(),
	saved_filter: () => m.audit_object_saved_filter(),
	target: () => m.audit_object_target(),
	venue: () => m.audit_object_venue(),
	volunteer: () => m.audit_object_volunteer(),
	saved_view: () => m.audit_object_saved_view(),
	recount: () => m.audit_object_recount(),
	plan: () => m.audit_object_plan(),
	checklist: () => m.audit_object_checklist()
};

/** What an action is done to, by the first word of its code; people and how they sign in are one kind. */
function objectOf(action: string): AuditObject {
	const [first = ''] = action.split('.');
	if (first === 'helper') return 'helper_link';
	return AUDIT_OBJECTS.find((object) => object === first) ?? 'account';
}

const actionsFor = (reader: AuditReader) =>
	(Object.keys(actionWords) as AuditAction[]).filter((action) => mayMeet(reader, action));

/** What the entries of a reader may be about, as a choice. */
export function objectChoices(reader: AuditReader): Choice[] {
	const met = new Set(actionsFor(reader).map(objectOf));
	return AUDIT_OBJECTS.filter((object) => met.has(object)).map((value) => ({ value, label: objectWords[value]() }));
}

/** Every action that a reader may meet as a choice, under what it is done to. */
export function actionChoices(reader: AuditReader): ChoiceGroup[] {
	const actions = actionsFor(reader);
	return objectChoices(reader).map(({ value: object, label }) => ({
		label,
		choices: actions
			.filter((action) => objectOf(action) === object)
			.map((value) => ({ value, label: actionWords[value]() }))
	}));
}
