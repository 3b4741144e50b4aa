import { m } from '../paraglide/messages';
import type { Missing } from './missing';

/** What a plan lacks, as it stands in a list. */
export const missingWords: Record<Missing, () => string> = {
	day: () => m.drive_missing_day(),
	area: () => m.drive_missing_area(),
	hours: () => m.drive_missing_hours(),
	place: () => m.drive_missing_place(),
	target: () => m.drive_missing_target(),
	capacity: () => m.drive_missing_capacity(),
	centre: () => m.drive_missing_centre()
};

/** Some of what a plan lacks, in one line. */
export function missingList(missing: readonly Missing[]): string {
	return missing.map((one) => missingWords[one]()).join(', ');
}
