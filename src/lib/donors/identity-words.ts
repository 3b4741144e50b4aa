import { m } from '../paraglide/messages';
import type { IdKind, IdWarning } from './identity';

/** The kind of paper. */
export const idKindWords: Record<IdKind, () => string> = {
	cccd: () => m.donor_id_kind_cccd(),
	cmnd: () => m.donor_id_kind_cmnd(),
	passport: () => m.donor_id_kind_passport(),
	lao_id: () => m.donor_id_kind_lao_id(),
	military_id: () => m.donor_id_kind_military_id(),
	driving_licence: () => m.donor_id_kind_driving_licence(),
	student_card: () => m.donor_id_kind_student_card(),
	donor_card: () => m.donor_id_kind_donor_card(),
	other: () => m.donor_id_kind_other()
};

/** What disagrees with the citizen's number; it can be saved all the same. */
export const idWarningWords: Record<IdWarning, () => string> = {
	id_sex_differs: () => m.donor_id_warning_sex(),
	id_birth_year_differs: () => m.donor_id_warning_birth_year()
};
