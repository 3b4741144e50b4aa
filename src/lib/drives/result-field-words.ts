import { m } from '../paraglide/messages';
import type { ReportedResultInput } from './result-form';

type Field = Exclude<keyof ReportedResultInput, 'version' | `${string}Approximate`>;

/** The label of each field of a stated result. */
export const resultFieldWords: Record<Field, () => string> = {
	units: () => m.drive_reported_units(),
	registered: () => m.drive_reported_registered(),
	donated: () => m.drive_reported_donated(),
	volumeMl: () => m.drive_reported_volume(),
	sourceUrl: () => m.drive_result_source(),
	note: () => m.drive_reported_note()
};
