import type { DatePrecision } from '../time/calendar-date';
import type { DriveStatus } from './status';

/** What a plan may still lack. */
export const MISSING = ['day', 'area', 'hours', 'place', 'target', 'capacity', 'centre'] as const;

/** One thing that a plan lacks. */
export type Missing = (typeof MISSING)[number];

/** What the rules ask of a plan; without sites it is held in one place. */
export type Planned = {
	datePrecision: DatePrecision;
	areaCode: string | null;
	venueName: string | null;
	address: string | null;
	sites: number;
	opensAt: string | null;
	targetUnits: number | null;
	capacity: number | null;
	bloodCentreId: string | null;
};

/** Without what is `needed` a drive does not come to a state; what is `wanted` is only said. */
export type MissingFor = { needed: Missing[]; wanted: Missing[] };

const asksForPlan: readonly DriveStatus[] = ['proposed', 'approved', 'announced', 'open'];

/** What a plan lacks for a state: people who are told of a drive must know when and where; how many are hoped for may come later. */
export function missingFor(to: DriveStatus, drive: Planned): MissingFor {
	if (!asksForPlan.includes(to)) return { needed: [], wanted: [] };
	const lacks: Record<Missing, boolean> = {
		day: drive.datePrecision !== 'day',
		area: drive.areaCode === null && drive.venueName === null && drive.sites === 0,
		hours: drive.opensAt === null,
		place: drive.venueName === null && drive.address === null && drive.sites === 0,
		target: drive.targetUnits === null,
		capacity: drive.capacity === null,
		centre: drive.bloodCentreId === null
	};
	const needs: readonly Missing[] = to === 'approved' ? [] : ['day', 'area', 'hours'];
	const missing = MISSING.filter((one) => lacks[one]);
	return {
		needed: missing.filter((one) => needs.includes(one)),
		wanted: missing.filter((one) => !needs.includes(one))
	};
}
