import { clubFieldLabels } from '../clubs/field-labels';
import { donorFieldLabel, isDonorField } from '../donors/mentioned-labels';
import { namedFields } from '../drives/history-words';
import { m } from '../paraglide/messages';
import { venueFieldWords } from '../venues/venue-words';
import type { AuditObject } from './action';

const ofArea: Record<string, () => string> = {
	nameVi: () => m.area_name_vi(),
	nameLo: () => m.area_name_lo(),
	nameEn: () => m.area_name_en(),
	population: () => m.area_population(),
	populationYear: () => m.area_population_year(),
	tileRow: () => m.area_tile_row(),
	tileCol: () => m.area_tile_col(),
	validTo: () => m.area_valid_to()
};
const ofAccount: Record<string, () => string> = {
	fullName: () => m.person_name(),
	email: () => m.person_email(),
	locale: () => m.audit_field_locale(),
	password: () => m.audit_field_password(),
	role: () => m.person_role(),
	state: () => m.person_state(),
	until: () => m.audit_field_until()
};
const ofBag: Record<string, () => string> = {
	bagNumber: () => m.donation_bag(),
	volumeMl: () => m.donation_volume(),
	component: () => m.donation_component(),
	quantitySufficient: () => m.donation_insufficient(),
	stopped: () => m.day_stopped(),
	reaction: () => m.day_reaction(),
	reactionKind: () => m.day_reaction_kind(),
	intervalBreach: () => m.desk_breach()
};
const labels: Partial<Record<AuditObject, Record<string, () => string>>> = {
	account: ofAccount,
	area: ofArea,
	club: clubFieldLabels,
	registration: { overrideReason: () => m.override_reason(), overrideBy: () => m.override_by() },
	operation: ofBag,
	saved_filter: { name: () => m.saved_filter_name() },
	venue: venueFieldWords,
	volunteer: {
		fullName: () => m.volunteer_name(),
		phone: () => m.volunteer_phone(),
		note: () => m.volunteer_note()
	}
};

/** The changed fields of an entry by their labels; one of another time is left out. */
export function changedFieldWords(object: AuditObject, fields: readonly string[]): string {
	if (object === 'export') return exportedWords(fields);
	if (object === 'drive') return namedFields(fields);
	const label = (field: string) => {
		if (object === 'donor') return isDonorField(field) ? [donorFieldLabel(field)] : [];
		return labels[object]?.[field]?.() ?? [];
	};
	return [...new Set(fields.flatMap(label))].join(', ');
}

/** How many rows were taken out; by what the list was narrowed is told by the codes alone, as they stand in addresses. */
function exportedWords(fields: readonly string[]): string {
	const [, rows = ''] = /^rows:(\d+)$/.exec(fields[0] ?? '') ?? [];
	return [m.audit_export_rows({ count: rows }), ...fields.slice(1)].join(', ');
}
