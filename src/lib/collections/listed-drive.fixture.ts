import type { CalendarDate } from '$lib/time/calendar-date';
import type { DriveFacts, ListedDrive } from './drive-list';
import { noFigures, type Figures } from './figures';
import { unpaired, type Paired } from './yield';

/** A drive of a list; of its figures those that are given are known. */
export function drive(
	id: string,
	figures: Partial<Figures>,
	facts: Partial<Omit<DriveFacts, 'startsOn'>> & { startsOn?: string } = {}
): ListedDrive {
	const startsOn = (facts.startsOn ?? '2026-03-01') as CalendarDate;
	return {
		id,
		title: `Đợt ${id}`,
		datePrecision: 'day',
		clubId: null,
		clubName: null,
		area: null,
		outsideProvince: false,
		amount: null,
		...facts,
		startsOn,
		endsOn: startsOn,
		figures: {
			...noFigures,
			drives: 1,
			unitsWithVolume: 0,
			countedUnits: 0,
			reportedUnits: 0,
			roughly: [],
			silent: { registered: 0, donations: 0, units: 0, volumeMl: 0 },
			paired: pairedOf(figures),
			...figures
		}
	};
}

function pairedOf({ units = null, registered = null }: Partial<Figures>): Paired {
	return units === null || !registered ? unpaired : { drives: 1, units, registered, approximate: false };
}
