import type { CalendarDate } from '../time/calendar-date';
import type { RegistrationState } from './registration-state';

/** Somebody on the page of a drive. `donorId` is null for an applicant who is not matched yet. */
export type PersonAtDrive = {
	id: string;
	state: RegistrationState;
	donorId: string | null;
	fullName: string;
	birthYear: number | null;
	group: string | null;
	volumeMl: number | null;
	/** The last day of the deferral. */
	deferredUntil: CalendarDate | null;
	deferredPermanently: boolean;
};
