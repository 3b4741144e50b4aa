import type { AreaKind } from '../areas/area';
import type { Named } from '../areas/area-name';
import type { CalendarDate, DatePrecision } from '../time/calendar-date';
import type { ResultKind } from './result-form';
import type { DriveStatus } from './status';

/** An area with what it calls itself. */
export type NamedArea = Named & { code: string; kind: AreaKind };

/**
 * A drive as a line of a list. `registered` and `units` come from its people and donations, or, where its result is
 * reported, from the statement; never from both. `null` is "not stated" or "not yet".
 */
export type DriveRow = {
	id: string;
	title: string;
	kind: 'drive' | 'emergency';
	status: DriveStatus;
	startsOn: CalendarDate;
	endsOn: CalendarDate;
	datePrecision: DatePrecision;
	opensAt: string | null;
	closesAt: string | null;
	venueName: string | null;
	clubName: string | null;
	area: NamedArea | null;
	outsideProvince: boolean;
	targetUnits: number | null;
	capacity: number | null;
	placesTaken: number;
	resultKind: ResultKind;
	registered: number | null;
	registeredApproximate: boolean;
	units: number | null;
	unitsApproximate: boolean;
	inferred: boolean;
	derived: boolean;
	sites: number;
	sourceUrl: string | null;
	note: string | null;
};

/** A result as somebody stated it; `null` is "not stated". */
export type StatedResult = {
	registered: number | null;
	registeredApproximate: boolean;
	donated: number | null;
	donatedApproximate: boolean;
	units: number | null;
	unitsApproximate: boolean;
	volumeMl: number | null;
	volumeApproximate: boolean;
	/** The area in the words of the source. */
	areaAsPrinted: string | null;
};

/** A drive with everything its page says. `statusSince` is an instant in ISO 8601, `null` when nobody wrote it down. */
export type DriveDetail = DriveRow & {
	version: number;
	timezone: string;
	address: string | null;
	organiser: string | null;
	notes: string | null;
	cancelReason: string | null;
	returnedBecause: string | null;
	statusSince: string | null;
	campaign: Named | null;
	bloodCentre: Named | null;
	reported: StatedResult | null;
};
